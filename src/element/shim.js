// Defines <carbon-label>, at once and without a request. What a label shows before stays until markup
// drawn from verified data takes its place; the program that verifies comes once a page, when the
// first label is near the viewport.

const words = CARBON_LABEL_WORDS;
const operator = CARBON_LABEL_OPERATOR;
const PROPERTIES = ["src", "size", "theme", "trust"];

/** This copy of the script. A page may have several: each answers for the labels of its own site. */
const copy = {
  words,
  operator,
  root: operator && import.meta.url.replace(/embed\/[^/]*$/, ""),
  programs: {},
  load(name) {
    const { programs } = this;
    if (!programs[name]) {
      programs[name] = load(PROGRAMS[name]);
      programs[name].then(({ ready }) => ready).catch(() => { programs[name] = null; });
    }
    return programs[name];
  },
  /** Asks for what a check needs first, while no program has come; gives the label's file where it does. */
  askAhead({ root, number, operator, credential }, signal) {
    if (came || !root || !operator) return;
    for (const url of FILES.map((path) => root + path)) if (!ahead.has(url)) ahead.set(url, ask(url));
    if (!credential && labels++ < LABELS_AHEAD) return ask(`${root}label/${number}.jwt`, signal);
  },
};

/** Where a site publishes what counts for all of its labels. */
const FILES = ["trust.jwt", "embed/programme.json"];
/** Labels whose files are asked for before there is a program: the others get their turn from it. */
const LABELS_AHEAD = 3;

/** Files of sites that nobody has taken yet, by their addresses. */
const ahead = new Map();
let coming = 0, came = false, labels = 0;

/** Asks for a file: its response, and what ends it. */
function ask(url, signal) {
  const late = new AbortController();
  signal?.addEventListener("abort", () => late.abort());
  const response = fetched(url, { redirect: "error", cache: "no-cache", signal: late.signal });
  // Said by the program, which waits for it.
  response.catch(() => {});
  return { late, response };
}

/** A file of a site, asked for already or now. */
function take(url) {
  const file = ahead.get(url) ?? ask(url);
  ahead.delete(url);
  return file;
}

/** Where a label's address says its site begins: `…/label/N.jwt`, or the label's page in any language. */
function place(src) {
  const [, before, number, ending] = /^(https?:\/\/[^?#]+\/)label\/([^/?#]+?)(\.jwt|\/(?:index\.html)?)(?:[?#]|$)/.exec(src) ?? [];
  const root = ending === ".jwt" ? before : before?.replace(/\/(\w\w)\/$/, (folder, lang) => (lang in words ? "/" : folder));
  return { root, number };
}

let tries = 0;

/** A module that did not come is asked for under another name: Firefox does not ask twice for one. */
const again = (name, module) => module.catch((error) => {
  if (tries < 2) throw error;
  return import(/* @vite-ignore */ `${new URL(name, import.meta.url)}?${tries}`);
});

/** Nothing about the reader goes along. */
const fetched = (url, options) => fetch(url, { ...options, credentials: "omit", referrerPolicy: "no-referrer" });

/** What draws a verified label as badge or card; and what says and draws all the rest as well, half as large again. */
const PROGRAMS = {
  element: () => [CARBON_LABEL_INTEGRITY, new URL("./element_bg.wasm", import.meta.url), again("./element.js", import("./element.js"))],
  whole: () => [CARBON_LABEL_WHOLE, new URL("./whole_bg.wasm", import.meta.url), again("./whole.js", import("./whole.js"))],
};

async function load(asked) {
  tries += 1;
  coming += 1;
  const [integrity, url, module] = asked();
  // The program compares the digest itself where it can: a browser that does compiles nothing before the last byte.
  const wasm = fetched(url, crypto.subtle ? {} : { integrity });
  wasm.catch(() => {});
  try {
    const [program, glue] = await Promise.all([again("./program.js", import("./program.js")), module]);
    came = true;
    return program.start(glue, wasm, integrity, () => copy.load("whole"), ask, take, fetched);
  } finally {
    // Those who wait for the program go first.
    setTimeout(() => { if (!--coming) forget(); });
  }
}

/** What nobody has taken is old by the time somebody will. */
function forget() {
  labels = 0;
  for (const { late } of ahead.values()) late.abort();
  ahead.clear();
}

/** Calls back when a label comes near the viewport. */
let watcher;
/** Pixels outside it that are near. */
const NEAR = 400;

/** Whether a label is near now: asked of the first one, which need not wait for the next frame. */
let isFirst = true;
function nearAtOnce(host) {
  if (!isFirst) return false;
  isFirst = false;
  const { top, right, bottom, left } = host.getBoundingClientRect();
  const near = (from, to, end) => from < end + NEAR && to > -NEAR;
  return host.getClientRects().length > 0 && near(top, bottom, innerHeight) && near(left, right, innerWidth);
}

/** The language around an element, through every shadow root. */
function language(host) {
  let at = host;
  while (at && !at.lang) at = at.parentNode ?? at.host;
  const stated = at?.lang.split(/[-_]/)[0].toLowerCase() ?? Object.keys(words)[0];
  return stated in words ? stated : "en";
}

// On a server, where some frameworks load every module, there are no elements.
class CarbonLabel extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["src", "trust", "size", "lang"];
  static #copies = [copy];
  static #connected = new Set();

  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #credential;
  #result = null;
  #near = false;
  #waits = true;
  #due = false;
  #turn;

  constructor() {
    super();
    if (!this.#root.firstChild) this.#reset();
  }

  /** The credential itself, text or bytes, for a page that has it; `src` then only says whose it is. */
  get credential() {
    return this.#credential;
  }
  set credential(credential) {
    this.#credential = credential;
    this.#renew();
  }

  /** What the last check found; null before. */
  get result() {
    return this.#result;
  }

  /** Another copy of the script, which answers for its own site from now on. */
  static join(copy) {
    if (CarbonLabel.#copies.some(({ root }) => root === copy.root)) return;
    CarbonLabel.#copies.push(copy);
    for (const label of CarbonLabel.#connected) if (label.#address.startsWith(copy.root)) label.#renew();
  }

  get #address() {
    return Object.assign(document.createElement("a"), { href: this.src }).href;
  }

  connectedCallback() {
    CarbonLabel.#connected.add(this);
    for (const name of [...PROPERTIES, "credential"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#near ||= nearAtOnce(this);
    if (this.#near) this.#begin();
    else watcher.observe(this);
  }

  disconnectedCallback() {
    CarbonLabel.#connected.delete(this);
    watcher.unobserve(this);
    // Frameworks move nodes: one that is back at once never went.
    queueMicrotask(() => this.isConnected || this.#turn?.abort());
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "src" || name === "trust") this.#renew();
    else {
      this.#waits = true;
      this.#begin();
    }
  }

  /** Fetches and checks everything again. */
  refresh() {
    this.#near = true;
    watcher.unobserve(this);
    return this.#check(true);
  }

  static #comeNear(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      target.#near = true;
      target.#begin();
    }
  }

  static {
    if (globalThis.customElements) watcher = new IntersectionObserver(CarbonLabel.#comeNear, { rootMargin: `${NEAR}px` });
  }

  /** Another label: what was drawn goes. What was there from the beginning may be its fallback. */
  #renew() {
    this.#turn?.abort();
    if (this.#result) this.#reset();
    this.#result = null;
    this.#waits = true;
    this.#begin();
  }

  #reset() {
    this.#root.replaceChildren(document.createElement("slot"));
  }

  #begin() {
    if (!this.#near || this.#due) return;
    this.#due = true;
    // Several attributes are often set one after the other.
    queueMicrotask(() => {
      this.#due = false;
      if (this.isConnected && this.#waits) this.#check(false);
    });
  }

  async #check(fresh) {
    this.#turn?.abort();
    const turn = (this.#turn = new AbortController());
    const { signal } = turn;
    const lang = language(this);
    let file;
    this.#waits = false;
    signal.addEventListener("abort", () => { this.#waits = true; });
    try {
      const src = this.#address;
      const answers = CarbonLabel.#copies.find(({ root }) => root && src.startsWith(root)) ?? copy;
      const asked = { ...place(src), lang, size: this.size, credential: this.#credential, operator: this.trust || answers.operator };
      const coming = answers.load(this.size === "full" ? "whole" : "element");
      file = asked.file = answers.askAhead(asked, signal);
      const program = await coming;
      signal.throwIfAborted();
      this.#root.adoptedStyleSheets = [program.style];
      const { drawn, ...result } = await program.check(asked, fresh, signal);
      // Meanwhile another label may have been asked for.
      signal.throwIfAborted();
      this.#root.replaceChildren(drawn);
      this.#result = result;
    } catch (error) {
      file?.late.abort();
      if (signal.aborted) return null;
      this.#say(error, words[lang]);
    }
    this.#turn = null;
    const { outcome } = this.#result;
    if (outcome !== "unverified") this.#tell(outcome);
    this.#tell("ready");
    return this.#result;
  }

  #tell(name) {
    this.dispatchEvent(new CustomEvent(`carbon-label-${name}`, { bubbles: true, composed: true, detail: this.#result }));
  }

  /** Says under what is shown that it was not verified, and why. */
  #say({ cause, message }, words) {
    const known = typeof cause === "string";
    if (!known) cause = navigator.onLine ? "not-loaded" : "offline";
    const state = words[cause] ?? message;
    // What was drawn of an earlier check is not what this one found.
    if (this.#result && this.#result.outcome !== "unverified") this.#reset();
    this.#result = { outcome: "unverified", cause, state };
    // The same notice, so that a button that was pressed in vain keeps its focus.
    const notice = this.#root.querySelector("[part=notice]") ?? this.#notice(words);
    notice.firstChild.data = `${state} `;
  }

  #notice({ retry }) {
    const notice = document.createElement("p"), again = document.createElement("button");
    notice.part = "notice";
    notice.setAttribute("role", "status");
    again.part = "retry";
    again.type = "button";
    again.textContent = retry;
    again.onclick = () => this.refresh();
    this.#root.append(notice);
    notice.append("", again);
    return notice;
  }
}

for (const name of PROPERTIES) {
  Object.defineProperty(CarbonLabel.prototype, name, {
    configurable: true,
    enumerable: true,
    get() { return this.getAttribute(name) ?? ""; },
    set(value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, value); },
  });
}

if (globalThis.customElements) {
  const defined = customElements.get("carbon-label");
  if (!defined) customElements.define("carbon-label", CarbonLabel);
  else if (operator) defined.join?.(copy);
}

export { CarbonLabel };
