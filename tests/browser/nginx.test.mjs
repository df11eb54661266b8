// The published folder behind nginx, as an operator would have it: every kind of page at work in Chromium
// under the policies that are sent, types, compression, what is kept and what is asked for again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { nginx } from "./nginx.mjs";
import { serve } from "./server.mjs";

const LABEL = "DEMO-2026-0003";
/** Pages, each with what shows that it is at work. */
const PAGES = {
  "": ".site-name",
  "category/pv-module/": ".site-name",
  [`label/${LABEL}/`]: ".cl-full .cl-number",
  [`label/${LABEL}/card.html`]: ".cl-card .cl-number",
  [`verify/#label=${LABEL}`]: ".cl-full .cl-number",
  [`studio/#label=${LABEL}`]: ".studio-code textarea",
};

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), nginx()]); });
after(() => Promise.all([browser?.close(), site?.stop()]));

for (const prefix of ["", "en/"]) {
  for (const [path, shown] of Object.entries(PAGES)) {
    test(`/${prefix}${path} is at work, with its type and under its policy`, async () => {
      const { page, context, troubles } = await open(browser, site.address + prefix + path);
      await page.locator(shown).first().waitFor();
      assert.deepEqual(troubles, []);
      // No script's address can be written by a script, and no style of anybody's counts.
      const refused = await page.evaluate(() => new Promise((refused) => {
        const script = document.createElement("script"), style = document.createElement("style");
        let written = true;
        try { script.setAttribute("src", "data:text/javascript,0"); } catch { written = false; }
        style.textContent = "body { color: red }";
        addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          if (effectiveDirective.startsWith("style-src")) refused({ written, effectiveDirective });
        });
        document.head.append(style);
      }));
      assert.deepEqual(refused, { written: false, effectiveDirective: "style-src-elem" });
      await context.close();
    });
  }
}

const headers = async (path, asked = {}) => (await fetch(site.address + path, { headers: asked })).headers;

test("pages and programs go compressed and with their types; programs are kept for good, pages for a minute", async () => {
  const page = await headers(`label/${LABEL}/`, { "accept-encoding": "gzip" });
  assert.equal(page.get("content-type"), "text/html; charset=utf-8");
  assert.equal(page.get("content-encoding"), "gzip");
  assert.equal(page.get("cache-control"), "public, max-age=60, must-revalidate");
  const { page: verify, context } = await open(browser, `${site.address}verify/#label=${LABEL}`);
  await verify.locator(".cl-full .cl-number").waitFor();
  const wasm = await verify.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).find((name) => name.endsWith(".wasm")));
  await context.close();
  const program = await headers(wasm.slice(site.address.length), { "accept-encoding": "gzip" });
  assert.equal(program.get("content-type"), "application/wasm");
  assert.equal(program.get("cache-control"), "public, max-age=31536000, immutable");
});

test("a second visit fetches no program again", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const visit = async () => {
    await page.goto(`${site.address}verify/#label=${LABEL}`);
    await page.locator(".cl-full .cl-number").waitFor();
    return page.evaluate(() => performance.getEntriesByType("resource")
      .filter(({ name }) => /\/assets\/.*\.(wasm|js)$/.test(name)).map(({ transferSize }) => transferSize));
  };
  const first = await visit();
  assert.ok(first.length >= 2 && first.every((bytes) => bytes > 0), `${first}`);
  await page.goto("about:blank");
  assert.deepEqual(await visit(), first.map(() => 0));
  await context.close();
});

test("a page that has not changed is not sent again", async () => {
  const etag = (await headers(`label/${LABEL}/`)).get("etag");
  const again = await fetch(`${site.address}label/${LABEL}/`, { headers: { "if-none-match": etag } });
  assert.equal(again.status, 304);
});

test("another site may frame a card and no other page", async () => {
  const other = await serve(process.env.SITE);
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${other.address}404.html`);
  const framed = async (path) => {
    await page.evaluate((address) => {
      document.querySelector("iframe")?.remove();
      const frame = document.createElement("iframe");
      frame.src = address;
      return new Promise((loaded) => { frame.onload = loaded; document.body.append(frame); });
    }, site.address + path);
    return page.frames().some((frame) => frame.url() === site.address + path);
  };
  assert.equal(await framed(`label/${LABEL}/card.html`), true);
  assert.equal(await framed(`label/${LABEL}/`), false);
  await context.close();
  await other.stop();
});
