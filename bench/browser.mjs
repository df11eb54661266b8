// Our wasm and jose in the same page of headless Chromium: cases on standard input, microseconds out.
// WASM is the folder of the packed bench. Pages are filled from memory, isolated so that their clock ticks in 5 µs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const HERE = dirname(fileURLToPath(import.meta.url));
const JOSE = dirname(createRequire(import.meta.url).resolve("jose/package.json"));
const ORIGIN = "http://localhost";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const COLD = 9;

const folders = { "/jose/": join(JOSE, "dist/webapi"), "/wasm/": process.env.WASM, "/": HERE };

function answer(route) {
  const { pathname } = new URL(route.request().url());
  if (pathname === "/") return route.fulfill({ headers: ISOLATED, contentType: "text/html", body: "<!doctype html>" });
  const prefix = Object.keys(folders).find((start) => pathname.startsWith(start));
  const path = join(folders[prefix], normalize(pathname.slice(prefix.length)));
  return route.fulfill({ headers: ISOLATED, contentType: TYPES[extname(path)], path });
}

async function open(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**", answer);
  await page.goto(`${ORIGIN}/`);
  return { page, close: () => context.close() };
}

const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1];

/** Microseconds of the very first verification in a page that has just started the wasm. */
async function cold(browser, one) {
  const times = [];
  for (let round = 0; round < COLD; round += 1) {
    const { page, close } = await open(browser);
    times.push(await page.evaluate(async (one) => (await import("/page.mjs")).first(one), one));
    await close();
  }
  return median(times);
}

const cases = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const { page } = await open(browser);
  const results = await page.evaluate(async (cases) => (await import("/page.mjs")).all(cases), cases);
  for (const one of cases) results[one.name].cold = await cold(browser, one);
  console.log(JSON.stringify({ ...results, browser: browser.version() }));
} finally {
  await browser.close();
}
