// What the studio prints: drawn in the page, as wide as it says, read by a scanner, refused where it would
// not be; on a sheet of its own size; and a product's address, which its symbol leads to.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { open, root, settled, start, violations } from "./browser.mjs";

const NUMBER = "DEMO-2026-0003", SUSPENDED = "DEMO-2026-0020";
const MILLIMETRE = 72 / 25.4;

let site;
before(async () => {
  const wasmBinary = readFileSync(root("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  site = await start();
});
after(() => site?.stop());

async function visit(t, fragment = `#label=${NUMBER}`, options = {}) {
  const { page, context, troubles } = await open(site.browser, `${site.address}studio/${fragment}`, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles, []);
  });
  await settled(page);
  return page;
}

const drawn = (page) => page.waitForFunction(() => document.querySelector(".studio-artwork img")?.naturalWidth > 0);
const least = async (page) => (await page.innerText(".studio-print")).match(/最窄 ([\d.]+) mm：二维码为版本 (\d+)/);
const leads = async (page) => (await page.innerText(".studio-address")).replace("二维码指向 ", "").trim();
/** What a scanner reads in the drawing, as the screen shows it: held up again while the page still moves. */
async function scanned(page) {
  for (let at = 0; at < 10; at += 1) {
    const [symbol] = await readBarcodes(await page.locator(".studio-artwork img").screenshot(), { formats: ["QRCode"] });
    if (symbol) return symbol.text;
    await page.waitForTimeout(200);
  }
  return "nothing";
}
/** The drawing's file. */
async function file(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".studio-print a[download]")]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("a label is drawn as wide as it is asked for, and its symbol reads as the product's address", async (t) => {
  const page = await visit(t, undefined, { deviceScaleFactor: 3 });
  await drawn(page);
  const address = await leads(page);
  assert.match(address, /^https:\/\/labels\.example\/01\/\d{14}$/);
  assert.equal((await scanned(page)).toLowerCase(), address);
  const { name, text } = await file(page);
  assert.equal(name, `${NUMBER}-60mm-colour.svg`);
  assert.match(text, /width="60mm"/);
  assert.ok(text.includes("520") && text.includes("kgCO"), "no number");
  assert.ok(text.includes("演示"), "no mark of a demonstration");
});

test("below the least width there is no drawing but the reason, and at it the symbol still reads", async (t) => {
  const page = await visit(t, undefined, { deviceScaleFactor: 4 });
  await drawn(page);
  const [, width, version] = await least(page);
  const narrower = String((Number(width) * 10 - 1) / 10);
  await page.fill("input[name=width]", narrower);
  const said = page.locator(".studio-print .app-alert");
  await said.waitFor();
  const sentence = await said.innerText();
  for (const part of [`不能印成 ${narrower} mm 宽`, `版本 ${version}`, `${width} mm`]) assert.ok(sentence.includes(part), sentence);
  assert.equal(await page.locator(".studio-artwork").count(), 0);
  assert.equal(await page.locator(".studio-print a[download]").count(), 0);
  assert.equal(await page.isDisabled(".studio-print button"), true);
  await page.fill("input[name=width]", width);
  await drawn(page);
  assert.equal((await scanned(page)).toLowerCase(), await leads(page));
});

test("what is no width, and what is too wide, is said", async (t) => {
  const page = await visit(t);
  for (const [typed, sentence] of [["", "请填写毫米数"], ["6o", "请填写毫米数"], ["1e3", "请填写毫米数"], ["-5", "请填写毫米数"], ["500", "不能印成 500 mm 宽"]]) {
    await page.fill("input[name=width]", typed);
    await page.locator(".studio-print .app-alert", { hasText: sentence }).waitFor();
    assert.equal(await page.locator(".studio-artwork").count(), 0, typed);
  }
});

test("batch and serial number are in the symbol, and what GS1 does not allow in them is said", async (t) => {
  const page = await visit(t, undefined, { deviceScaleFactor: 4 });
  await drawn(page);
  const [, before] = await least(page);
  await page.fill("input[name=batch]", "L26");
  await page.fill("input[name=serial]", "00042");
  await page.waitForFunction(() => document.querySelector(".studio-address").textContent.endsWith("/10/L26/21/00042"));
  await drawn(page);
  await page.waitForTimeout(300);
  assert.equal((await scanned(page)).toLowerCase(), (await leads(page)).toLowerCase());
  const [, after] = await least(page);
  assert.ok(Number(after) >= Number(before), `${after} mm, before ${before}`);
  for (const hostile of ["批号", "123456789012345678901", "<img src=x>"]) {
    await page.fill("input[name=batch]", hostile);
    await page.locator(".studio-print .app-alert", { hasText: "不能作（10）的值" }).waitFor();
    assert.equal(await page.locator(".studio-artwork").count(), 0, hostile);
  }
});

test("black is one ink, and reversed keeps its symbol dark on white", async (t) => {
  const page = await visit(t, undefined, { deviceScaleFactor: 3 });
  for (const ink of ["black", "reversed"]) {
    await page.check(`input[name=ink][value=${ink}]`);
    await drawn(page);
    await page.waitForTimeout(300);
    const { name, text } = await file(page);
    assert.equal(name, `${NUMBER}-60mm-${ink}.svg`);
    const colours = [...text.matchAll(/#[0-9a-f]{3,8}\b/gi)].map(([colour]) => colour.toLowerCase());
    assert.deepEqual([...new Set(colours)].filter((colour) => !["#000", "#fff"].includes(colour)), []);
    assert.equal((await scanned(page)).toLowerCase(), await leads(page), ink);
  }
});

test("the browser prints the label alone, on one sheet of its size", async (t) => {
  const page = await visit(t);
  await page.fill("input[name=width]", "72.5");
  await drawn(page);
  await page.waitForTimeout(300);
  const high = Number((await file(page)).text.match(/ height="([\d.]+)mm"/)[1]);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map(([, ...size]) => size.map(Number));
  assert.equal(boxes.length, 1, `${boxes.length} sheets`);
  const [[wide, tall]] = boxes;
  // Browsers round a sheet to whole points.
  assert.ok(Math.abs(wide - 72.5 * MILLIMETRE) < 1 && Math.abs(tall - high * MILLIMETRE) < 1, `${wide} × ${tall} points`);
});

test("of a label that is not in force nothing is printed, and the reason is said", async (t) => {
  for (const [number, reason] of [[SUSPENDED, "证书已暂停"], ["DEMO-2024-0001", "证书有效期止于"], ["DEMO-2026-0021", "证书已撤销"]]) {
    const page = await visit(t, `#label=${number}`);
    await page.locator(".studio-print .app-alert", { hasText: reason }).waitFor();
    for (const part of [".studio-artwork", ".studio-print a[download]"]) assert.equal(await page.locator(part).count(), 0, part);
    for (const part of [".studio-print form", ".studio-print button"]) assert.equal(await page.isVisible(part), false, part);
  }
});

test("a label whose status list does not come is not printed", async (t) => {
  const before = (page) => page.route("**/status/**", (route) => route.fulfill({ body: "no list" }));
  const page = await visit(t, undefined, { before });
  await page.locator(".studio-print .app-alert", { hasText: "查不到证书现在是否有效" }).waitFor();
  assert.equal(await page.locator(".studio-artwork").count(), 0);
});

test("another label begins with its own width and no batch", async (t) => {
  const page = await visit(t);
  await page.fill("input[name=batch]", "L26");
  await page.fill("input[name=width]", "90");
  await page.check('input[name=label][value="DEMO-2026-0001"]');
  await page.waitForFunction(() => document.querySelector("input[name=batch]")?.value === "" && document.querySelector("input[name=width]").value === "60");
});

test("the print part is accessible, with a drawing and with a refusal", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await visit(t, undefined, { colorScheme, viewport: { width: 320, height: 800 } });
    await drawn(page);
    assert.deepEqual(await violations(page), []);
    await page.fill("input[name=width]", "5");
    await page.locator(".studio-print .app-alert").waitFor();
    assert.deepEqual(await violations(page), []);
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    assert.ok(wide <= 320, `${wide} px`);
  }
});

test("a product's address leads on to its label in force, in a language of its reader", async (t) => {
  const page = await visit(t);
  const { pathname } = new URL(await leads(page));
  const readers = [["zh-CN", true, ""], ["en-GB", true, "en/"], ["de-DE", true, "en/"], ["en-GB", false, ""]];
  for (const [locale, javaScriptEnabled, folder] of readers) {
    const reader = await site.browser.newContext({ locale, javaScriptEnabled });
    t.after(() => reader.close());
    await reader.route("https://labels.example/**", (route) => route.fulfill({ body: "A label's page." }));
    const scanning = await reader.newPage();
    await scanning.goto(`${site.address}${pathname.slice(1)}/`, { waitUntil: "commit" });
    await scanning.waitForURL(`https://labels.example/${folder}label/${NUMBER}/`);
  }
});

test("a poster is A4, says where the footprint comes from, and its symbol reads", async (t) => {
  const page = await visit(t, undefined, { deviceScaleFactor: 2 });
  await drawn(page);
  await page.check("input[name=what][value=poster]");
  await page.waitForFunction(() => {
    const { naturalWidth: wide, naturalHeight: high } = document.querySelector(".studio-artwork img");
    return high > wide * 1.4;
  });
  assert.equal(await page.locator("input[name=width]").count(), 0);
  assert.equal((await scanned(page)).toLowerCase(), await leads(page));
  const { name, text } = await file(page);
  assert.equal(name, `${NUMBER}-poster-colour.svg`);
  assert.match(text, /width="210mm" height="297mm"/);
  for (const said of ["520", "原材料", "演示"]) assert.ok(text.includes(said), said);
  assert.deepEqual(await violations(page), []);
});
