// What <carbon-label> loads once a page: it fetches, has the wasm verify and draw, and makes nodes of
// the markup. Node by node: no page's policy on HTML in strings is asked, and nothing runs.

const WORDS = CARBON_LABEL_WORDS;
const LIMITS = CARBON_LABEL_LIMITS;
const STYLE = CARBON_LABEL_STYLE;
/** The names under which a page may style the pieces. */
const PARTS = new Set(CARBON_LABEL_PARTS);
/** Milliseconds a file may take. */
const PATIENCE = 10_000;
/** Milliseconds a site's trust list, programme and status lists count for further labels. */
const RECENT = 300_000;
/** Label files fetched at the same time: the others' patience is not spent waiting for a turn. */
const AT_ONCE = 6;
/** Characters of a status list that are kept in the page's storage. */
const KEPT = 100_000;

const fault = (cause) => new Error(cause, { cause });

let glue, ready, generation = 0;
const sites = new Map();

/** Starts the wasm; gives at once what checks labels, whose files come while the wasm does. */
export function start(bindings, wasm) {
  glue = bindings;
  ready = begun(wasm);
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  return { check, style, ready };
}

async function begun(wasm) {
  const response = await wasm.catch(() => { throw fault(navigator.onLine ? "not-loaded" : "offline"); });
  if (!response.ok) throw fault("not-loaded");
  try {
    await glue.default({ module_or_path: response });
  } catch {
    throw fault("no-wasm");
  }
}

/** The same fault as a sentence; the shim has those for a program that did not come. */
function said(error, lang) {
  const words = WORDS[lang] ?? WORDS.en;
  const cause = typeof error.cause === "string" ? error.cause : "stopped";
  return new Error(words[cause] ?? words.stopped, { cause });
}

/** Verifies and draws a label; throws an error whose message is the reader's sentence. */
async function check(asked, fresh, signal) {
  const born = generation;
  try {
    return await verified(asked, fresh, signal);
  } catch (error) {
    // Another label's check ended the instance this one was begun in.
    if (generation !== born && error.cause !== "stopped") return check(asked, fresh, signal);
    throw said(error, asked.lang);
  }
}

async function verified({ src, credential, operator, size, lang }, fresh, signal) {
  const { root, number } = place(src);
  if (!operator) throw fault("operator");
  const site = siteOf(root, operator, fresh);
  const file = credential ? bytesOf(credential) : inTurn(() => fetched(`${root}label/${number}.jwt`, LIMITS.label, signal));
  foresee(site, root, file);
  const [opened, bytes] = await Promise.all([site.opened, file]);
  signal.throwIfAborted();
  let label = call(() => opened.label(bytes, Date.now()));
  try {
    await Promise.all(call(() => opened.missing(label)).map((path) => listed(site, root, path)));
    signal.throwIfAborted();
    return call(() => {
      label = opened.asked(label);
      const { number: certified, standing } = label;
      const drawn = nodes(label.draw(size, lang, root, number));
      const state = label.state(lang);
      return certified
        ? { drawn, outcome: "verified", number: certified, standing, value: label.value(lang), state }
        : { drawn, outcome: "rejected", state };
    });
  } finally {
    if (site.generation === generation) label.free();
  }
}

/** Where a label's address says its site begins: `…/label/N.jwt`, or the label's page in any language. */
function place(src) {
  const [, before, number, ending] = /^(https?:\/\/[^?#]+\/)label\/([^/?#]+?)(\.jwt|\/(?:index\.html)?)(?:[?#]|$)/.exec(src) ?? [];
  if (!number) throw fault("address");
  const root = ending === ".jwt" ? before : before.replace(/\/(\w\w)\/$/, (folder, lang) => (lang in WORDS ? "/" : folder));
  return { root, number };
}

const bytesOf = (credential) => (typeof credential === "string" ? new TextEncoder().encode(credential) : credential);

/** A site opened for an operator, once for all labels of a while. */
function siteOf(root, operator, fresh) {
  const key = `${operator} ${root}`;
  let site = sites.get(key);
  if (!site || fresh || Date.now() - site.at > RECENT) {
    const trust = fetched(`${root}trust.jwt`, LIMITS.trust);
    const programme = fetched(`${root}embed/programme.json`, LIMITS.programme).then((bytes) => new TextDecoder().decode(bytes));
    const opened = open(operator, trust, programme);
    site = { at: Date.now(), generation, early: new Map(), lists: new Map(), programme, opened };
    sites.set(key, site);
    const failed = site;
    site.opened.catch(() => { if (sites.get(key) === failed) sites.delete(key); });
  }
  return site;
}

async function open(operator, ...files) {
  const [trust, programme] = await Promise.all([...files, ready]);
  return call(() => new glue.Site(operator, trust, programme, Date.now()));
}

/** Where a site publishes its status lists. */
const LIST = /^status\/\w[\w.-]*\/\w[\w.-]*\.jwt$/;

/**
 * Asks for the lists that a label names while nobody has verified it yet: files of that name on its own
 * site and nothing else, so that a forgery sends no reader anywhere. What they say is heard only once the
 * label is believed.
 */
async function foresee(site, root, file) {
  try {
    const [bytes, programme] = await Promise.all([file, site.programme]);
    const home = `${JSON.parse(programme).programme.site.replace(/\/+$/, "")}/`;
    const [, payload] = new TextDecoder().decode(bytes).split(".");
    const { credentialStatus } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    for (const { statusListCredential: list } of [credentialStatus].flat().slice(0, 4)) {
      const path = list.startsWith(home) && list.slice(home.length);
      if (LIST.test(path) && !site.lists.has(path) && !site.early.has(path)) site.early.set(path, listAt(root + path));
    }
  } catch {
    // Then they are asked for when the wasm has read them.
  }
}

/** A status list's bytes; nothing when it cannot be had. */
const listAt = (url) => fetched(url, LIMITS.list).catch(() => undefined);

/** Has a site know a status list, fetched now or as this browser remembers it. */
function listed(site, root, path) {
  const known = site.lists.get(path) ?? list(site, root, path);
  site.lists.set(path, known);
  return known;
}

async function list(site, root, path) {
  const key = `carbon-label:${root}${path}`;
  const bytes = await (site.early.get(path) ?? listAt(root + path));
  // The next label that needs it asks again.
  if (!bytes) site.lists.delete(path);
  site.early.delete(path);
  const [then, text] = remembered(key);
  const opened = await site.opened;
  if (call(() => opened.add_list(path, bytes, text, then, Date.now()))) remember(key, new TextDecoder().decode(bytes));
}

/** A browser that keeps nothing does without. */
function remembered(key) {
  try {
    const [then, text] = localStorage.getItem(key).split(" ");
    return [Date.parse(then) || 0, text];
  } catch {
    return [0];
  }
}

function remember(key, text) {
  try {
    if (text.length <= KEPT) localStorage.setItem(key, `${new Date().toISOString().slice(0, 19)}Z ${text}`);
  } catch {}
}

/** Calls into the wasm. Whatever it throws that is no word of its own has ended the instance. */
function call(made) {
  try {
    return made();
  } catch (error) {
    if (typeof error === "string") throw fault(error);
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    generation++;
    sites.clear();
    glue.__wbg_reset_state();
    throw fault("stopped");
  }
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

/** A file's bytes, within its limit; nothing about the reader goes along. */
async function fetched(url, limit, signal) {
  signal?.throwIfAborted();
  const late = new AbortController(), end = () => late.abort();
  const timer = setTimeout(() => late.abort("slow"), PATIENCE);
  signal?.addEventListener("abort", end);
  const failed = (otherwise) => fault(late.signal.reason === "slow" ? "slow" : navigator.onLine ? otherwise : "offline");
  try {
    const options = { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", cache: "no-cache", signal: late.signal };
    const response = await fetch(url, options).catch(() => { throw failed("refused"); });
    if (response.status !== 200) throw fault([404, 410].includes(response.status) ? "missing" : "server");
    if (/html|image|video|css|javascript/.test(response.headers.get("content-type"))) throw fault("wrong-type");
    return await body(response, limit, failed);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  }
}

async function body(response, limit, failed) {
  const reader = response.body.getReader(), parts = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read().catch(() => { throw failed("cut-short"); });
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > limit) {
      reader.cancel();
      throw fault("too-large");
    }
    parts.push(value);
  }
}

const SVG = "http://www.w3.org/2000/svg", HTML = "http://www.w3.org/1999/xhtml";
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const plain = (text) => text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]);

/** Nodes of our own markup: every element is closed but `br`, every value is quoted and escaped. */
export function nodes(markup) {
  const top = new DocumentFragment(), open = [top];
  for (const [text, closing, name, attributes] of markup.matchAll(/<(\/?)([a-zA-Z][\w-]*)([^<>]*)>|[^<]+/g)) {
    const parent = open.at(-1);
    if (!name) parent.append(plain(text));
    else if (closing) open.pop();
    else {
      const node = document.createElementNS(name === "svg" ? SVG : parent.namespaceURI ?? HTML, name);
      for (const [, attribute, value = ""] of attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
        node.setAttribute(attribute, plain(value));
      }
      dress(node);
      parent.append(node);
      if (name !== "br") open.push(node);
    }
  }
  return top;
}

/** What markup alone cannot do: parts for the page to style, and a button that copies. */
function dress(node) {
  const parts = [...node.classList].map((name) => name.replace(/^cl-/, "")).filter((name) => PARTS.has(name));
  if (parts.length) node.setAttribute("part", parts.join(" "));
  if (node.classList.contains("cl-copy") && navigator.clipboard) {
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
