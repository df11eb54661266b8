// A label's page as it is used: without script, from a sub-folder, by camera, by keyboard, on paper.
// And the site as a whole: its links, its languages, its schema.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { SITE, open, root, start } from "./browser.mjs";

const LABEL = "label/DEMO-2026-0003/";
const NUMBER = "DEMO-2026-0003";
const SHOWN = {
  "": { ".cl-number": ["520", "kgCO₂e"], ".cl-state": ["认证有效"], ".cl-table": ["原材料获取", "361.8", "生产制造", "158.2"], ".cl-proof": [NUMBER] },
  "en/": { ".cl-number": ["520", "kgCO₂e"], ".cl-state": ["In force"], ".cl-table": ["Raw materials", "361.8", "Production", "158.2"], ".cl-proof": [NUMBER] },
};

// A snippet is no page: it goes into one.
const html = readdirSync(SITE, { recursive: true }).filter((file) => file.endsWith(".html") && !file.endsWith("/snippet.html")).sort();
const content = (file) => readFileSync(join(SITE, file), "utf8");
const values = (text, attribute) =>
  [...text.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"))].map(([, value]) => value.replaceAll("&amp;", "&"));
/** Where the site says it stands: the page for what is not there names it. */
const base = values(content("404.html"), "href").find((link) => /^https?:/.test(link));

/** The file of the site that a link on a page leads to, or null if it leads out of the site's folder. */
function target(file, link) {
  const { origin, pathname } = new URL(link.startsWith(base) ? `/root/${link.slice(base.length)}` : link, `http://site/root/${file}`);
  if (origin !== "http://site" || !pathname.startsWith("/root/")) return null;
  const path = join(SITE, decodeURIComponent(pathname.slice("/root/".length)));
  return existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
}

let site;
before(async () => { site = await start(); });
after(() => site.stop());

for (const [prefix, places] of Object.entries(SHOWN)) {
  test(`without script a label's page (/${prefix}) is complete after one request`, async () => {
    const address = site.address + prefix + LABEL;
    const { page, context, troubles, requests } = await open(site.browser, address, { javaScriptEnabled: false });
    for (const [place, texts] of Object.entries(places)) {
      assert.ok(await page.locator(place).isVisible(), place);
      const shown = await page.locator(place).innerText();
      for (const text of texts) assert.ok(shown.includes(text), `${place} does not show ${text}`);
    }
    const button = page.locator(".cl-copy");
    assert.deepEqual([await button.count(), await button.isVisible()], [1, false], "a button that does nothing");
    assert.deepEqual(requests, [address]);
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("every link and source of the site leads to a file of the site", () => {
  let followed = 0;
  const lost = [];
  for (const file of html) {
    const text = content(file), ids = values(text, "id");
    for (const link of [...values(text, "href"), ...values(text, "src")]) {
      if (link.startsWith("data:")) continue;
      // What a label points to, such as its report, is its body's to publish.
      if (/^https?:/.test(link) && (!link.startsWith(base) || link.startsWith(`${base}report/`))) continue;
      followed += 1;
      if (link.startsWith("#") ? !ids.includes(link.slice(1)) : !existsSync(target(file, link) ?? "")) lost.push(`${file}: ${link}`);
    }
  }
  assert.deepEqual(lost, []);
  // A card alone has only its own.
  const pages = html.filter((file) => !file.endsWith("/card.html")).length;
  assert.ok(pages >= 60 && followed >= 10 * pages, `only ${followed} links on ${pages} pages`);
});

test("no link or source starts at the server's root", () => {
  const rooted = html.flatMap((file) => [...values(content(file), "href"), ...values(content(file), "src")])
    .filter((link) => link.startsWith("/"));
  assert.deepEqual(rooted, []);
});

test("the site works in a sub-folder: from a label to its category and to its verification", async () => {
  const folder = "/some/sub/folder/", { browser, address, stop } = await start(folder);
  try {
    const { page, troubles } = await open(browser, address + LABEL);
    await page.locator(".site-breadcrumb a").last().click();
    await page.waitForURL(`${address}category/pv-module/`);
    await page.locator(`a[href$="${LABEL}"]`).first().click();
    await page.waitForURL(address + LABEL);
    await page.locator(".site-button").click();
    await page.waitForURL(`${address}verify/#label=${NUMBER}`);
    await page.locator("#app .carbon-label").waitFor();
    assert.match(await page.locator("#app").innerText(), new RegExp(NUMBER));
    assert.deepEqual(troubles, []);
  } finally {
    await stop();
  }
});

test("the page for what is not there leads home and to the verification from wherever it stands", async () => {
  const { page, context } = await open(site.browser, `${site.address}no/such/place/`);
  const links = await page.locator("a:not(.site-skip), link[rel=alternate]").evaluateAll((all) => all.map((one) => one.href));
  const text = await page.innerText("main");
  await context.close();
  assert.deepEqual([...new Set(links)].sort(), ["", "compare/", "data/", "en/", "en/compare/", "en/studio/", "en/verify/", "studio/", "verify/"].map((path) => base + path));
  // Whoever scanned a label that was never issued is told so, in both languages.
  for (const said of [/没有签发过这个编号的标识/, /no label of this number was issued/]) assert.match(text, said);
});

const shots = {
  "on the page": async (page) => page.locator(".cl-qr").screenshot(),
  "in the picture": async (page) => page.screenshot(),
};
const paths = { "on the page": LABEL, "in the picture": `label/${NUMBER}.svg` };
for (const [where, shot] of Object.entries(shots)) {
  test(`the QR symbol ${where} reads as the page's address, in either theme, at either density`, async () => {
    const wasmBinary = readFileSync(root("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    for (const colorScheme of ["light", "dark"]) for (const deviceScaleFactor of [1, 2]) {
      const { page, context } = await open(site.browser, site.address + paths[where], { colorScheme, deviceScaleFactor });
      const read = await readBarcodes(await shot(page), { formats: ["QRCode"] });
      assert.deepEqual(read.map(({ text }) => text), [base + LABEL], `${colorScheme}, density ${deviceScaleFactor}`);
      await context.close();
    }
  });
}

test("the copy button copies the number and says so", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const { page, context, troubles } = await open(site.browser, site.address + LABEL, { permissions });
  const button = page.locator(".cl-copy"), said = await button.innerText();
  await button.click();
  await page.locator(".cl-copy", { hasText: await button.getAttribute("data-copied") }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), NUMBER);
  await page.locator(".cl-copy").getByText(said, { exact: true }).waitFor({ timeout: 5000 });
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the keyboard reaches everything on a label's page in order, always visibly", async () => {
  const { page, context } = await open(site.browser, site.address + LABEL);
  const order = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")];
    return all.filter((one) => one.checkVisibility()).map((one) => (one.dataset.order = all.indexOf(one)).toString());
  });
  assert.ok(order.length >= 10, `only ${order.length} places`);
  const reached = [], faint = [];
  for (const _ of order) {
    await page.keyboard.press("Tab");
    const { at, skip, width, style, seen } = await page.evaluate(() => {
      const one = document.activeElement, { outlineStyle, outlineWidth } = getComputedStyle(one);
      const { left, top, right, bottom } = one.getBoundingClientRect();
      // Pages scroll by whole pixels, what stands on them by less.
      const seen = left > -1 && top > -1 && right < innerWidth + 1 && bottom < innerHeight + 1 && right > left && bottom > top;
      return { at: one.dataset.order, skip: one.matches(".site-skip"), width: parseFloat(outlineWidth), style: outlineStyle, seen };
    });
    if (reached.length === 0) assert.ok(skip, "the first is not the way to the main part");
    reached.push(at);
    if (!(width > 0) || style === "none" || !seen) faint.push({ at, width, style, seen });
  }
  assert.deepEqual(reached, order);
  assert.deepEqual(faint, []);
  await context.close();
});

test("the skip link leads to the main part, and Enter opens what is folded", async () => {
  const { page, context } = await open(site.browser, site.address + LABEL);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#main");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), "still before the main part");
  const details = page.locator("details.cl-more");
  const inside = details.locator("li").first();
  assert.equal(await inside.isVisible(), false);
  await details.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.equal(await inside.isVisible(), true);
  await context.close();
});

test("on paper a label keeps its number, state and symbol and leaves the ways around out", async () => {
  const { page, context } = await open(site.browser, site.address + LABEL);
  const visible = (places) => Promise.all(places.map((place) => page.locator(place).first().isVisible()));
  const kept = [".cl-number data", ".cl-state strong", ".cl-table", ".cl-qr", ".cl-copyable"];
  const left = [".site-header nav", ".site-breadcrumb", ".site-actions", ".cl-copy"];
  assert.deepEqual(await visible([...kept, ...left]), [...kept, ...left].map(() => true));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.deepEqual(await visible(kept), kept.map(() => true));
  assert.deepEqual(await visible(left), left.map(() => false));
  const { ink, ground } = await page.evaluate(() => ({
    ink: getComputedStyle(document.querySelector(".cl-number data")).color,
    ground: getComputedStyle(document.querySelector(".cl-full")).backgroundColor,
  }));
  assert.deepEqual({ ink, ground }, { ink: "rgb(0, 0, 0)", ground: "rgb(255, 255, 255)" });
  await context.close();
});

test("every page names its language", () => {
  for (const file of html) assert.deepEqual(values(content(file).match(/<html[^>]*>/)[0], "lang"), [file.startsWith("en/") ? "en" : "zh-CN"], file);
});

test("every page but those of the app leads to itself in both languages", () => {
  for (const file of html.filter((file) => !/(^|\/)(verify|compare|studio|evaluate|draft|01)\/|^404/.test(file))) {
    const links = [...content(file).matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/g)];
    const alternates = Object.fromEntries(links.map(([, lang, link]) => [lang, target(file, link)]));
    const chinese = file.replace(/^en\//, "");
    assert.deepEqual(alternates, { "zh-CN": join(SITE, chinese), en: join(SITE, "en", chinese) }, file);
    for (const path of Object.values(alternates)) assert.ok(existsSync(path), path);
  }
});

test("the published schema is JSON and names itself", async () => {
  const answer = await fetch(`${site.address}schema/label-v1.json`);
  assert.equal(answer.status, 200);
  assert.match((await answer.json()).$id, /^https:\/\/.*\/schema\/label-v1\.json$/);
});
