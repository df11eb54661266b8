// A label that was visited, without a network: readable, and saying since when it was kept.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { launch, SITE } from "./browser.mjs";
import { serve } from "./server.mjs";

const LABEL = "label/DEMO-2026-0003/", REVOKED = "label/DEMO-2026-0021/";
const NOTICE = { "": /保存的副本.*状态可能已经变化/, "en/": /Kept copy of .*\. The status may have changed since/ };

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve(SITE)]); });
after(() => Promise.all([browser.close(), site.stop()]));

/** As without a network: the connection breaks off. */
const offline = () => { site.faults.clear(); site.faults.set("", (_request, response) => response.destroy()); };
const online = () => site.faults.clear();
/** Another page, or another answer, at a label's address. */
const becomes = async (path, status, bytes) => {
  site.faults.clear();
  site.faults.set(path, (_request, response) => response.writeHead(status, { "content-type": "text/html" }).end(bytes));
};

/** A label's page in a profile of its own, once it is kept. */
async function visit(t, path) {
  const context = await browser.newContext();
  t.after(() => { online(); return context.close(); });
  const page = await context.newPage();
  await page.goto(site.address + path);
  await kept(page, path);
  // What the worker does at its beginning has ended.
  await until(page, async () => (await navigator.serviceWorker.ready).active.state === "activated");
  return page;
}

/** What a page answers, as soon as it is true: `waitForFunction` takes the promise itself for true. */
async function until(page, ask, value) {
  for (;;) {
    const answer = await page.evaluate(ask, value);
    if (answer) return answer;
    await page.waitForTimeout(20);
  }
}

/** What is kept, as paths, once a page is among it. */
const kept = (page, path) => until(page, async (path) => {
  const keys = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  const paths = keys.flat().map(({ url }) => new URL(url).pathname.slice(1));
  return paths.includes(path) && paths;
}, path);

const notice = (page) => page.locator("aside.site-demo[role=status]");

describe("a label without a network", () => {
  for (const [folder, said] of Object.entries(NOTICE)) {
    it(`is readable after one visit and says what it is: /${folder}`, async (t) => {
      const page = await visit(t, folder + LABEL);
      assert.equal(await notice(page).count(), 0);
      const number = await page.locator(".cl-number").first().textContent();
      offline();
      await page.reload();
      assert.match(await notice(page).textContent(), said);
      assert.match(await notice(page).textContent(), new RegExp(String(new Date().getFullYear())));
      assert.ok(await notice(page).isVisible());
      assert.equal(await page.locator(".cl-number").first().textContent(), number);
    });
  }

  it("shows the state of now as soon as there is a network, and keeps that", async (t) => {
    const page = await visit(t, LABEL);
    await becomes(LABEL, 200, await readFile(`${SITE}/${REVOKED}index.html`));
    const title = await page.title();
    await page.reload();
    assert.notEqual(await page.title(), title);
    assert.equal(await notice(page).count(), 0);
    const now = await page.title();
    offline();
    // The copy is written while the page is read.
    await until(page, async (title) => {
      const cache = await caches.open((await caches.keys())[0]);
      return (await (await cache.match(location.href)).text()).includes(title);
    }, now);
    await page.reload();
    assert.equal(await page.title(), now);
    assert.equal(await notice(page).count(), 1);
  });

  it("is not shown once the site says it is gone", async (t) => {
    const page = await visit(t, LABEL);
    await becomes(LABEL, 404, "<!DOCTYPE html><title>404</title>");
    await page.reload();
    assert.equal(await page.title(), "404");
    await until(page, async () => (await (await caches.open((await caches.keys())[0])).keys()).length === 0);
    offline();
    await assert.rejects(page.reload());
  });

  it("stands in for a server that has failed", async (t) => {
    const page = await visit(t, LABEL);
    await becomes(LABEL, 503, "<!DOCTYPE html><title>503</title>");
    await page.reload();
    assert.equal(await notice(page).count(), 1);
  });

  it("is a page and nothing else: no list, no credential, no script is kept", async (t) => {
    const page = await visit(t, LABEL);
    await page.goto(`${site.address}en/`);
    await page.goto(`${site.address}en/${LABEL}`);
    const paths = await kept(page, `en/${LABEL}`);
    assert.deepEqual(paths.sort(), [`en/${LABEL}`, LABEL].sort());
  });

  it("takes the place of what an earlier worker kept", async (t) => {
    const context = await browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${site.address}404.html`);
    await page.evaluate(() => Promise.all([caches.open("carbon-label-0"), caches.open("other")]));
    await page.goto(site.address + LABEL);
    await kept(page, LABEL);
    const names = await page.evaluate(() => caches.keys());
    assert.ok(!names.includes("carbon-label-0") && names.includes("other") && names.length === 2, names.join());
  });
});
