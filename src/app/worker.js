// The portal's worker: it fetches the index and the credentials of what is on the screen, and passes questions
// on to the wasm, which knows everything. One thing at a time; a newer question takes an older one's place.
import start, { Portal } from "./portal.js";
import { asTable, gb18030, loaded } from "./programs.js";

/** Files of the index fetched at once, and credentials. */
const AT_ONCE = 4;
/** Milliseconds between two words of what was checked, and after a question before its charts are drawn. */
const REST = 150;
/** The same while the index is read, which takes as long as there are answers in between. */
const READING = 600;

let portal, root, language, ranks, asked, due = [], busy = 0, told, reading = true, answered = false;
/** What was brought while the index was read. */
const waiting = [];
let charted, drawn, drawing;

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
  if (!files) {
    say({ failed: true });
    return begin();
  }
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
  await begin();
  say(failed ? { failed: true } : { whole: true });
  prepare();
}

/** From here on what is brought is taken: the index would otherwise take its place. */
async function begin() {
  reading = false;
  for (const one of waiting.splice(0)) await one();
  answer();
}

/** Answers the last question and, once the index is read, looks after the credentials of what it shows. */
function answer() {
  if (!asked || !portal) return;
  const { id, request } = asked;
  const text = portal.ask(request, ranks);
  say({ reply: text, id });
  answered = true;
  due = portal.unchecked();
  if (!reading) {
    check();
    draw();
  }
}

/** The charts that were asked for last, unless they are as they were: when no question has come for a moment, once the index is read. */
function draw() {
  if (!charted || reading || drawing) return;
  drawing = setTimeout(() => {
    drawing = undefined;
    // They may have left the screen meanwhile.
    if (!charted) return;
    const text = portal.charts(charted) ?? "";
    if (text !== drawn) say({ charts: drawn = text });
    due = portal.unchecked();
    check();
  }, REST);
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
  await settle([number], portal.label(number, bytes, Date.now()));
  later();
}

/** Reads the status lists that numbers' checks take, and puts what was checked in its place. */
async function settle(numbers, lists) {
  for (const path of lists) portal.list(path, await file(path, "list", "no-cache"), Date.now());
  for (const number of numbers) portal.settle(number);
}

/** What the program that reads other people's documents tells of one; nothing when it does not load. */
async function heard(bytes) {
  try {
    return (await loaded("documents")).read(bytes, language, gb18030);
  } catch {
    return undefined;
  }
}

/** What the page brings or says of what was brought. */
const bringing = {
  async file({ name, bytes }) {
    const file = new Uint8Array(bytes);
    if (Portal.foreign(file)) return portal.documents(name, await heard(file));
    const { table, sheet } = await asTable(file);
    const brought = portal.bring(sheet ? `${name} – ${sheet}` : name, table, gb18030, Date.now());
    await settle(brought.chosen, brought.lists);
    return brought;
  },
  correct: ({ id, field, choice }) => portal.correct(id, field, choice),
  take: ({ id }) => portal.take(id, Date.now()),
  leave: ({ id }) => portal.leave(id),
  async seek({ text }) {
    for (const number of portal.sought(text)) await one(number);
    return portal.found(text);
  },
};

async function bring({ what, ...said }) {
  const brought = await bringing[what](said);
  if (brought) say({ brought: brought.json });
  later();
}

let turn = 0;

/** The ways to hand a comparison over: a file's type, and what is in it; markup to print has none. */
const WAYS = {
  xlsx: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", async (made) => (await loaded("sheet")).sheet(made.json())],
  csv: ["text/csv", (made) => made.csv()],
  json: ["application/json", (made) => made.json()],
  print: [undefined, (made) => made.print()],
};

/** Hands a view over, once all its products were checked, or could not be. A later wish takes an earlier one's place. */
async function handOver({ view, page, way }) {
  const mine = ++turn;
  const numbers = portal.handing(view, ranks), of = numbers.length;
  let done = 0;
  const take = async () => {
    while (numbers.length > 0 && mine === turn) {
      say({ handing: done, of });
      await one(numbers.shift());
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  if (mine !== turn) return;
  say({ handing: of, of });
  const made = portal.handOver(view, page, Date.now(), ranks);
  if (!made) return say({ unmade: "view" });
  const [type, content] = WAYS[way];
  try {
    const bytes = await content(made);
    if (mine !== turn) return;
    if (!bytes) return say({ unmade: "view" });
    say({ handed: type ? new Blob([bytes], { type }) : bytes, name: `${made.name}.${way}` });
  } catch (error) {
    if (way !== "xlsx") throw error;
    say({ unmade: "writer" });
  } finally {
    made.free();
  }
}

let soon;
addEventListener("message", async ({ data }) => {
  if (data.open) {
    const { operator, trust, programme, lang, category } = data.open;
    language = lang;
    root = data.open.root;
    await start({ module_or_path: new URL("portal_bg.wasm", import.meta.url) });
    ranks = collator(lang);
    portal = new Portal(operator, new TextEncoder().encode(trust), programme, lang, Date.now());
    await index(category);
  } else if (data.ask) {
    asked = data.ask;
    clearTimeout(drawing);
    drawing = undefined;
    // Of questions that wait, the last counts.
    clearTimeout(soon);
    soon = setTimeout(answer);
  } else if (data.bring) {
    const one = () => bring(data.bring);
    if (reading) waiting.push(one);
    else await one();
  } else if (data.chart) {
    charted = data.chart.request;
    draw();
  } else if (data.handOver && portal) {
    await handOver(data.handOver);
  }
});
