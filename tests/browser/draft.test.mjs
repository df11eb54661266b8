// The guided draft as an enterprise fills it in: checked while it is typed, kept on the device, saved as a file that the
// command line checks and signs, opened again; by keyboard, in every look, and with files that are none.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { open, root, SITE, start, violations } from "./browser.mjs";

const PROGRAMME = join(SITE, "../programme");
let site;
before(async () => { site = await start(); });
after(() => site?.stop());

async function visit(t, { lang = "", ...options } = {}) {
  const visited = await open(site.browser, `${site.address}${lang}draft/`, options);
  t.after(async () => {
    await visited.context.close();
    assert.deepEqual(visited.troubles, []);
  });
  await visited.page.locator("select[name=category]").waitFor();
  return Object.assign(visited.page, { requests: visited.requests });
}

async function begun(t, options) {
  const page = await visit(t, options);
  await page.selectOption("select[name=category]", "pv-module");
  await page.locator(".draft-form fieldset").first().waitFor();
  return page;
}

const FIELDS = {
  "product.name.zh": "单晶硅双玻组件", "product.model": "TEST-1", "product.maker.name.zh": "示范光伏（天津）有限公司",
  "product.maker.creditCode": "91120000DEM0PA0189", "product.factory.name.zh": "滨海工厂", "product.factory.region": "CN-TJ",
  "footprint.period.from": "2025-01-01", "footprint.period.to": "2025-12-31", "footprint.primaryShare": "62.5",
  "stages[0].value": "361.8", "stages[1].value": "158.2", "output.amount": "940", "output.year": "2025",
};
const CHOICES = { "stages[0].quality.time": "2", "stages[1].quality.time": "1", "output.unit": "MWp" };
const field = (name) => `.draft-form [name="${name}"]`;

async function fill(page) {
  for (const [name, value] of Object.entries(FIELDS)) await page.fill(field(name), value);
  for (const [name, value] of Object.entries(CHOICES)) await page.selectOption(field(name), value);
  await page.click("[data-sum]");
}

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-do=save]")]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const carbonLabel = (...words) => spawnSync(process.env.CARBON_LABEL, words, { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });

test("a form filled in is ready, and its file is what `check` and `issue` take", async (t) => {
  const page = await begun(t, { lang: "en/" });
  const found = page.locator(".draft-found-all");
  assert.match(await found.innerText(), /Not ready yet/);
  const before = page.requests.length;
  await fill(page);
  assert.equal(await page.inputValue(field("footprint.value")), "520.0");
  await page.locator(".draft-found-all [data-tone=good]").waitFor();
  const { name, bytes } = await saved(page);
  assert.equal(name, "footprint-draft-TEST-1.json");
  assert.deepEqual(page.requests.slice(before), [], "nothing is asked of anybody");
  const folder = mkdtempSync(join(tmpdir(), "draft-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "draft.json");
  writeFileSync(file, bytes);
  const checked = carbonLabel("check", file, "--programme", PROGRAMME, "--at", "2026-11-24");
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  // The body fills in its part, and signs.
  await page.locator(".draft-part summary").click();
  for (const [name, value] of Object.entries({ number: "TEST-1", "body.name.zh": "示范认证中心", issued: "2026-11-20", expires: "2028-11-19" })) await page.fill(field(`certificate.${name}`), value);
  await page.selectOption(field("certificate.scheme"), "other");
  writeFileSync(file, (await saved(page)).bytes);
  const labels = join(folder, "programme");
  spawnSync("cp", ["-r", PROGRAMME, labels]);
  const issued = carbonLabel("issue", file, "--key", join(SITE, "../keys/body-a.jwk"), "--programme", labels, "--at", "2026-11-20");
  assert.equal(issued.status, 0, issued.stdout + issued.stderr);
  assert.equal(carbonLabel("verify", join(labels, "labels/TEST-1.jwt"), "--programme", labels, "--at", "2026-11-24").status, 0);
});

test("what is wrong is said at its field, and each finding leads there", async (t) => {
  const page = await begun(t, { lang: "en/" });
  await page.fill(field("product.maker.creditCode"), "123");
  await page.locator(`${field("product.maker.creditCode")}[aria-invalid=true]`).waitFor();
  const note = page.locator("#field-product-maker-creditCode-note");
  assert.match(await note.innerText(), /“123” is not a unified social credit code/);
  for (const [name, value] of Object.entries({ "footprint.value": "900", "stages[0].value": "361.8", "stages[1].value": "158.2" })) await page.fill(field(name), value);
  await page.locator(".draft-found-all", { hasText: "380" }).waitFor();
  const address = page.url();
  await page.locator(".draft-found-all a", { hasText: "Unified social credit code" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "product.maker.creditCode");
  await page.locator(".draft-found-all a", { hasText: "Certificate number" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "certificate.number");
  assert.equal(page.url(), address);
});

test("it is kept on the device, until it is cleared twice", async (t) => {
  const page = await begun(t);
  await page.fill(field("product.model"), "KEPT-1");
  await page.reload();
  assert.equal(await page.inputValue(field("product.model")), "KEPT-1");
  await page.click("[data-do=anew]");
  await page.getByRole("button", { name: "再按一次" }).click();
  await page.locator("select[name=category]").waitFor();
  await page.reload();
  await page.locator("select[name=category]").waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("a draft that is opened is saved as it was; a report's digest is worked out from its file", async (t) => {
  const page = await visit(t);
  const file = root("demo/drafts/body-a/DEMO-2026-0003.json");
  await page.setInputFiles("input[name=open]", file);
  await page.locator(".draft-form fieldset").first().waitFor();
  assert.equal(await page.inputValue(field("footprint.primaryShare")), "65");
  const { bytes } = await saved(page);
  assert.deepEqual(JSON.parse(bytes), JSON.parse(readFileSync(file)));
  const report = Buffer.from("a report of any kind");
  await page.setInputFiles("input[name=digest]", { name: "report.pdf", mimeType: "application/pdf", buffer: report });
  const digest = createHash("sha256").update(report).digest("hex");
  await page.waitForFunction(([name, digest]) => document.querySelector(name).value === digest, [field("report.sha256"), digest]);
  assert.equal(JSON.parse((await saved(page)).bytes).credentialSubject.report.sha256, digest);
});

test("a file that is no draft is said to be none, and nothing typed is lost", async (t) => {
  const page = await begun(t, { lang: "en/" });
  await page.fill(field("product.model"), "HERE");
  const named = (content) => ({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(content) });
  for (const [content, said] of [["{", /no draft/], ["[1]", /should be an object/], [JSON.stringify({ credentialSubject: { product: { category: "toys" } } }), /“toys”, is none of this programme's/], ["x".repeat(300_000), /no draft/], [`{"a":"<img src=x onerror=alert(1)>","a":1}`, /no draft/]]) {
    await page.setInputFiles("input[name=open]", named(content));
    await page.locator(".draft-begin [role=alert]", { hasText: said }).waitFor();
    assert.equal(await page.inputValue(field("product.model")), "HERE");
  }
});

test("what is cleared, or opened over, comes back", async (t) => {
  const page = await begun(t, { lang: "en/" });
  await page.fill(field("product.model"), "MINE");
  await page.fill(field("output.year"), "0");
  await page.setInputFiles("input[name=open]", root("demo/drafts/body-a/DEMO-2026-0003.json"));
  await page.waitForFunction((name) => document.querySelector(name).value === "DEMO-580G", field("product.model"));
  await page.getByRole("button", { name: "Bring back the last draft" }).click();
  assert.equal(await page.inputValue(field("product.model")), "MINE");
  // Whoever types on has changed their mind about clearing.
  await page.click("[data-do=anew]");
  await page.fill(field("product.model"), "MINE TOO");
  await page.getByRole("button", { name: "Start anew" }).waitFor();
});

test("a rule's page leads to the form of its category", async (t) => {
  const page = await visit(t, { lang: "en/" });
  await page.goto(`${site.address}en/category/wood-panel/rule/`);
  await page.getByRole("link", { name: "Prepare an application" }).click();
  await page.locator(".draft-set", { hasText: "Multi-ply solid wood panel" }).waitFor();
});

test("by keyboard alone", async (t) => {
  const page = await visit(t, { lang: "en/" });
  await page.focus("select[name=category]");
  await page.keyboard.press("p");
  await page.locator(".draft-form fieldset").first().waitFor();
  await page.locator(field("product.name.zh")).focus();
  await page.keyboard.type("组件");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Module");
  assert.equal(await page.inputValue(field("product.name.en")), "Module");
});

describe("in every look", () => {
  for (const lang of ["", "en/"]) for (const colorScheme of ["light", "dark"]) for (const width of [360, 1280]) {
    test(`${lang || "zh/"} ${colorScheme} ${width}: nothing axe objects to, nothing cut off`, async (t) => {
      const page = await begun(t, { lang, colorScheme, viewport: { width, height: 800 } });
      await page.fill(field("product.maker.creditCode"), "123");
      await page.locator(".draft-part summary").click();
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
    });
  }
});
