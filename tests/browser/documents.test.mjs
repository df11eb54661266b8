// Footprint documents of other formats, where a reader meets them: held up on the verify page, brought into the
// comparison, a form filled in from one; in every look; where the program that reads them does not come; and the page
// that says what each format carries.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { open, root, start, violations } from "./browser.mjs";

const VECTORS = root("../shared/vectors");
const vector = (path) => readFileSync(join(VECTORS, path));
const here = { skip: !existsSync(VECTORS) };
/** The samples of the tests in Rust, by their names. */
const samples = readFileSync(root("tests/documents/samples.rs"), "utf8");
const sample = (name) => samples.match(new RegExp(`const ${name}: &str = r#"([\\s\\S]*?)"#;`))[1];

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

async function visit(t, path, { expected = [], ...options } = {}) {
  const { page, context, troubles, requests } = await open(site.browser, site.address + path, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))), []);
  });
  return Object.assign(page, { requests });
}

const hold = (page, name, content, input = ".verify-drop input") =>
  page.setInputFiles(input, { name, mimeType: "", buffer: Buffer.from(content) });

async function verdict(page, name) {
  await page.waitForFunction((name) => document.querySelector(".verify-file")?.textContent.endsWith(name)
    && document.querySelector(".verify-verdict"), name);
  return page.innerText(".verify-verdict strong");
}

test("a document of every format is declared, with what was read, assumed and left out", async (t) => {
  const page = await visit(t, "en/verify/");
  for (const [name, file, value] of [
    ["PACT", "pact.json", "1.00"], ["CATENA_X", "catena.json", "1"], ["ILCD", "epd.json", "4"], ["XML", "epd.xml", "4"],
    ["OPEN_EPD", "open.json", "−647.42"], ["DCC", "dcc.json", "12.5"],
  ]) {
    await hold(page, file, sample(name));
    assert.equal(await verdict(page, file), "Declared by the maker, not certified", file);
    assert.equal(await page.innerText(".verify-label .cl-number data"), value, file);
    // A conformity credential is one of those that come signed: the page reads it itself.
    if (name === "DCC") continue;
    await page.locator(".app-account summary").click();
    assert.match(await page.innerText(".app-account"), /Assumed[\s\S]*Read/, file);
  }
  assert.deepEqual(await violations(page), []);
});

test("of a list each footprint is shown, and what contradicts itself is said at once", here, async (t) => {
  const page = await visit(t, "verify/");
  await hold(page, "footprints.json", vector("pact-demo-api/footprints.json"));
  assert.equal(await verdict(page, "footprints.json"), "企业自行声明，未经认证");
  assert.equal(await page.locator(".verify-label").count(), 5);
  assert.match(await page.innerText(".verify-result"), /文件中有 5 个碳足迹/);
  assert.match(await page.locator(".app-account > section").first().innerText(), /需要核对[\s\S]*反而大于/);
  assert.deepEqual(await violations(page), []);
});

test("a table's rows are declarations, and it is said once how they were read", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tables-"));
  writeFileSync(join(folder, "products.csv"), "Product,Carbon footprint (kgCO2e/kg)\nBoard,1.50\nBeam,2\nLath,much\n");
  const made = spawnSync(process.env.CARBON_LABEL, ["--messages", "en", "export", "products.csv", "--to", "xlsx", "--out", "products.xlsx"], { cwd: folder });
  assert.equal(made.status, 0, String(made.stderr));
  const gb18030 = Buffer.concat([Buffer.from("b2fac6b7c3fbb3c6", "hex"), Buffer.from(",Carbon footprint (kgCO2e/kg)\nBoard,1.50\nBeam,2\nLath,much\n")]);
  const page = await visit(t, "en/verify/");
  for (const [name, content, rows, wrong] of [
    ["products.csv", readFileSync(join(folder, "products.csv")), 2, /Rows that are not shown\s+[^]*line 4/i],
    ["gb.csv", gb18030, 2, /line 4/i],
    ["products.xlsx", readFileSync(join(folder, "products.xlsx")), 2],
  ]) {
    await hold(page, name, content);
    assert.equal(await verdict(page, name), "Declared by the maker, not certified", name);
    assert.equal(await page.locator(".verify-label").count(), rows, name);
    assert.match(await page.locator(".verify-label .cl-number data").first().innerText(), /^1\.50?$/, name);
    if (wrong) assert.match(await page.locator(".app-account > section").first().innerText(), wrong, name);
    await page.locator(".app-account summary").first().click();
    assert.match(await page.locator(".app-account details").first().innerText(), /How the table was read\s+headings in line 1/, name);
  }
  assert.deepEqual(await violations(page), []);
  // What a spreadsheet copies.
  await page.fill(".verify-paste textarea", "Product\tCarbon footprint (kgCO2e/kg)\nBoard\t1.50\n");
  await page.click(".verify-form button[type=submit]");
  await page.waitForFunction(() => document.querySelectorAll(".verify-label").length === 1 && document.querySelector(".verify-verdict"));
  assert.equal(await page.innerText(".verify-label .cl-number data"), "1.50");
});

test("where the program that reads workbooks does not come, the way round it is said", async (t) => {
  const page = await visit(t, "en/verify/", { expected: [/book/] });
  await page.route("**/book_bg.wasm", (route) => route.abort());
  await hold(page, "products.xlsx", Buffer.from("PK\x03\x04 xl/workbook.xml", "latin1"));
  await verdict(page, "products.xlsx");
  assert.match(await page.innerText(".verify-label"), /Save it in Excel as “CSV UTF-8/);
});

test("what does not read says where and why", async (t) => {
  const page = await visit(t, "en/verify/");
  for (const [file, content, said] of [
    ["flows.json", sample("ILCD").replace("[0]}", "[0,1]}"), /referenceToReferenceFlow: has 2 members; at most 1/],
    ["unit.json", sample("PACT").replace('"declaredUnitOfMeasurement":"square meter",', ""), /declaredUnit: missing/],
    ["dtd.xml", '<!DOCTYPE x [<!ENTITY a "b">]><processDataSet>&a;</processDataSet>', /document type/],
    ["invoice.json", '{"invoice":"<img src=x onerror=alert(1)>"}', /no format that is read here; it begins with: invoice/],
  ]) {
    await hold(page, file, content);
    await verdict(page, file);
    assert.match(await page.innerText(".verify-label"), said, file);
  }
});

test("where the program that reads them does not come, that is said, and labels are checked all the same", async (t) => {
  const page = await visit(t, "en/verify/", { expected: [/documents/] });
  await page.route("**/documents_bg.wasm", (route) => route.abort());
  await hold(page, "pact.json", sample("PACT"));
  await page.locator("[role=alert]", { hasText: "did not load" }).waitFor();
  await page.unroute("**/documents_bg.wasm");
  await hold(page, "pact.json", sample("PACT"));
  assert.equal(await verdict(page, "pact.json"), "Declared by the maker, not certified");
});

test("the program comes for such a document alone", async (t) => {
  const page = await visit(t, "en/verify/#label=DEMO-2026-0003");
  await page.locator(".verify-verdict").waitFor();
  assert.deepEqual(page.requests.filter((request) => request.includes("documents")), []);
});

describe("the comparison", () => {
  const bring = (page, name, content) => hold(page, name, content, ".compare-bring-bar > .compare-file input");
  const form = (page) => page.locator(".compare-meaning");

  test("takes a list of footprints, asks for their category once, and keeps them their makers' word", here, async (t) => {
    const page = await visit(t, "en/compare/");
    await page.locator(".compare-found", { hasText: "27" }).waitFor();
    await bring(page, "footprints.json", vector("pact-demo-api/footprintsV3.json"));
    await form(page).locator("select[name=category]").selectOption("text:wood-panel");
    assert.match(await form(page).locator(".compare-said").innerText(), /larger than without/);
    await form(page).locator("button[type=submit]", { hasText: "3" }).click();
    await page.locator(".compare-note", { hasText: "3 products read" }).waitFor();
    await page.locator(".compare-found", { hasText: "30" }).waitFor();
  });

  test("takes a workbook like the table it is", here, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "documents-"));
    writeFileSync(join(folder, "devices.csv"), vector("boavizta/boavizta-data-us.csv"));
    const made = spawnSync(process.env.CARBON_LABEL, ["--messages", "en", "export", "devices.csv", "--to", "xlsx", "--out", "devices.xlsx"], { cwd: folder });
    assert.equal(made.status, 0, String(made.stderr));
    const page = await visit(t, "en/compare/");
    await page.locator(".compare-found", { hasText: "27" }).waitFor();
    await bring(page, "devices.xlsx", readFileSync(join(folder, "devices.xlsx")));
    assert.equal(await form(page).locator("select[name=value]").inputValue(), "column:carbon footprint");
    await form(page).locator("select[name=category]").selectOption("text:wood-panel");
    await form(page).locator("button[type=submit]", { hasText: "1226" }).waitFor();
  });

  test("takes an EPD as XML, and says that its unit is in another file", async (t) => {
    const page = await visit(t, "en/compare/");
    await page.locator(".compare-found", { hasText: "27" }).waitFor();
    await bring(page, "epd.xml", sample("XML"));
    await page.locator(".compare-note[data-refused]", { hasText: "another file" }).waitFor();
  });
});

describe("a form", () => {
  const field = (name) => `.draft-form [name="${name}"]`;

  test("is filled in from a document, where it is blank, and can be brought back", async (t) => {
    const page = await visit(t, "en/draft/");
    await page.setInputFiles("input[name=open]", { name: "epd.json", mimeType: "", buffer: Buffer.from(sample("ILCD")) });
    await page.locator("[role=alert]", { hasText: "Choose the category first" }).waitFor();
    await page.selectOption("select[name=category]", "wood-panel");
    await page.fill(field("product.name.en"), "MINE");
    await page.setInputFiles("input[name=open]", { name: "epd.json", mimeType: "", buffer: Buffer.from(sample("ILCD")) });
    await page.locator("[role=status]", { hasText: "Filled in from “Panel”" }).waitFor();
    assert.equal(await page.inputValue(field("product.name.en")), "MINE");
    assert.equal(await page.inputValue(field("footprint.value")), "4");
    assert.equal(await page.inputValue(field("stages[0].value")), "1.2");
    assert.match(await page.innerText(".app-account"), /What became of the document/);
    assert.deepEqual(await violations(page), []);
    await page.getByRole("button", { name: "Bring back the last draft" }).click();
    assert.equal(await page.inputValue(field("footprint.value")), "");
  });

  test("is filled in from a table's first row", async (t) => {
    const page = await visit(t, "en/draft/");
    await page.selectOption("select[name=category]", "wood-panel");
    const table = "Product,Carbon footprint (kgCO2e/m3),Boundary\nBoard,512.5,cradle-to-gate\nBeam,2,cradle-to-gate\n";
    await page.setInputFiles("input[name=open]", { name: "products.csv", mimeType: "", buffer: Buffer.from(table) });
    await page.locator("[role=status]", { hasText: "Filled in from “Board”" }).waitFor();
    assert.equal(await page.inputValue(field("footprint.value")), "512.5");
    assert.match(await page.locator(".app-account").textContent(), /How the table was read/);
  });

  test("leaves a number of another unit to whoever fills it in", async (t) => {
    const page = await visit(t, "en/draft/");
    await page.selectOption("select[name=category]", "pv-module");
    await page.setInputFiles("input[name=open]", { name: "epd.json", mimeType: "", buffer: Buffer.from(sample("ILCD")) });
    await page.locator("[role=status]", { hasText: /another unit|another part/ }).waitFor();
    assert.equal(await page.inputValue(field("footprint.value")), "");
  });
});

describe("in every look", () => {
  for (const lang of ["", "en/"]) for (const colorScheme of ["light", "dark"]) for (const width of [360, 1280]) {
    test(`${lang || "zh/"} ${colorScheme} ${width}: nothing axe objects to, nothing cut off`, async (t) => {
      const look = { colorScheme, viewport: { width, height: 800 } };
      const page = await visit(t, `${lang}verify/`, look);
      await hold(page, "open.json", sample("OPEN_EPD").replace("-798.0", "-700.0"));
      await verdict(page, "open.json");
      await page.locator(".app-account summary").click();
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
      await page.goto(`${site.address}${lang}formats/`);
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
    });
  }
});

test("the page of formats is found from the home page and leads to where a document is checked", async (t) => {
  const page = await visit(t, "en/");
  await page.getByRole("link", { name: "Footprint documents of other formats" }).click();
  assert.equal(await page.locator("h3").count(), 16);
  await page.getByRole("link", { name: "Check a document" }).click();
  await page.locator(".verify-drop").waitFor();
});
