// What <carbon-label> loads once a page: it fetches, has the wasm verify and draw, and makes nodes of
// the markup. Node by node: no page's policy on HTML in strings is asked, and nothing runs.

const WORDS = CARBON_LABEL_WORDS;
const LIMITS = CARBON_LABEL_LIMITS;
const STYLE = CARBON_LABEL_STYLE;
/** The names under which a page may style the pieces. */
const PARTS = new Set(CARBON_LABEL_PARTS.split(" "));
/** How the browser names the algorithms it may know. */
const NAMES = { EdDSA: { name: "Ed25519" }, ES256: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } };
/** Milliseconds a file may take. */
const PATIENCE = 10_000;
/** Milliseconds a site's files count for further labels. */
const RECENT = 300_000;
/** Label files fetched at the same time: the others' patience is not spent waiting for a turn. */
const AT_ONCE = 6;
/** Characters of a status list that are kept in the page's storage. */
const KEPT = 100_000;

const fault = (cause) => new Error(cause, { cause });
/** The same of what should have come: nothing does without a network. */
const absent = (cause) => fault(navigator.onLine ? cause : "offline");

/** The shim's: asks for a file; the same for one that it may have asked for already; fetches without a trace. */
let ask, take, fetched;
let curves;
/** What sites published lately. */
const sites = new Map();

/**
 * Starts a wasm; gives at once what checks labels, whose files come while the wasm does. `whole` brings the
 * program that has words and drawings for what this one has none for; the shim's `asking` asks for files.
 */
export function start(glue, wasm, integrity, whole, ...asking) {
  [ask, take, fetched] = asking;
  const style = new CSSStyleSheet();
  // The whole program brings the rules that the small one has no drawing for.
  style.replaceSync(STYLE + (glue.style ?? ""));
  const program = new Program(glue, begun(glue, wasm, integrity), whole);
  return { check: (...asked) => program.check(...asked), style, ready: program.ready };
}

/** Runs a wasm, compiled while it comes, once its digest is found to be the one that was published. */
async function begun(glue, wasm, integrity) {
  const response = await wasm.catch(() => { throw absent("not-loaded"); });
  if (!response.ok) throw fault("not-loaded");
  const copy = response.clone();
  const compiled = (async () => WebAssembly.compileStreaming(response))();
  compiled.catch(() => {});
  const bytes = await copy.arrayBuffer().catch(() => { throw absent("not-loaded"); });
  if (!(await isSame(bytes, integrity))) throw fault("not-loaded");
  try {
    // A server may call it something else, and some browsers compile nothing that is on its way.
    glue.initSync({ module: await compiled.catch(() => WebAssembly.compile(bytes)) });
  } catch {
    throw fault("no-wasm");
  }
}

/** Whether bytes have a digest; where that cannot be told, the browser compared it before it gave them. */
async function isSame(bytes, integrity) {
  if (!crypto.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return integrity === `sha384-${btoa(String.fromCharCode(...digest))}`;
}

/** Whether a signature is good: as the browser says, or a wasm of ours where it cannot tell. */
export async function good({ algorithm, key, message, signature }) {
  const name = NAMES[algorithm];
  try {
    const { subtle } = crypto;
    return await subtle.verify(name, await subtle.importKey("raw", key, name, false, ["verify"]), signature, message);
  } catch {
    curves ??= own();
    return (await curves).good(algorithm, key, message, signature);
  }
}

/** Our own curves: for SM2, for a page that is no secure context, for browsers before Ed25519. */
async function own() {
  const integrity = CARBON_LABEL_INTEGRITY;
  const wasm = fetched(new URL("./signatures_bg.wasm", import.meta.url), { integrity });
  try {
    const [bindings] = await Promise.all([import("./signatures.js"), wasm]);
    await begun(bindings, wasm, integrity);
    return bindings;
  } catch {
    curves = null;
    throw absent("not-loaded");
  }
}

/** The same fault as a sentence; the shim has those for a program that did not come. */
function said(error, lang) {
  const words = WORDS[lang] ?? WORDS.en;
  const cause = typeof error.cause === "string" ? error.cause : "stopped";
  return new Error(words[cause] ?? words.stopped, { cause });
}

/** A wasm, and the sites opened in it. */
class Program {
  #glue;
  #whole;
  #opened = new Map();
  /** How often the wasm was begun again. */
  #generation = 0;

  constructor(glue, ready, whole) {
    this.#glue = glue;
    this.#whole = whole;
    this.ready = ready;
  }

  /** Verifies and draws a label; throws an error whose message is the reader's sentence. */
  async check(asked, fresh, signal) {
    const born = this.#generation;
    let found;
    try {
      found = await this.#verified(asked, fresh, signal);
    } catch (error) {
      // Another label's check ended the instance this one was begun in.
      if (this.#generation !== born && error.cause !== "stopped") return this.check(asked, fresh, signal);
      throw said(error, asked.lang);
    }
    return found ?? (await this.#whole()).check(asked, false, signal);
  }

  /** The label as drawn, and what is known of it; nothing where the wasm has no drawing for it. */
  async #verified(asked, fresh, signal) {
    const { root, number, credential, operator, size, lang, file: ahead } = asked;
    if (!number) throw fault("address");
    if (!operator) throw fault("operator");
    const site = siteAt(root, fresh);
    // A response is read once.
    asked.file = undefined;
    const file = credential ? bytesOf(credential) : inTurn(() => {
      signal.throwIfAborted();
      return read(ahead ?? ask(`${root}label/${number}.jwt`, signal), LIMITS.label);
    });
    foresee(site, file);
    const [{ opened, born, told }, bytes] = await Promise.all([this.#open(site, operator), file]);
    // Whoever checks it again need not ask for it again.
    asked.credential = bytes;
    await this.#ask(opened, bytes);
    signal.throwIfAborted();
    let label = this.#call(() => opened.label(bytes, Date.now()));
    try {
      await Promise.all(this.#call(() => opened.missing(label)).map((path) => {
        if (!told.has(path)) told.set(path, this.#tell(site, opened, told, path));
        return told.get(path);
      }));
      signal.throwIfAborted();
      return this.#call(() => {
        label = opened.asked(label);
        const { number: certified, standing } = label;
        const markup = label.draw(size, lang, root, number);
        if (markup === undefined) return;
        const drawn = nodes(markup), state = label.state(lang);
        return certified
          ? { drawn, outcome: "verified", number: certified, standing, value: label.value(lang), state }
          : { drawn, outcome: "rejected", state };
      });
    } finally {
      if (born === this.#generation) label.free();
    }
  }

  /** A site opened for an operator, once for all labels of a while. */
  #open(site, operator) {
    const key = `${operator} ${site.root}`;
    let known = this.#opened.get(key);
    if (known?.site !== site) {
      known = { site, opening: this.#opening(site, operator) };
      this.#opened.set(key, known);
      known.opening.catch(() => {
        if (this.#opened.get(key) === known) this.#opened.delete(key);
      });
    }
    return known.opening;
  }

  async #opening({ trust, programme }, operator) {
    const [list, text] = await Promise.all([trust, programme, this.ready]);
    const born = this.#generation, { Site } = this.#glue;
    const question = this.#call(() => Site.trust_question(operator, list));
    const answer = question ? await good(question) : false;
    return { opened: this.#call(() => new Site(operator, list, text, question, answer, Date.now())), born, told: new Map() };
  }

  /** Tells a site whether a file's signature is good, if it asks. */
  async #ask(opened, bytes) {
    const question = this.#call(() => opened.question(bytes));
    if (!question) return;
    const answer = await good(question);
    this.#call(() => opened.answer(question, answer));
  }

  /** Has a site know what it misses, fetched now or as this browser remembers it. */
  async #tell(site, opened, told, path) {
    const { key, then, text, coming } = pieceOf(site, path), bytes = await coming;
    // The next label that needs it asks again.
    if (!bytes) [told, site.pieces].map((known) => known.delete(path));
    if (bytes) await this.#ask(opened, bytes);
    if (text) await this.#ask(opened, bytesOf(text));
    if (this.#call(() => opened.add(path, bytes, text, then, Date.now()))) remember(key, textOf(bytes));
  }

  /** Calls into the wasm. Whatever it throws that is no word of its own has ended the instance. */
  #call(made) {
    try {
      return made();
    } catch (error) {
      if (typeof error === "string") throw fault(error);
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      this.#generation++;
      this.#opened.clear();
      this.#glue.__wbg_reset_state();
      throw fault("stopped");
    }
  }
}

const textOf = (bytes) => new TextDecoder().decode(bytes);
const bytesOf = (credential) => (typeof credential === "string" ? new TextEncoder().encode(credential) : credential);

/** What a site publishes for its labels, once for all of a while. */
function siteAt(root, fresh) {
  let site = sites.get(root);
  if (!site || fresh || Date.now() - site.at > RECENT) {
    const trust = read(take(`${root}trust.jwt`), LIMITS.trust);
    const programme = read(take(`${root}embed/programme.json`), LIMITS.programme).then(textOf);
    const made = (site = { root, at: Date.now(), trust, programme, pieces: new Map() });
    sites.set(root, site);
    Promise.all([trust, programme]).catch(() => { if (sites.get(root) === made) sites.delete(root); });
  }
  return site;
}

/** Where a site publishes its status lists, and what labels are placed against. */
const PIECE = /^(?:status\/\w[\w.-]*\/\w[\w.-]*\.jwt|benchmarks\/\w[\w.-]*\.json)$/;

/**
 * Asks for the lists that a label names, and for what places it, while nobody has verified it yet: files of
 * such names on its own site and nothing else, so that a forgery sends no reader anywhere. What they say is
 * heard only once the label is believed.
 */
async function foresee(site, file) {
  try {
    const [, payload] = textOf(await file).split(".");
    const { credentialStatus, credentialSubject } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    const ahead = (path) => { if (PIECE.test(path)) pieceOf(site, path); };
    ahead(`benchmarks/${credentialSubject.product.category}.json`);
    const home = `${JSON.parse(await site.programme).programme.site.replace(/\/+$/, "")}/`;
    for (const { statusListCredential: list } of [credentialStatus].flat().slice(0, 4)) {
      if (list.startsWith(home)) ahead(list.slice(home.length));
    }
  } catch {
    // Then they are asked for when the wasm has read them.
  }
}

/** A file of a site, asked for once: its bytes, nothing when it cannot be had; and as this browser remembers it. */
function pieceOf({ root, pieces }, path) {
  if (!pieces.has(path)) {
    const coming = read(ask(root + path), LIMITS.list).catch(() => undefined);
    pieces.set(path, { coming, ...remembered(`carbon-label:${root}${path}`) });
  }
  return pieces.get(path);
}

/** A browser that keeps nothing does without. */
function remembered(key) {
  try {
    const [then, text] = localStorage.getItem(key).split(" ");
    return { key, then: Date.parse(then) || 0, text };
  } catch {
    return { key, then: 0 };
  }
}

function remember(key, text) {
  try {
    if (text.length <= KEPT) localStorage.setItem(key, `${new Date().toISOString()} ${text}`);
  } catch {}
}

let running = 0;
const queue = [];

async function inTurn(task) {
  if (running >= AT_ONCE) await new Promise((turn) => queue.push(turn));
  running++;
  try {
    return await task();
  } finally {
    running--;
    queue.shift()?.();
  }
}

/** The bytes of a file that was asked for, within its limit. */
async function read({ late, response }, limit) {
  const timer = setTimeout(() => late.abort("slow"), PATIENCE);
  const failed = (cause) => (late.signal.reason === "slow" ? fault("slow") : absent(cause));
  try {
    const answer = await response.catch(() => { throw failed("refused"); });
    if (answer.status !== 200) throw fault(/404|410/.test(answer.status) ? "missing" : "server");
    if (/html|image|video|css|javascript/.test(answer.headers.get("content-type"))) throw fault("wrong-type");
    return await body(answer, limit, failed);
  } finally {
    clearTimeout(timer);
  }
}

async function body(response, limit, failed) {
  const reader = response.body.getReader(), parts = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read().catch(() => { throw failed("cut-short"); });
    if (done) return joined(parts, size);
    parts.push([value, size]);
    size += value.length;
    if (size > limit) {
      reader.cancel();
      throw fault("too-large");
    }
  }
}

/** Parts, each with its place, as one. */
function joined(parts, size) {
  const bytes = new Uint8Array(size);
  for (const part of parts) bytes.set(...part);
  return bytes;
}

const SVG = "http://www.w3.org/2000/svg", HTML = "http://www.w3.org/1999/xhtml";
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const plain = (text) => text.replace(/&\w+;/g, (entity) => ENTITIES[entity]);

/** Nodes of our own markup: every element is closed but `br`, every value is quoted and escaped. */
export function nodes(markup) {
  const top = new DocumentFragment(), open = [top];
  for (const [text, closing, name, attributes] of markup.matchAll(/<(\/?)([\w-]+)([^<>]*)>|[^<]+/g)) {
    const parent = open.at(-1);
    if (!name) parent.append(plain(text));
    else if (closing) open.pop();
    else {
      const node = document.createElementNS(name === "svg" ? SVG : parent.namespaceURI ?? HTML, name);
      for (const [, attribute, value = ""] of attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
        node.setAttribute(attribute, plain(value));
      }
      dress(node, node.getAttribute("class") ?? "");
      parent.append(node);
      if (name !== "br") open.push(node);
    }
  }
  return top;
}

/** What markup alone cannot do: parts for the page to style, and a button that copies. */
function dress(node, classes) {
  const names = classes.split(/ ?cl-/);
  node.part.add(...names.filter((name) => PARTS.has(name)));
  if (names.includes("copy") && navigator.clipboard) {
    node.hidden = false;
    node.addEventListener("click", () => copy(node));
  }
}

async function copy(button) {
  const { copy, copied } = button.dataset, said = button.textContent;
  button.ariaLive = "polite";
  await navigator.clipboard.writeText(copy);
  button.textContent = copied;
  setTimeout(() => { button.textContent = said; }, 2000);
}
