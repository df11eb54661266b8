// A label's card in a frame on a page of another origin: its height, theme and language by message,
// and whom neither side believes.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { open, start } from "./browser.mjs";
import { host } from "./host.mjs";

const CARD = "label/DEMO-2026-0003/card.html";
const EXPIRED = "label/DEMO-2024-0001/card.html";
const ALTERED = "en/label/DEMO-2026-0024/card.html";
const SANDBOX = 'sandbox="allow-scripts allow-popups"';
const TALLEST = 3000;
const PAPER = { light: "rgb(255, 255, 255)", dark: "rgb(20, 29, 24)" };

let site;
before(async () => { site = await start(); });
after(() => site.stop());

const frame = (path, more = SANDBOX) => `<iframe data-carbon-label title="a label" width="420" frameborder="0" src="${site.address}${path}" ${more}></iframe>`;
const script = () => `<script src="${site.address}embed/host.js" defer></script>`;

/** Opens a page of a shop's; its troubles leave out that it asks the site. */
async function shop(body, { policy, ...options } = {}) {
  const { address, stop } = await host(body, policy);
  const { page, context, troubles } = await open(site.browser, address, options);
  const own = () => troubles.filter((trouble) => !trouble.startsWith(`third party: ${site.address}`));
  return { page, context, troubles: own, close: () => Promise.all([context.close(), stop()]) };
}

const inside = async (page, at) => (await page.locator("iframe").nth(at).elementHandle()).contentFrame();
const height = (page, at) => page.locator("iframe").nth(at).evaluate((frame) => frame.getBoundingClientRect().height);
const content = async (page, at) => (await inside(page, at)).evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
const scrolls = async (page, at) => (await inside(page, at)).evaluate(() => document.scrollingElement.scrollHeight > innerHeight);
const paper = async (page, at) => (await inside(page, at)).evaluate(() => getComputedStyle(document.querySelector(".cl-card")).backgroundColor);

/** Asks again until it is so. */
async function until(ask, expected) {
  for (let waited = 0; ; waited += 50) {
    const found = await ask().catch((error) => error.message);
    if (found === expected || waited > 5000) return assert.equal(found, expected);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const fits = (page, at) => until(async () => (await height(page, at)) === (await content(page, at)) && !(await scrolls(page, at)), true);

/** A message from the card in a frame, as its own script would send it, or a hostile one that got in. */
const say = async (page, at, message) => (await inside(page, at)).evaluate((message) => parent.postMessage(message, "*"), message);
const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

describe("a card in a frame", { concurrency: 2 }, () => {
  it("is as tall as it is, three on a page, sandboxed or not, and leaves nothing behind", async () => {
    const body = `<script>const before = new Set(Object.getOwnPropertyNames(window));</script>
      ${frame(CARD)}${frame(EXPIRED, "")}${frame(ALTERED, `${SANDBOX} loading="lazy"`)}${script()}`;
    const { page, troubles, close } = await shop(body);
    await page.locator("iframe").nth(2).scrollIntoViewIfNeeded();
    for (const at of [0, 1, 2]) await fits(page, at);
    const heights = await Promise.all([0, 1, 2].map((at) => height(page, at)));
    assert.ok(heights[0] > heights[1] && heights[1] > heights[2] && heights[2] > 100, heights.join(", "));
    // Frames are properties of their window by number.
    const left = await page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && !/^\d+$/.test(name)));
    assert.deepEqual(left, []);
    assert.deepEqual(troubles(), []);
    await close();
  });

  it("works under a policy that names the site and nothing else", async () => {
    const origin = new URL(site.address).origin;
    const policy = `default-src 'none'; img-src data:; frame-src ${origin}; script-src ${origin}; require-trusted-types-for 'script'`;
    const { page, troubles, close } = await shop(frame(CARD) + script(), { policy });
    await fits(page, 0);
    assert.deepEqual(troubles(), []);
    await close();
  });

  it("is fitted when the script comes long after it, and when it is added long after the script", async () => {
    const { page, close } = await shop(frame(CARD));
    await (await inside(page, 0)).waitForSelector(".cl-card");
    const before = await height(page, 0);
    await page.addScriptTag({ url: `${site.address}embed/host.js` });
    await fits(page, 0);
    assert.notEqual(await height(page, 0), before);
    await page.evaluate((markup) => document.body.insertAdjacentHTML("beforeend", markup), frame(EXPIRED));
    await fits(page, 1);
    await close();
  });

  it("follows its width without a loop, and has no scroll bar inside a border", async () => {
    const body = `<style>iframe { width: 100%; box-sizing: border-box; border: 5px solid }</style>
      <script>let heard = 0; addEventListener("message", () => { heard += 1; });</script>${frame(CARD)}${script()}`;
    const { page, close } = await shop(body, { viewport: { width: 500, height: 800 } });
    const exact = (expected) => until(async () => (await height(page, 0)) - (await content(page, 0)) === 10 && !(await scrolls(page, 0)), expected);
    await exact(true);
    const wide = await height(page, 0);
    await page.setViewportSize({ width: 320, height: 800 });
    await until(async () => (await height(page, 0)) > wide, true);
    await exact(true);
    await pause();
    const heard = await page.evaluate(() => heard);
    await pause();
    assert.equal(await page.evaluate(() => heard), heard, "still being told heights");
    assert.ok(heard <= 12, `${heard} messages for one change of width`);
    await close();
  });

  it("wears the theme asked for before it had loaded, then another, then the reader's own", async () => {
    const { page, troubles, close } = await shop(frame(CARD, `${SANDBOX} data-carbon-label-theme="dark"`) + script());
    const ask = (theme) => page.locator("iframe").evaluate((frame, theme) => frame.setAttribute("data-carbon-label-theme", theme), theme);
    await until(() => paper(page, 0), PAPER.dark);
    await ask("light");
    await page.emulateMedia({ colorScheme: "dark" });
    await pause();
    assert.equal(await paper(page, 0), PAPER.light);
    await page.locator("iframe").evaluate((frame) => frame.removeAttribute("data-carbon-label-theme"));
    await until(() => paper(page, 0), PAPER.dark);
    await ask("constructor");
    await page.emulateMedia({ colorScheme: "light" });
    await until(() => paper(page, 0), PAPER.light);
    assert.deepEqual(troubles(), []);
    await close();
  });

  it("wears the theme its address names where the page runs no script", async () => {
    const { page, close } = await shop(frame(`${CARD}#theme=dark`));
    await until(() => paper(page, 0), PAPER.dark);
    await close();
  });

  it("speaks the language asked for, in its theme, and stays in it when there is no such language", async () => {
    const { page, troubles, close } = await shop(frame(CARD, `${SANDBOX} data-carbon-label-theme="dark" data-carbon-label-lang="en-GB"`) + script());
    const address = async () => (await inside(page, 0)).url();
    const ask = (lang) => page.locator("iframe").evaluate((frame, lang) => frame.setAttribute("data-carbon-label-lang", lang), lang);
    await until(address, `${site.address}en/${CARD}`);
    await until(() => paper(page, 0), PAPER.dark);
    await fits(page, 0);
    for (const lang of ["fr", "", "javascript:alert(1)"]) await ask(lang);
    await pause();
    assert.equal(await address(), `${site.address}en/${CARD}`);
    await ask("zh");
    await until(address, site.address + CARD);
    await fits(page, 0);
    assert.equal(await page.evaluate(() => history.length), 2, "languages are steps of the reader's way");
    assert.deepEqual(troubles(), []);
    await close();
  });

  for (const [name, sandbox] of Object.entries({ sandboxed: SANDBOX, "sandboxed as its code has it": `${SANDBOX.slice(0, -1)} allow-popups-to-escape-sandbox"`, "not sandboxed": "" })) {
    it(`${name}, opens its label's page in a window of its own, which has no way back`, async () => {
      const { page, context, close } = await shop(frame(CARD, sandbox) + script());
      const link = (await inside(page, 0)).locator(".cl-proof a");
      const [opened] = await Promise.all([context.waitForEvent("page"), link.click()]);
      await opened.waitForLoadState();
      assert.equal(opened.url(), `${site.address}label/DEMO-2026-0003/`);
      assert.equal(await opened.evaluate(() => opener), null);
      await close();
    });
  }

  it("without the host's script keeps the height in its code, and scrolls", async () => {
    const { page, troubles, close } = await shop(frame(CARD, `${SANDBOX} height="400"`));
    await (await inside(page, 0)).waitForSelector(".cl-card");
    assert.deepEqual([await height(page, 0), await scrolls(page, 0)], [400, true]);
    const link = (await inside(page, 0)).locator(".cl-proof a");
    await link.scrollIntoViewIfNeeded();
    assert.ok(await link.isVisible());
    assert.deepEqual(troubles(), []);
    await close();
  });

  it("without any script shows the card", async () => {
    const { page, close } = await shop(frame(CARD, 'sandbox height="1080"'), { javaScriptEnabled: false });
    assert.match(await page.frameLocator("iframe").locator(".cl-number").innerText(), /520/);
    await close();
  });
});

describe("a host", { concurrency: 2 }, () => {
  it("never makes a frame taller than the tallest, however often it is asked, nor by what is no height", async () => {
    const { page, troubles, close } = await shop(frame(CARD) + script());
    await fits(page, 0);
    const fitted = await height(page, 0);
    for (const height of ["1e9", null, NaN, Infinity, -Infinity, {}, [500]]) await say(page, 0, { type: "carbon-label:height", height });
    for (const message of [null, "carbon-label:height", 7, { type: "height", height: 9 }, { type: {}, height: 9 }]) await say(page, 0, message);
    await pause();
    assert.equal(await height(page, 0), fitted);
    await say(page, 0, { type: "carbon-label:height", height: 1e9 });
    await until(() => height(page, 0), TALLEST);
    await say(page, 0, { type: "carbon-label:height", height: -5 });
    await until(() => height(page, 0), 0);
    assert.deepEqual(troubles(), []);
    await close();
  });

  it("hears no other window: neither a stranger's frame, nor itself, nor a frame that was led elsewhere", async () => {
    const forged = '<script>const say = (to) => to.postMessage({ type: "carbon-label:height", height: 7 }, "*"); say(parent); setInterval(() => say(parent), 20);</script>';
    const stranger = await host(forged);
    const body = `${frame(CARD)}${frame(EXPIRED, "")}<iframe title="a stranger" src="${stranger.address}"></iframe>${script()}`;
    const { page, close } = await shop(body);
    for (const at of [0, 1]) await fits(page, at);
    const before = await Promise.all([0, 1, 2].map((at) => height(page, at)));
    await page.evaluate(() => postMessage({ type: "carbon-label:height", height: 7 }, "*"));
    await (await inside(page, 1)).evaluate((address) => { location = address; }, stranger.address);
    await until(async () => (await inside(page, 1)).url(), stranger.address);
    await pause();
    assert.deepEqual(await Promise.all([0, 1, 2].map((at) => height(page, at))), before);
    await Promise.all([close(), stranger.stop()]);
  });
});

describe("a card", () => {
  it("hears nobody but the page around it", async () => {
    const stranger = await host("");
    const { page, close } = await shop(`${frame(CARD)}<iframe title="a stranger" src="${stranger.address}"></iframe>${script()}`);
    await fits(page, 0);
    await (await inside(page, 1)).evaluate(() => parent.frames[0].postMessage({ type: "carbon-label:set", theme: "dark", lang: "en" }, "*"));
    await (await inside(page, 0)).evaluate(() => postMessage({ type: "carbon-label:set", theme: "dark", lang: "en" }, "*"));
    await pause();
    assert.deepEqual([await paper(page, 0), (await inside(page, 0)).url()], [PAPER.light, site.address + CARD]);
    await Promise.all([close(), stranger.stop()]);
  });

  it("is told odd things without harm", async () => {
    const { page, troubles, close } = await shop(frame(CARD) + script());
    await fits(page, 0);
    await page.evaluate(() => {
      for (const data of [null, 1, "x", [], { type: "carbon-label:set" }, { type: "carbon-label:set", theme: 1, lang: {} }, { type: "carbon-label:set", lang: "-" }])
        frames[0].postMessage(data, "*");
    });
    await pause();
    assert.deepEqual([await paper(page, 0), (await inside(page, 0)).url()], [PAPER.light, site.address + CARD]);
    assert.deepEqual(troubles(), []);
    await close();
  });
});
