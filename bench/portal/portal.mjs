// A hundred thousand products in the portal's own page, and in three tables of other makers, in the same headless
// Chromium: how soon they are there, how soon a question is answered, how they scroll, what they weigh. JSON out.
// ADDRESS: the served site. SITE: its folder.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { FLAGS } from "../phone.mjs";
import { index, operations, THINNED } from "./operations.mjs";

const { ADDRESS, SITE } = process.env;
const HERE = dirname(fileURLToPath(import.meta.url));
const MODULES = join(HERE, "node_modules");
const LOADS = 7;
/** Milliseconds between two questions: those of somebody quick, while credentials of the last are still checked. */
const REST = 250;
const SCROLL = { seconds: 10, pixels: 24 };
const VIEWPORT = { width: 1400, height: 900 };
const PEERS = [
  { name: "tabulator", package: "tabulator-tables" },
  { name: "ag", package: "ag-grid-community" },
  { name: "tanstack", package: "@tanstack/table-core" },
];
const KINDS = { words: "type", initials: "type", choices: "choose", sort: "sort", group: "group" };

const rest = () => new Promise((resolve) => setTimeout(resolve, REST));
const sorted = (list) => [...list].sort((one, other) => one - other);
/** What so many of a hundred are at most. */
const percentile = (list, share) => sorted(list)[Math.ceil((list.length * share) / 100) - 1];
const spread = (list) => ({ half: percentile(list, 50), most: percentile(list, 95), last: percentile(list, 100) });

/** Bytes of the index as servers send it. */
function bytes({ manifest }) {
  const size = (file, ending) => statSync(join(SITE, existsSync(join(SITE, file + ending)) ? file + ending : file)).size;
  const files = ["catalogue.json", ...manifest.shards.map(({ file }) => file)];
  const all = (ending) => files.reduce((sum, file) => sum + size(file, ending), 0);
  return { files: files.length, plain: all(""), gzip: all(".gz"), brotli: all(".br") };
}

/** Megabytes that are a page's own: the private memory of its renderer's process, all threads and WebAssembly in it. */
async function memory(browser, page) {
  for (const thread of [...page.workers(), page]) await thread.evaluate(() => gc({ type: "major", execution: "sync", flavor: "last-resort" }));
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const own = (id) => {
    const text = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
    return [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024;
  };
  // One page is open: the others are Chromium's spare.
  return Math.max(...processInfo.filter(({ type }) => type === "renderer").map(({ id }) => own(id)));
}

async function opened(browser, address, script) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "zh-CN" });
  const page = await context.newPage();
  page.on("pageerror", (error) => { throw error; });
  if (script) await page.addInitScript({ path: join(HERE, script) });
  await page.goto(address);
  return { page, close: () => context.close() };
}

/** Operations one after the other, and what came of them. */
async function asked(list, act) {
  const results = [];
  for (const operation of list) {
    results.push(await act(operation));
    await rest();
  }
  return results;
}

const figures = (results) => Object.fromEntries(["answered", "rows", "frame"].filter((which) => which in results[0]).map((which) => [which, spread(results.map((result) => result[which]))]));

async function ours(browser, all) {
  const loads = [];
  for (let at = 0; at < LOADS; at += 1) {
    const { page, close } = await opened(browser, `${ADDRESS}compare/`, "page.mjs");
    loads.push(await page.evaluate(() => window.bench.load()));
    await close();
  }
  const { page, close } = await opened(browser, `${ADDRESS}compare/`, "page.mjs");
  await page.evaluate(() => window.bench.load());
  const kinds = {}, found = {};
  for (const [kind, act] of Object.entries(KINDS)) {
    const results = await asked(all[kind], (operation) => page.evaluate(([act, operation]) => window.bench.act(act, operation), [act, operation]));
    kinds[kind] = { count: results.length, ...figures(results) };
    found[kind] = results.map((result) => result.found);
    // The same place for every kind: all products, the first of the index's orders.
    await page.goto(`${ADDRESS}compare/#`);
    await rest();
  }
  const { lengths, ...scrolled } = await page.evaluate(({ seconds, pixels }) => window.bench.scroll(seconds, pixels), SCROLL);
  const share = (count) => (count * 100) / lengths.length;
  const scroll = {
    rate: (lengths.length * 1000) / lengths.reduce((sum, length) => sum + length, 0),
    late: share(lengths.filter((length) => length > 20).length),
    waiting: share(scrolled.waiting),
    rows: scrolled.rows,
    ...spread(lengths),
  };
  const megabytes = await memory(browser, page);
  await close();
  const middle = (which) => spread(loads.map((load) => load[which]));
  return { loads: { first: middle("first"), whole: middle("whole") }, kinds, found, scroll, megabytes };
}

const TYPES = { ".mjs": "text/javascript", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const IMPORTS = {
  "tabulator-tables": "/node_modules/tabulator-tables/dist/js/tabulator_esm.min.mjs",
  "ag-grid-community": "/node_modules/ag-grid-community/dist/package/main.esm.min.mjs",
  "ag-stack": "/node_modules/ag-stack/dist/package/main.esm.min.mjs",
  "@tanstack/table-core": "/node_modules/@tanstack/table-core/dist/index.js",
  "@tanstack/table-core/store-reactivity-bindings": "/node_modules/@tanstack/table-core/dist/store-reactivity-bindings.js",
  "@tanstack/store": "/node_modules/@tanstack/store/dist/index.js",
};

/** A server of the peers, their page and the rows. */
async function serve(rows) {
  const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><link rel="stylesheet" href="/node_modules/tabulator-tables/dist/css/tabulator.min.css">
    <script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script><div id="table"></div>`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(HERE, pathname);
    const body = pathname === "/" ? page : pathname === "/rows.json" ? rows : existsSync(file) ? readFileSync(file) : undefined;
    response.writeHead(body === undefined ? 404 : 200, { "content-type": TYPES[extname(pathname)] ?? "text/html" });
    response.end(body ?? "");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close(server.closeAllConnections()) };
}

/** A peer on the same questions, some of them; how often it found as many products as the portal. */
async function peer(browser, address, name, all, found) {
  const { page, close } = await opened(browser, address);
  const made = await page.evaluate(async (name) => (await import("/peers.mjs")).make(name), name);
  const kinds = {};
  for (const kind of ["words", "choices", "sort", "group"]) {
    const act = (kind, operation) => page.evaluate(async ([kind, operation]) => (await import("/peers.mjs")).act(kind, operation), [kind, operation]);
    const some = (list) => list.filter((_, at) => at % THINNED === 0);
    const results = await asked(some(all[kind]), (operation) => act(kind, operation));
    const expected = some(found[kind]);
    const alike = results.filter((result, at) => result.found === expected[at]).length;
    kinds[kind] = { count: results.length, alike, ...figures(results) };
    await act("begin");
  }
  const megabytes = await memory(browser, page);
  await close();
  return { made, kinds, megabytes };
}

const catalogue = index(SITE);
const all = operations(catalogue);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...FLAGS, "--js-flags=--expose-gc"] });
const server = await serve(JSON.stringify(catalogue.rows));
try {
  const { found, ...results } = await ours(browser, all);
  const peers = [];
  for (const { name, package: from } of PEERS) {
    const { version } = JSON.parse(readFileSync(join(MODULES, from, "package.json")));
    peers.push({ name, version, ...(await peer(browser, server.address, name, all, found)) });
  }
  console.log(JSON.stringify({ browser: browser.version(), products: catalogue.rows.length, bytes: bytes(catalogue), ...results, peers }));
} finally {
  await browser.close();
  server.stop();
}
