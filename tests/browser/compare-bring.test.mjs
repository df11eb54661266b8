// Products brought into the comparison: credentials, declarations, lists and demand standards as files, addresses
// and numbers typed, codes on pictures and before the camera; files that mean harm; the comparison in another's page.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { chromium } from "playwright-core";
import { FIREFOX, SITE, open, root, start, violations } from "./browser.mjs";

const NUMBER = "DEMO-2026-0003";
const LABEL = readFileSync(join(SITE, `label/${NUMBER}.jwt`), "utf8").trim();
const DEVICES = root("../shared/vectors/boavizta/boavizta-data-us.csv");
const TIMBER = root("../shared/vectors/ilcd-json-epdx/f63ac879-fa7d-4f91-813e-e816cbdf1927.json");

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

async function visit(t, fragment = "", { lang = "", expected = [], browser = site.browser, ...options } = {}) {
  const { page, context, troubles } = await open(browser, `${site.address}${lang}compare/${fragment}`, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))), []);
  });
  await page.locator(".compare-found", { hasText: "27" }).waitFor();
  return page;
}

const bring = (page, name, content) =>
  page.setInputFiles(".compare-bring-bar > .compare-file input", { name, mimeType: "", buffer: Buffer.from(content) });
const note = (page, text) => page.locator(".compare-note", { hasText: text });
const row = (page, text) => page.locator("[data-row]", { hasText: text });
const found = (page, text) => page.locator(".compare-found", { hasText: text }).waitFor();

test("a credential is checked, chosen and in its row; one that was altered is refused with the reason", async (t) => {
  const page = await visit(t);
  await bring(page, "label.jwt", LABEL);
  await note(page, `${NUMBER}：已读入`).waitFor();
  await page.locator(".compare-chosen", { hasText: "已选 1 个" }).waitFor();
  assert.match(await row(page, NUMBER).innerText(), /520[\s\S]*认证有效/);
  const at = LABEL.indexOf(".") + 40;
  await bring(page, "altered.jwt", LABEL.slice(0, at) + (LABEL[at] === "A" ? "B" : "A") + LABEL.slice(at + 1));
  await page.locator(".compare-note[data-refused]", { hasText: "altered.jwt" }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.locator(".compare-note button").first().click();
  await page.waitForFunction(() => document.querySelectorAll(".compare-note").length === 1);
});

test("the 1,226 devices are mapped, compared within their category, and what is odd is said", { skip: !existsSync(DEVICES) }, async (t) => {
  const page = await visit(t);
  await page.setInputFiles(".compare-bring-bar > .compare-file input", DEVICES);
  const form = page.locator(".compare-meaning");
  await form.locator("button[type=submit]", { hasText: "读入 1226 个产品" }).waitFor();
  assert.equal(await form.locator("select[name=category]").inputValue(), "column:subcategory");
  assert.equal(await form.locator("select[name=value]").inputValue(), "column:gwp_total");
  assert.match(await form.locator(".compare-said").innerText(), /各阶段占比之和/);
  assert.deepEqual(await violations(page), []);
  // A wrong choice is seen at once, and corrected.
  await form.locator("select[name=value]").selectOption("column:manufacturer");
  await form.locator("button[type=submit]", { hasText: "读入 0 个产品" }).waitFor();
  await form.locator("select[name=value]").selectOption("column:gwp_total");
  await form.locator("button[type=submit]", { hasText: "读入 1226 个产品" }).click();
  await note(page, "已读入 1226 个产品，均为企业自行声明，未经认证").waitFor();
  await found(page, "1253 个产品");
  const group = page.locator(".compare-group select");
  const options = await group.locator("option").allInnerTexts();
  const laptops = options.find((option) => option.startsWith("Laptop"));
  assert.match(laptops, /每 ?(1 )?件|每件/);
  await group.selectOption({ label: laptops });
  await page.waitForFunction(() => document.querySelectorAll("[data-row]:not([data-apart])").length > 8);
  const values = (await page.locator("[data-row]:not([data-apart]) .compare-value").allInnerTexts()).map(Number);
  assert.deepEqual(values, [...values].sort((one, other) => one - other));
  const first = page.locator("[data-row]:not([data-apart])").first();
  assert.match(await first.innerText(), /企业自行声明，未经认证/);
  assert.equal(await first.locator("a").count(), 0);
  await page.fill("input[name=text]", "MacBook Air (M1 CPU) 256GB");
  await found(page, "1 个产品");
  assert.match(await row(page, "MacBook").innerText(), /161/);
  // Its shares make up 0.99 and one is missing: the row stays, and says so.
  assert.match(await row(page, "MacBook").locator(".compare-remark").getAttribute("title"), /占比/);
});

test("a declaration is asked for its category, and stays its maker's word", { skip: !existsSync(TIMBER) }, async (t) => {
  const page = await visit(t, "", { lang: "en/" });
  await page.setInputFiles(".compare-bring-bar > .compare-file input", TIMBER);
  const form = page.locator(".compare-meaning");
  assert.equal(await form.locator("button[type=submit]").isDisabled(), true);
  assert.match(await form.innerText(), /does not say what kind of product/);
  const timber = await form.locator("select[name=category] option", { hasText: /panel/i }).first().getAttribute("value");
  await form.locator("select[name=category]").selectOption(timber);
  await form.locator("button[type=submit]:enabled").click();
  await note(page, "1 product read. Declared by their makers, certified by nobody.").waitFor();
  await page.locator(".compare-chosen", { hasText: "1 chosen" }).waitFor();
  await page.fill("input[name=text]", "f63ac879");
  await found(page, "1 product");
  assert.match(await row(page, "f63ac879").innerText(), /−647\.42/);
  assert.match(await row(page, "f63ac879").innerText(), /Declared by the maker, not certified/);
});

test("addresses, certificate numbers and GTINs find their products; those of other sites are not visited", async (t) => {
  const page = await visit(t);
  const seek = async (text) => { await page.fill("input[name=addresses]", text); await page.press("input[name=addresses]", "Enter"); };
  await seek(`https://labels.example/label/DEMO-2026-0001/ DEMO-2026-0002 https://labels.example/01/09506000100128`);
  await note(page, "已找到 3 个产品，并已选中").waitFor();
  await page.locator(".compare-chosen", { hasText: "已选 3 个" }).waitFor();
  await page.waitForFunction(() => location.hash.includes("DEMO-2026-0012"));
  await seek("https://other.example/label/X-1/");
  await note(page, "在其他网站，本页不会访问").waitFor();
  await seek("没有这个编号");
  await note(page, "没有找到“没有这个编号”").waitFor();
});

test("a demand standard kept as a file judges again", async (t) => {
  const page = await visit(t);
  const standard = { version: 1, bid: "2026-12-10", musts: [{ must: "in-force" }] };
  await bring(page, "demand-standard.json", JSON.stringify(standard));
  await note(page, "需求标准已读入").waitFor();
  await page.locator(".compare-judged", { hasText: "证书在开标日有效" }).waitFor();
  assert.equal(await page.inputValue("input[name=bid]"), "2026-12-10");
});

/** A zip with one file, as a workbook is. */
function zip() {
  const data = deflateRawSync(Buffer.alloc(1 << 20));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(1 << 20, 22);
  header.writeUInt16LE(1, 26);
  return Buffer.concat([header, Buffer.from("a"), data]);
}

const HOSTILE = [
  ["wide.csv", "x,".repeat(200_000), /超过 500 列/],
  ["renamed.csv", zip(), /zip|工作簿/],
  ["latin.csv", Buffer.from([0x6e, 0x2c, 0x76, 0x0a, 0xff, 0xfe, 0x80, 0x2c, 0x31, 0x0a]), /编码/],
  ["nul.csv", "name,value\nA\0,1\n", /空字符/],
  ["empty.csv", "  \n", /空的/],
  ["broken.json", "{\"a\":", /./],
  ["deep.json", "[".repeat(100_000), /./],
  ["page.csv", "<!doctype html><script>alert(1)</script>", /网页/],
];
for (const [name, content, sentence] of HOSTILE) {
  test(`a file that cannot be read is refused in a sentence: ${name}`, async (t) => {
    const page = await visit(t);
    await bring(page, name, content);
    const refused = page.locator(".compare-note[data-refused]", { hasText: name });
    await refused.waitFor();
    assert.match(await refused.innerText(), sentence);
    // It goes on working.
    await page.fill("input[name=text]", NUMBER);
    await found(page, "1 个产品");
  });
}

test("formulas, markup and numbers beyond all measure in a list are text, or are said", async (t) => {
  const page = await visit(t);
  const name = "<img src=x onerror=alert(1)>", formula = "=HYPERLINK(\"http://x.example\")";
  const rows = [`"${name}",1`, `"${formula.replaceAll("\"", "\"\"")}",2`, "big,1e308", "none,NaN"];
  await bring(page, "<b>x</b>.csv", `产品名称,碳足迹 (kgCO2e/件)\n${rows.join("\n")}\n`);
  const form = page.locator(".compare-meaning");
  await form.waitFor();
  // Half of the column is no number: nobody guesses that it is the value.
  for (const [name, choice] of [["value", "column:碳足迹 (kgCO2e/件)"], ["unit", "text:kgCO2e"], ["per", "text:1 piece"], ["category", "text:furniture-desk-chair"]]) {
    await form.locator(`select[name=${name}]`).selectOption(choice);
  }
  await form.locator("select[name=boundary]").selectOption("text:cradle-to-grave");
  await form.locator("button[type=submit]", { hasText: "读入 2 个产品" }).waitFor();
  assert.match(await form.locator(".compare-said").innerText(), /第 4 行[\s\S]*第 5 行/);
  await form.locator("button[type=submit]").click();
  await note(page, "已读入 2 个产品").waitFor();
  await page.fill("input[name=text]", "onerror");
  await found(page, "1 个产品");
  assert.ok((await row(page, "onerror").innerText()).includes(name));
  assert.equal(await page.locator(".compare img").count(), 0);
});

test("a photo of a package's code finds its product", async (t) => {
  const page = await visit(t, "", { expected: [/camera|NotFound|Permission/i] });
  await page.locator(".compare-bring-bar > button").click();
  await page.setInputFiles(".compare-scan input[type=file]", join(SITE, `label/${NUMBER}@2x.png`));
  await page.locator(".compare-chosen", { hasText: "已选 1 个" }).waitFor();
  await page.locator(".compare-scan").waitFor({ state: "detached" });
  assert.match(await page.evaluate(() => location.hash), new RegExp(NUMBER));
});

test("the camera sees a code", { skip: FIREFOX }, async (t) => {
  const { page, context } = await open(site.browser, `${site.address}label/${NUMBER}/`);
  // What the camera is to see: a square around the page's symbol, as raw pictures of grey.
  const png = readFileSync(join(SITE, `label/${NUMBER}@3x.png`)).toString("base64");
  const grey = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const [width, height] = [1280, 1280];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    context.fillStyle = "white";
    context.fillRect(0, 0, width, height);
    const scale = Math.min(width / picture.width, height / picture.height);
    context.drawImage(picture, 0, 0, picture.width * scale, picture.height * scale);
    const { data } = context.getImageData(0, 0, width, height);
    return Array.from({ length: width * height }, (_, at) => data[at * 4]);
  }, png);
  await context.close();
  const [head, half] = [Buffer.from("YUV4MPEG2 W1280 H1280 F10:1 Ip A1:1 C420jpeg\n"), Buffer.alloc(640 * 640 * 2, 128)];
  const frame = Buffer.concat([Buffer.from("FRAME\n"), Buffer.from(grey), half]);
  const film = join(mkdtempSync(join(tmpdir(), "camera-")), "code.y4m");
  writeFileSync(film, Buffer.concat([head, frame, frame]));
  const flags = ["--no-sandbox", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  t.after(() => browser.close());
  const seeing = await visit(t, "", { browser, permissions: ["camera"] });
  await seeing.locator(".compare-bring-bar > button").click();
  await seeing.locator(".compare-chosen", { hasText: "已选 1 个" }).waitFor();
  assert.match(await seeing.evaluate(() => location.hash), new RegExp(NUMBER));
});

test("the comparison stands in another's page, with the labels it names", async (t) => {
  const page = `<!doctype html><html lang="en"><title>x</title><script type="module" src="${site.address}embed/carbon-compare.js"></script>
    <carbon-compare labels="DEMO-2026-0001, DEMO-2026-0003"></carbon-compare>`;
  const policy = `default-src 'none'; script-src ${site.address}; frame-src ${site.address}`;
  const server = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html", "Content-Security-Policy": policy }).end(page)).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await new Promise((listening) => server.once("listening", listening));
  const opened = await open(site.browser, `http://127.0.0.1:${server.address().port}/`);
  t.after(() => opened.context.close());
  const frame = opened.page.frameLocator("carbon-compare >> iframe");
  await frame.locator(".compare-found", { hasText: "2 products" }).waitFor();
  assert.equal(await opened.page.evaluate(() => document.querySelector("carbon-compare").shadowRoot.querySelector("iframe").title), "Compare");
  assert.deepEqual(opened.troubles.filter((trouble) => !trouble.startsWith("third party")), []);
});

test("at 360 px a list is read without anything cut off", async (t) => {
  for (const lang of ["", "en/"]) {
    const page = await visit(t, "", { lang, viewport: { width: 360, height: 780 }, colorScheme: "dark" });
    await bring(page, "list.csv", "name,value (kg CO2e/piece),category\nA,1,chair\nB,2,chair\n");
    await page.locator(".compare-meaning").waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
  }
});
