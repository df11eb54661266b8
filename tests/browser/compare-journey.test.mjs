// A tender for photovoltaic modules, from the search to the workbook, by keyboard alone: with a suspended
// certificate, a label of an issuer nobody recognises and a product that does not compare among the offers; in
// both languages, at a desk and on a phone. And back: what was handed over opens as the same comparison.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import readWorkbook from "read-excel-file/node";
import { open, start, violations } from "./browser.mjs";

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

const OFFERS = ["DEMO-2026-0003", "DEMO-2026-0006", "DEMO-2026-0020", "DEMO-2026-0025", "DEMO-2026-0010"];
const SAID = {
  "": { suspended: /已暂停/, refused: /未通过核验，不显示内容/, apart: /不同：本产品/, state: /^已核验证书$/ },
  "en/": { suspended: /Suspended/, refused: /Did not verify; nothing of it is shown/, apart: /this product/i, state: /^Credential checked$/ },
};

async function visit(t, path, options) {
  const { page, context, troubles } = await open(site.browser, site.address + path, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles, []);
  });
  await page.locator("[data-way=xlsx]:enabled").waitFor();
  return page;
}

/** Goes on with Tab, or back, until what is looked for has the focus; opens what is folded on the way. */
async function reach(page, selector, back = false) {
  for (let at = 0; at < 80; at += 1) {
    const state = await page.evaluate((selector) => ({
      there: document.activeElement.matches(selector),
      folded: document.activeElement.matches("summary") && !document.activeElement.parentElement.open
        && document.activeElement.parentElement.querySelector(selector) !== null,
    }), selector);
    if (state.there) return;
    if (state.folded) await page.keyboard.press("Enter");
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  assert.fail(`${selector} is not reached by keyboard`);
}

async function search(page, text) {
  await reach(page, "input[name=text]", true);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.waitForFunction((text) => {
    const rows = [...document.querySelectorAll("[data-row]")];
    return rows.length === 1 && rows[0].textContent.includes(text) && document.querySelector("[data-active]");
  }, text);
}

for (const lang of ["", "en/"]) {
  for (const [device, viewport] of [["at a desk", { width: 1280, height: 900 }], ["on a phone", { width: 360, height: 780 }]]) {
    test(`a tender by keyboard, from search to workbook: ${lang || "zh/"} ${device}`, async (t) => {
      const page = await visit(t, `${lang}compare/`, { viewport });
      const said = SAID[lang];
      for (const number of OFFERS) {
        await search(page, number);
        await reach(page, ".compare-grid");
        await page.keyboard.press("Space");
        await page.waitForFunction((number) => location.hash.includes(number), number);
      }
      await reach(page, "input[name=text]", true);
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Delete");
      await reach(page, "input[name=bid]");
      // As each language's date field takes it.
      await page.locator("input[name=bid]").fill("2026-12-10");
      for (const [name, value] of [["limit", "630"], ["deduction", "5"], ["best", "400"]]) {
        await reach(page, `input[name=${name}]`);
        await page.keyboard.type(value);
      }
      // Asked for from the beginning.
      assert.ok(await page.locator("input[name=in-force]").isChecked());
      await page.locator(".compare-judged").waitFor();
      await reach(page, "[data-way=xlsx]");
      const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
      const sheets = await readWorkbook(await readFile(await download.path()));
      const rows = new Map(sheets[0].data.map((row) => [String(row[0]), row.map((cell) => String(cell ?? ""))]));
      const verdicts = new Map(sheets[2].data.map((row) => [String(row[0]), row.map((cell) => String(cell ?? ""))]));
      assert.deepEqual([...rows.keys()].slice(1).sort(), [...OFFERS].sort());
      const has = (number, pattern) => assert.ok(rows.get(number).some((cell) => cell.match(pattern)), `${number} ${pattern}: ${rows.get(number)}`);
      has("DEMO-2026-0020", said.suspended);
      has("DEMO-2026-0025", said.refused);
      has("DEMO-2026-0010", said.apart);
      has("DEMO-2026-0003", said.state);
      assert.ok(verdicts.get("DEMO-2026-0003").some((cell) => cell.includes("2.39")), verdicts.get("DEMO-2026-0003"));
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate((width) => document.documentElement.scrollWidth <= width, viewport.width));
    });
  }
}

test("what was handed over opens as the same comparison, with products that came from a file", async (t) => {
  const page = await visit(t, "compare/#chosen=DEMO-2026-0003");
  const list = "name,value (kg CO2e/piece),category,boundary\nA,2,chair,cradle to grave\nB,3.50,chair,cradle to grave\n";
  const bring = (page, name, content) =>
    page.setInputFiles(".compare-bring-bar > .compare-file input", { name, mimeType: "", buffer: Buffer.from(content) });
  await bring(page, "list.csv", list);
  await page.locator(".compare-meaning button[type=submit]:enabled").click();
  await page.locator(".compare-note").waitFor();
  await page.fill("input[name=text]", "A");
  const pick = async (name) => {
    await page.fill("input[name=text]", name);
    const row = page.locator("[data-declared]").filter({ has: page.locator(".compare-product > span:first-child", { hasText: new RegExp(`^${name}$`) }) });
    await row.locator(".compare-choose").click();
  };
  await pick("A");
  await pick("B");
  await page.locator(".compare-chosen", { hasText: "已选 3 个" }).waitFor();
  const file = async (page) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-way=json]")]);
    return JSON.parse(await readFile(await download.path(), "utf8"));
  };
  const document = await file(page);
  assert.deepEqual(document.products.map((product) => product.source).sort(), ["declared", "declared", "verified"]);
  const other = await visit(t, "compare/");
  await bring(other, "comparison.json", JSON.stringify(document));
  await other.locator(".compare-note", { hasText: "比选文件已打开" }).waitFor();
  await other.locator(".compare-chosen", { hasText: "已选 3 个" }).waitFor();
  const again = await file(other);
  const facts = ({ products, group }) => ({ group: group.title, products: products.map(({ checked, ...product }) => product) });
  assert.deepEqual(facts(again), facts(document));
});

test("a demand standard ready for use opens the comparison it is for", async (t) => {
  const page = await visit(t, "en/compare/#category=pv-module");
  await page.goto(`${site.address}en/criteria/`);
  await page.getByRole("link", { name: "Compare by it" }).nth(1).click();
  await page.locator(".compare-judged").waitFor();
  assert.match(page.url(), /compare\/#.*category=pv-module/);
  assert.deepEqual([await page.inputValue("input[name=limit]"), await page.inputValue("input[name=deduction]")], ["630", "5"]);
  assert.match(await page.innerText(".compare-outcome"), /Pass|Meets/i);
});
