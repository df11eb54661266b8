// The portal's worker: it fetches the index and the credentials of what is on the screen, and passes questions
// on to the wasm, which knows everything. One thing at a time; a newer question takes an older one's place.
import start, { Portal } from "./portal.js";

/** Files of the index fetched at once, and credentials. */
const AT_ONCE = 4;
/** Milliseconds between two words of what was checked. */
const REST = 150;
/** The same while the index is read, which takes as long as there are answers in between. */
const READING = 600;

let portal, root, ranks, asked, due = [], busy = 0, told, reading = true, answered = false;

const say = (message) => postMessage(message);

/** A panic ends it: what it would say from then on is no longer true. */
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  say({ stopped: event.reason?.message === "trust" ? "trust" : "panic" });
});

/** A file of this site, bounded; nothing when it cannot be had. */
async function file(path, kind, cache) {
  try {
    const options = { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", cache };
    const response = await fetch(new URL(path, root), options);
    if (!response.ok) return undefined;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length <= Portal.most(kind) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** The places of texts in the order of the page's language; equal texts share one. */
function collator(lang) {
  const { compare } = new Intl.Collator(lang === "zh" ? "zh-u-co-pinyin" : lang, { numeric: true });
  return (texts) => {
    const order = texts.map((_, at) => at).sort((one, other) => compare(texts[one], texts[other]));
    const places = new Uint32Array(texts.length);
    order.forEach((at, place) => {
      const before = order[place - 1];
      places[at] = place > 0 && compare(texts[before], texts[at]) === 0 ? places[before] : place;
    });
    return places;
  };
}

async function index(category) {
  const manifest = await file("catalogue.json", "index", "no-cache");
  const files = manifest && portal.manifest(manifest, category);
  if (!files) return say({ failed: true });
  say({ read: portal.products, of: portal.listed });
  let failed = false;
  const take = async () => {
    while (files.length > 0) {
      const bytes = await file(files.shift(), "index", "default");
      if (!bytes || !portal.shard(bytes)) failed = true;
      say({ read: portal.products, of: portal.listed });
      later();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  reading = false;
  answer();
  say(failed ? { failed: true } : { whole: true });
  prepare();
}

/** Answers the last question and, once the index is read, looks after the credentials of what it shows. */
function answer() {
  if (!asked || !portal) return;
  const { id, request } = asked;
  const text = portal.ask(request, ranks);
  say({ reply: text, id });
  answered = true;
  due = portal.unchecked();
  if (!reading) check();
}

/** Answers once more for what has changed; at once where nothing was answered yet. */
function later() {
  if (told) return;
  told = setTimeout(() => {
    told = undefined;
    answer();
  }, answered ? (reading ? READING : REST) : 0);
}

/** Makes the orders that may be asked for, one at a time: a question that comes meanwhile waits for one. */
function prepare() {
  if (portal.prepare(ranks)) setTimeout(prepare, REST);
}

async function check() {
  while (busy < AT_ONCE && due.length > 0) {
    busy += 1;
    one(due.shift()).finally(() => {
      busy -= 1;
      check();
    });
  }
}

async function one(number) {
  const bytes = await file(`label/${encodeURIComponent(number)}.jwt`, "label", "no-cache");
  if (!bytes) return;
  for (const path of portal.label(number, bytes, Date.now())) {
    portal.list(path, await file(path, "list", "no-cache"), Date.now());
  }
  portal.settle(number);
  later();
}

let soon;
addEventListener("message", async ({ data }) => {
  if (data.open) {
    const { operator, trust, programme, lang, category } = data.open;
    root = data.open.root;
    await start({ module_or_path: new URL("portal_bg.wasm", import.meta.url) });
    ranks = collator(lang);
    portal = new Portal(operator, new TextEncoder().encode(trust), programme, lang, Date.now());
    await index(category);
  } else if (data.ask) {
    asked = data.ask;
    // Of questions that wait, the last counts.
    clearTimeout(soon);
    soon = setTimeout(answer);
  }
});
