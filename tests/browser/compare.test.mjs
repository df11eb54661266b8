// The procurement portal in a real browser: the index is read and every product on the screen is checked by a
// worker; found, grouped, ordered, chosen; by keyboard alone; on a phone; offline.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { open, start, violations } from "./browser.mjs";

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

async function visit(t, fragment = "", { lang = "", expected = [], ...options } = {}) {
  const { page, context, troubles, requests } = await open(site.browser, `${site.address}${lang}compare/${fragment}`, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))), []);
  });
  return Object.assign(page, { requests });
}

const found = (page, text) => page.locator(".compare-found", { hasText: text }).waitFor();
const row = (page, text) => page.locator("[data-row]", { hasText: text });
const names = (page) => page.locator("[data-row] .compare-product a").allInnerTexts();
/** Waits until all products on the screen were checked here. */
const checked = (page) => page.waitForFunction(() => {
  const states = [...document.querySelectorAll("[data-row] .studio-state")].map((state) => state.textContent);
  return states.length > 5 && !states.some((state) => /目录所载|As listed/.test(state));
});

test("all products are listed, the largest group first, and what is on the screen is checked by its credential", async (t) => {
  const page = await visit(t);
  await found(page, "27 个产品 · 10 个可比 · 17 个无法比较");
  await checked(page);
  assert.match(await row(page, "单晶硅双玻光伏组件 580 W").innerText(), /520[\s\S]*认证有效/);
  assert.ok(page.requests.some((url) => url.endsWith("/label/DEMO-2026-0003.jwt")));
  assert.ok(page.requests.some((url) => url.includes("/status/")));
  const values = (await page.locator("[data-row]:not([data-apart]) .compare-value").allInnerTexts()).map(Number);
  assert.equal(values.length, 10);
  assert.deepEqual(values, [...values].sort((one, other) => one - other));
});

test("a suspended certificate's number is struck through, and what does not verify has none", async (t) => {
  const page = await visit(t, "#text=DEMO-2026-00");
  await checked(page);
  const suspended = row(page, "DEMO-2026-0020");
  assert.match(await suspended.innerText(), /已暂停/);
  assert.equal(await suspended.locator(".compare-value s").count(), 1);
  for (const number of ["DEMO-2026-0024", "DEMO-2026-0025"]) {
    await page.locator("input[name=text]").fill(number);
    await found(page, "1 个产品");
    assert.equal(await row(page, number).locator(".compare-value").innerText(), "");
    assert.match(await row(page, number).innerText(), /未通过核验，不显示内容/);
  }
});

test("products are found by any part of a name, by number and by the first letters of its pinyin", async (t) => {
  const page = await visit(t);
  for (const [words, count] of [["580 W", 1], ["djgsbgf", 9], ["DEMO-2026-0003", 1], ["示范光伏 580", 1]]) {
    await page.locator("input[name=text]").fill(words);
    await page.waitForFunction((count) => document.querySelectorAll("[data-row]").length === count, count);
  }
  await page.locator("input[name=text]").fill("没有这样的产品");
  await found(page, "没有符合的产品");
  assert.deepEqual(await violations(page), []);
});

test("what does not compare stays, grey, with the reason; another group makes it comparable", async (t) => {
  const page = await visit(t, "#category=pv-module");
  await page.locator("[data-apart]").first().waitFor();
  const apart = await page.locator("[data-apart]").first().innerText();
  assert.match(apart, /不同：本产品.*所选可比组/);
  const second = await page.locator(".compare-group option").nth(1).getAttribute("value");
  await page.selectOption(".compare-group select", second);
  await page.waitForURL(`**/compare/#*group=${second}*`);
  await page.waitForFunction((id) => document.querySelector(".compare-group select").value === id, second);
});

test("the address says what is shown: reloaded it is the same, and back goes back", async (t) => {
  const page = await visit(t);
  await found(page, "27");
  await page.locator("input[name=text]").fill("双玻");
  await page.waitForFunction(() => location.hash.includes("text="));
  await page.locator("[data-sort=value]").click();
  await page.waitForFunction(() => location.hash.includes("sort=-value"));
  await page.waitForFunction(() => {
    const values = [...document.querySelectorAll("[data-row]:not([data-apart]) .compare-value")].map((value) => Number(value.innerText));
    return values.length > 1 && values.every((value, at) => at === 0 || value <= values[at - 1]);
  });
  const listed = await names(page);
  await page.reload();
  await page.waitForFunction((count) => document.querySelectorAll("[data-row]").length === count, listed.length);
  assert.deepEqual(await names(page), listed);
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("sort="));
  assert.equal(await page.inputValue("input[name=text]"), "双玻");
});

test("by keyboard alone: search, move, choose, see the chosen alone, order, open", async (t) => {
  const page = await visit(t, "", { lang: "en/" });
  await found(page, "27 products");
  await checked(page);
  await page.locator("input[name=text]").focus();
  for (let at = 0; at < 40 && !(await page.evaluate(() => document.activeElement.matches(".compare-grid"))); at += 1) await page.keyboard.press("Tab");
  const active = () => page.evaluate(() => document.querySelector(`#${document.querySelector(".compare-grid").getAttribute("aria-activedescendant")}`)?.dataset.row);
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.querySelector("[data-active]")?.dataset.row === "1");
  await page.keyboard.press("Space");
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.querySelector("[data-active]")?.dataset.row === "26");
  assert.equal(await active(), "26");
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await page.locator(".compare-chosen", { hasText: "2 chosen" }).waitFor();
  // Back past the columns and the button that chooses none.
  for (let at = 0; at < 3; at += 1) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await found(page, "2 products");
  await page.locator(".compare-grid").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/en/label/*/");
});

test("a screen reader hears how many rows there are, and which one it is on", async (t) => {
  const page = await visit(t);
  await found(page, "27");
  assert.equal(await page.getAttribute(".compare-grid", "aria-rowcount"), "28");
  assert.equal(await page.locator("[data-row='0']").getAttribute("aria-rowindex"), "2");
  assert.equal(await page.locator("[role=columnheader][aria-sort]").count(), 1);
});

for (const lang of ["", "en/"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe objects to nothing, and at 360 px nothing is cut off: ${lang || "zh/"} ${colorScheme}`, async (t) => {
      const page = await visit(t, "#chosen=DEMO-2026-0003,DEMO-2026-0002", { lang, colorScheme, viewport: { width: 360, height: 780 } });
      await found(page, "27");
      await checked(page);
      await page.evaluate(() => document.querySelectorAll("details").forEach((folded) => { folded.open = true; }));
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
      await page.setViewportSize({ width: 1280, height: 900 });
      assert.deepEqual(await violations(page), []);
    });
  }
}

test("without its index the portal says so, and reads it when it can be had", async (t) => {
  const expected = [/Failed to load resource|ERR_FAILED/];
  const { page, context } = await open(site.browser, `${site.address}verify/`);
  t.after(() => context.close());
  await context.route("**/catalogue.json", (route) => route.abort());
  await page.goto(`${site.address}compare/`);
  await page.locator(".app-alert", { hasText: "产品库没有读到" }).waitFor();
  assert.ok(expected.length);
  await context.unroute("**/catalogue.json");
  await page.click(".app-alert button");
  await found(page, "27");
});

test("a credential that cannot be had leaves its product as listed", async (t) => {
  const { page, context } = await open(site.browser, `${site.address}verify/`);
  t.after(() => context.close());
  await context.route("**/label/*.jwt", (route) => route.abort());
  await page.goto(`${site.address}compare/#text=DEMO-2026-0003`);
  await found(page, "1 个产品");
  await page.waitForTimeout(500);
  assert.match(await row(page, "DEMO-2026-0003").innerText(), /目录所载：认证有效/);
});

test("a demand standard judges every product, with reasons and the formula's numbers, and stays in the address", async (t) => {
  const page = await visit(t, "#category=pv-module");
  await checked(page);
  await page.fill("input[name=bid]", "2026-12-10");
  for (const [name, value] of [["limit", "630"], ["deduction", "5"], ["best", "400"]]) await page.fill(`input[name=${name}]`, value);
  for (const name of ["in-force", "accredited"]) await page.check(`input[name=${name}]`);
  await page.locator(".compare-judged", { hasText: "证书在开标日有效" }).waitFor();
  const verdict = (text) => row(page, text).first().locator(".compare-verdict");
  await row(page, "单晶硅双玻光伏组件 610 W").locator(".compare-verdict", { hasText: "4.57%" }).waitFor();
  assert.match(await verdict("单晶硅双玻光伏组件 610 W").innerText(), /满足[\s\S]*5% × \(630 − 420\) ÷ \(630 − 400\) = 4\.57%/);
  assert.match(await verdict("单晶硅双玻光伏组件 580 W").innerText(), /满足[\s\S]*2\.39%/);
  assert.match(await verdict("DEMO-2026-0020").innerText(), /无法判断|不满足/);
  assert.deepEqual(await violations(page), []);
  const said = await page.innerText(".compare-judged");
  await page.reload();
  await page.locator(".compare-judged").waitFor();
  await checked(page);
  assert.equal(await page.innerText(".compare-judged"), said);
  assert.equal(await page.inputValue("input[name=limit]"), "630");
  await page.selectOption("select[name=outcome]", "pass");
  await page.waitForFunction(() => [...document.querySelectorAll("[data-row] .compare-pill")].every((pill) => pill.dataset.outcome === "pass"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".compare-standard a[download]")]);
  const standard = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(standard.bid, "2026-12-10");
});

test("columns are left out and added, and the address keeps them", async (t) => {
  const page = await visit(t);
  await checked(page);
  const heads = () => page.locator("[role=columnheader]").allInnerTexts();
  assert.equal((await heads()).length, 6);
  await page.locator(".compare-columns summary").click();
  await page.check(".compare-columns input[value=issuer]");
  await page.uncheck(".compare-columns input[value=stages]");
  await page.locator("[role=columnheader]", { hasText: "认证机构" }).waitFor();
  assert.ok(!(await heads()).some((head) => head.includes("阶段构成")));
  assert.equal(await page.getAttribute(".compare-grid", "aria-colcount"), "6");
  assert.match(await row(page, "DEMO-2026-0003").innerText(), /示范认证中心/);
  // The reason why a product does not compare is not lost with the bars.
  assert.match(await page.locator("[data-apart] .compare-product").first().innerText(), /不同：本产品/);
  await page.reload();
  await page.locator("[role=columnheader]", { hasText: "认证机构" }).waitFor();
  assert.deepEqual(await violations(page), []);
});
