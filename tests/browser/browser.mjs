// What the browser tests share: a browser, the site under test, and pages that note what goes wrong in them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, firefox } from "playwright-core";
import { serve } from "./server.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The published site under test. */
export const SITE = process.env.SITE;
if (!SITE) throw new Error("SITE must name the folder of a published site; `cargo xtask test` sets it");

export const root = (path) => new URL(`../../${path}`, import.meta.url).pathname;

/** Which browser is driven: Chromium, or Debian's own Firefox over WebDriver BiDi. */
export const FIREFOX = process.env.BROWSER === "firefox";

export function launch() {
  if (FIREFOX) return firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr" });
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** Chromium and the site over HTTP, and how to end both. */
export async function start(prefix = "/") {
  const [browser, server] = await Promise.all([launch(), serve(SITE, prefix)]);
  const stop = () => Promise.all([browser.close(), server.stop()]);
  return { browser, address: server.address, stop };
}

/** A page that keeps a list of everything it should not have done; `before` may prepare it, and it has come when `until`. */
export async function open(browser, address, { before, until = "load", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const troubles = [], requests = [];
  const origin = new URL(address).origin;
  page.on("console", (message) => {
    troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (url.startsWith("data:")) return;
    requests.push(url);
    if (new URL(url).origin !== origin) troubles.push(`third party: ${url}`);
  });
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (violation) => {
    console.error(`policy: ${violation.violatedDirective} ${violation.blockedURI}`);
  }));
  await before?.(page);
  await page.goto(address, { waitUntil: until });
  return { page, context, troubles, requests };
}

/**
 * Waits until the studio's preview has told its height: what is below it moves then, and a click on its way
 * there on a busy machine lands beside.
 */
export const settled = (page) => page.waitForFunction(() =>
  document.querySelector(".studio-print") && [...document.querySelectorAll(".studio-stage iframe")].every((frame) => frame.height !== "420"));

/** The violations axe finds, each with its places; run from outside, as the page's policy allows no script of ours. */
export async function violations(page) {
  await page.evaluate(AXE + ";0");
  const { violations } = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), RULES);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}
