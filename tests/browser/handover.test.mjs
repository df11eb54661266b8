// The comparison handed over from the page: each file is what the page shows, with every reason; pages to print;
// by keyboard; on a phone; and what is said when a file cannot be made.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import readWorkbook from "read-excel-file/node";
import { open, start, violations } from "./browser.mjs";

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

async function visit(t, fragment = "", { lang = "", expected = [], before, ...options } = {}) {
  const visited = await open(site.browser, `${site.address}${lang}compare/${fragment}`, { before, ...options });
  t.after(async () => {
    await visited.context.close();
    assert.deepEqual(visited.troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))), []);
  });
  await visited.page.locator("[data-way=xlsx]:enabled").waitFor();
  return Object.assign(visited.page, { requests: visited.requests, outside: visited.context });
}

/** The file that a button gives. */
async function file(page, way) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-way=${way}]`)]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The sheets of a workbook by name, and the rows of each under their first cell. */
async function workbook(bytes) {
  const sheets = await readWorkbook(bytes);
  const rows = (data) => new Map(data.map((row) => [String(row[0]), row.map((cell) => String(cell ?? ""))]));
  return new Map(sheets.map(({ sheet, data }) => [sheet, rows(data)]));
}

/** A demand standard over photovoltaic modules, filled in as a reader does. */
async function demand(page) {
  await page.fill("input[name=bid]", "2026-12-10");
  for (const [name, value] of [["limit", "630"], ["deduction", "5"], ["best", "400"]]) await page.fill(`input[name=${name}]`, value);
  for (const name of ["in-force", "accredited"]) await page.check(`input[name=${name}]`);
  await page.locator(".compare-judged").waitFor();
}

test("a workbook has every product with its reasons, and formulas that a spreadsheet recomputes", async (t) => {
  const page = await visit(t);
  assert.ok(!page.requests.some((url) => url.includes("/sheet")), "what writes workbooks is loaded before it is asked for");
  await demand(page);
  const { name, bytes } = await file(page, "xlsx");
  assert.match(name, /^碳足迹比选-\d{4}-\d\d-\d\d\.xlsx$/);
  await page.locator(".compare-hand-over [role=status]", { hasText: name }).waitFor();
  const book = await workbook(bytes);
  assert.deepEqual([...book.keys()], ["比选结果", "需求标准", "逐项判断", "阶段构成", "说明"]);
  const products = book.get("比选结果"), verdicts = book.get("逐项判断");
  assert.equal(products.size, 28);
  assert.ok(products.get("DEMO-2026-0020").some((cell) => /已暂停/.test(cell)), products.get("DEMO-2026-0020"));
  assert.ok(verdicts.get("DEMO-2026-0020").some((cell) => /暂停/.test(cell)), verdicts.get("DEMO-2026-0020"));
  assert.ok(products.get("DEMO-2026-0024").includes("未通过核验，不显示内容"));
  assert.ok([...products.values()].some((row) => row.some((cell) => /不同：本产品.*所选可比组/.test(cell))));
  const checked = [...products.values()].slice(1).filter((row) => row.includes("已核验证书"));
  assert.equal(checked.length, 25, "every product is checked before the file is made");
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]);
  const sheets = parts.filter(([name]) => name.startsWith("xl/worksheets/"));
  assert.equal(sheets.length, 5, "no sheet has links, which would stand in parts of their own");
  const third = sheets.find(([name]) => name.endsWith("sheet3.xml"))[1];
  assert.match(third, /state="frozen"/);
  assert.match(third, /<autoFilter /);
  assert.match(third, /<f>ROUND\('需求标准'![^<]*<\/f><v>4\.57<\/v>/);
  assert.ok(sheets.every(([name, sheet]) => name.endsWith("sheet3.xml") || !sheet.includes("<f>")), "a formula elsewhere");
});

test("CSV and JSON are the chosen products alone, and the link in the document opens the same comparison", async (t) => {
  const page = await visit(t, "#chosen=DEMO-2026-0003,DEMO-2026-0020", { lang: "en/" });
  assert.match(await page.innerText(".compare-hand-over"), /The 2 chosen products go in/);
  const csv = (await file(page, "csv")).bytes.toString("utf8");
  assert.ok(csv.startsWith("\ufeffCertificate number,Product,"), csv.slice(0, 60));
  assert.equal(csv.trim().split("\r\n").length, 3);
  assert.match(csv, /DEMO-2026-0020[^\n]*Suspended/);
  const { name, bytes } = await file(page, "json");
  assert.match(name, /^carbon-comparison-.*\.json$/);
  const document = JSON.parse(bytes);
  assert.deepEqual(document.products.map((product) => product.source), ["verified", "verified"]);
  assert.ok(document.link.startsWith(`${site.address}en/compare/#`), document.link);
  await page.goto(document.link);
  await page.reload();
  await page.locator("[data-way=json]:enabled").waitFor();
  const again = JSON.parse((await file(page, "json")).bytes);
  const without = ({ at, products, ...rest }) => ({ ...rest, products: products.map(({ checked, ...product }) => product) });
  assert.deepEqual(without(again), without(document));
});

test("pages to print hold all that is said and nothing else of the page", async (t) => {
  const page = await visit(t, "#category=pv-module", {
    before: (page) => page.addInitScript(() => { globalThis.printed = []; globalThis.print = () => { printed.push(document.querySelector(".handover h1")?.textContent); }; }),
  });
  await demand(page);
  await page.click("[data-way=print]");
  await page.waitForFunction(() => globalThis.printed.length > 0);
  assert.deepEqual(await page.evaluate(() => globalThis.printed), ["采购比选：产品碳足迹"]);
  assert.equal(await page.locator(".handover-pages").isVisible(), false);
  assert.deepEqual(await violations(page), []);
  await page.emulateMedia({ media: "print" });
  const shown = await page.innerText("body");
  for (const said of ["采购比选：产品碳足迹", "已核验证书", "4.57%", "EPEAT"]) assert.ok(shown.includes(said), said);
  for (const hidden of [".site-header", ".site-footer", ".compare-grid", ".compare-hand-over", ".compare-asked"]) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.match(pdf, /\/MediaBox \[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/);
  await page.emulateMedia({ media: "screen" });
  await page.locator("input[name=text]").fill("580");
  await page.locator(".handover-pages").waitFor({ state: "detached" });
});

test("by keyboard: the buttons follow one another, and the link is copied", async (t) => {
  const page = await visit(t, "#chosen=DEMO-2026-0003", { lang: "en/", permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator("[data-way=xlsx]").focus();
  for (const way of ["csv", "json", "print", "link"]) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.way), way);
  }
  await page.keyboard.press("Enter");
  await page.locator(".compare-hand-over [role=status]", { hasText: "Link copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
});

test("what writes workbooks and does not load is said, and loads at the next try", async (t) => {
  const page = await visit(t, "#chosen=DEMO-2026-0003", { lang: "en/", expected: [/Failed to load resource|ERR_FAILED/] });
  await page.outside.route("**/sheet.js*", (route) => route.abort());
  await page.click("[data-way=xlsx]");
  await page.locator(".app-alert", { hasText: "The Excel file was not made" }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.outside.unroute("**/sheet.js*");
  assert.match((await file(page, "xlsx")).name, /\.xlsx$/);
  assert.equal(await page.locator(".compare-hand-over .app-alert").count(), 0);
});

test("a credential that cannot be had is in the file as listed, which the file says", async (t) => {
  const { page, context } = await open(site.browser, `${site.address}verify/`);
  t.after(() => context.close());
  await context.route("**/label/DEMO-2026-0003.jwt", (route) => route.abort());
  await page.goto(`${site.address}en/compare/#chosen=DEMO-2026-0003,DEMO-2026-0002`);
  await page.locator("[data-way=json]:enabled").waitFor();
  const document = JSON.parse((await file(page, "json")).bytes);
  const sources = Object.fromEntries(document.products.map((product) => [product.number, product.source]));
  assert.deepEqual(sources, { "DEMO-2026-0003": "listed", "DEMO-2026-0002": "verified" });
});

for (const lang of ["", "en/"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe objects to nothing, and at 360 px nothing is cut off: ${lang || "zh/"} ${colorScheme}`, async (t) => {
      const page = await visit(t, "#chosen=DEMO-2026-0003,DEMO-2026-0020", { lang, colorScheme, viewport: { width: 360, height: 780 } });
      await file(page, "csv");
      await page.locator(".compare-hand-over [role=status]:not(:empty)").waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
    });
  }
}
