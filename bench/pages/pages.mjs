// A label's page and the same label through the app's shell, each in a fresh browser on a slow phone's line:
// bytes that travelled, and milliseconds from navigation until its number is on the screen. Then Lighthouse's
// marks. JSON out. ADDRESS: a served site. NUMBER: the label.
import lighthouse from "lighthouse";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { FLAGS, measure } from "../phone.mjs";

const RUNS = 3;
const PORT = 9333;

const { ADDRESS, NUMBER } = process.env;
const WAYS = [
  { name: "the label's page", path: `label/${NUMBER}/`, page: true },
  { name: "the label's page, English", path: `en/label/${NUMBER}/`, page: true },
  { name: "the same label through the app's shell", path: `verify/#label=${NUMBER}`, page: false },
];
const MARKED = ["", "en/", `label/${NUMBER}/`, `en/label/${NUMBER}/`];

/** Notes when the first frame with the label's number in it has been drawn: what is posted in a frame comes after it. */
function watch() {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => window.ended(String(performance.now()));
  const look = () => {
    if (document.querySelector(".cl-number")?.getBoundingClientRect().height > 0) port2.postMessage("");
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function ways(browser) {
  const figures = await measure(browser, WAYS.map(({ path }) => ADDRESS + path), (page) => page.addInitScript(watch));
  return WAYS.map(({ name, page }, at) => ({ name, page, ...figures[at] }));
}

/** One run. Now and then Chromium's trace lacks its beginning: then once more. */
async function marked(path, again = true) {
  const { lhr } = await lighthouse(ADDRESS + path, { port: PORT, logLevel: "error", output: "json" });
  if (!lhr.runtimeError) return lhr;
  if (again && lhr.runtimeError.code === "NO_NAVSTART") return marked(path, false);
  throw new Error(`${path}: ${lhr.runtimeError.message}`);
}

/** The lowest mark of a page in each category, and what Lighthouse had to say where one is not full. */
async function marks(path) {
  const scores = {}, said = new Set();
  for (let run = 0; run < RUNS; run += 1) {
    const lhr = await marked(path);
    for (const { id, score, auditRefs } of Object.values(lhr.categories)) {
      scores[id] = Math.min(scores[id] ?? 100, Math.round(score * 100));
      for (const { id: audit, weight } of auditRefs) {
        const { score, title, displayValue } = lhr.audits[audit];
        if (weight > 0 && score !== null && score < 0.9) said.add(`${id}: ${title}${displayValue ? ` (${displayValue})` : ""}`);
      }
    }
  }
  return { path, scores, said: [...said] };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...FLAGS, `--remote-debugging-port=${PORT}`] });
try {
  const { version } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("lighthouse/package.json")));
  const results = { browser: browser.version(), lighthouse: version, ways: await ways(browser), pages: [] };
  for (const path of MARKED) results.pages.push(await marks(path));
  console.log(JSON.stringify(results));
} finally {
  await browser.close();
}
