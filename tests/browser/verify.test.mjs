// The verify page, as a reader meets it: documents held up in every way there is, whole, altered and
// hostile; and the page where no network, no script or no program comes. Under its own policy throughout.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SITE, open, root, start, violations } from "./browser.mjs";

const NUMBER = "DEMO-2026-0003";
const LABEL = readFileSync(join(SITE, `label/${NUMBER}.jwt`), "utf8").trim();
const EPD = readFileSync(root("tests/fixtures/declaration.json"), "utf8");
const VECTORS = root("../shared/vectors/ilcd-json-epdx");

const IN_FORCE = "认证有效", UNKNOWN = "签名有效 · 状态未知", DECLARED = "企业自行声明，未经认证", UNREADABLE = "无法识别的文件";
const NO_LABEL = "本站没有这个编号的标识。请对照证书核对编号；他处签发的标识，可在下方选择其文件查验。";
const NOT_FETCHED = "没有取到这份标识。请检查网络后重试，或下载标识文件后在此选择。";

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

/** The page at `path`; every trouble but the `expected` ones fails the test when it ends. */
async function visit(t, path = "verify/", { expected = [], ...options } = {}) {
  const { page, context, troubles } = await open(site.browser, site.address + path, options);
  t.after(async () => {
    await context.close();
    const unforeseen = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
    assert.deepEqual(unforeseen, []);
  });
  return page;
}

const choose = (page, name, content) =>
  page.setInputFiles("input[type=file]", { name, mimeType: "", buffer: Buffer.from(content) });

/** The verdict on the document of this name, or on pasted text. */
async function verdict(page, name = "") {
  await page.waitForFunction((name) => {
    const file = document.querySelector(".verify-file")?.textContent ?? "";
    return document.querySelector(".verify-verdict") && file.endsWith(name);
  }, name);
  return page.innerText(".verify-verdict strong");
}

const notice = (page) => page.innerText("[role=alert]");
const focus = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.localName);

/** Another character of the same alphabet at this place. */
const changed = (text, at) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);

test("a report held beside its label is known by its digest, whatever its size; another is not", async (t) => {
  const page = await visit(t, `en/verify/#label=${NUMBER}`);
  await verdict(page);
  assert.match(await page.innerText(".verify-result"), /Do you have the verification report/);
  await choose(page, "report.pdf", `carbon-label demonstration report: ${NUMBER}`);
  await page.locator(".verify-beside[data-tone=good]", { hasText: "“report.pdf” is the verification report" }).waitFor();
  await choose(page, "decision.txt", `carbon-label demonstration evidence: ${NUMBER} decision`);
  await page.locator(".verify-beside[data-tone=good]", { hasText: "evidence of the step" }).waitFor();
  await choose(page, "notes.txt", "no label at all");
  await page.locator(".verify-beside[data-tone=bad]", { hasText: "“notes.txt” is neither" }).waitFor();
  await choose(page, "other.pdf", "x".repeat(6_000_000));
  await page.locator(".verify-beside[data-tone=bad]", { hasText: "no digest fits" }).waitFor();
  assert.ok((await page.innerText(".verify-verdict")).includes("force"), "the label stays");
  assert.deepEqual(await violations(page), []);
  // Another document is another document.
  await choose(page, "epd.json", EPD);
  await verdict(page, "epd.json");
  assert.equal(await page.locator(".verify-beside").count(), 0);
});

test("a label of the site is in force: its number, seven steps, and the focus on the result", async (t) => {
  const page = await visit(t);
  await choose(page, "label.jwt", LABEL);
  assert.equal(await verdict(page, "label.jwt"), IN_FORCE);
  assert.equal(await page.innerText(".verify-label .cl-number data"), "520");
  assert.match(await page.innerText(".verify-label .cl-number"), /kgCO₂e/);
  const steps = await page.$$eval(".cl-steps li", (items) => items.map((item) => item.dataset.outcome));
  assert.deepEqual(steps, ["passed", "passed", "passed", "passed", "passed", "passed", "passed"]);
  assert.equal(await focus(page), "result");
});

test("a certificate's number is enough for a label of the site; another number is told to be none", async (t) => {
  const page = await visit(t, "en/verify/", { expected: [/404/] });
  await page.fill("#number", ` ${NUMBER} `);
  await page.keyboard.press("Enter");
  assert.equal(await verdict(page, `${NUMBER}.jwt`), "In force");
  for (const none of ["DEMO-2026-9999", "no number at all"]) {
    await page.fill("#number", none);
    await page.click(".verify-number button");
    await page.locator("[role=alert]", { hasText: "This site has no label of that number." }).waitFor();
    assert.equal(await page.locator(".verify-verdict").count(), 0, none);
  }
  await page.click("button[type=reset]");
  assert.equal(await page.inputValue("#number"), "");
  assert.deepEqual(await violations(page), []);
});

test("a label with one byte changed anywhere fails, and no figure of it is on the page", async (t) => {
  const page = await visit(t);
  const [header, payload] = LABEL.split(".").map((part) => part.length);
  const places = { header: header >> 1, payload: header + (payload >> 1), signature: header + payload + 40 };
  for (const [place, at] of Object.entries(places)) {
    await choose(page, `${place}.jwt`, changed(LABEL, at));
    assert.match(await verdict(page, `${place}.jwt`), /^核验失败/, place);
    const text = await page.innerText("body");
    assert.ok(!text.includes("520") && !text.includes("kgCO₂e"), place);
  }
  assert.match(await page.innerText(".verify-label"), /请向销售方索取原始标识，或扫描包装上的二维码。/);
});

test("the English page gives the same verdicts in English", async (t) => {
  const page = await visit(t, "en/verify/");
  await choose(page, "label.jwt", LABEL);
  assert.equal(await verdict(page, "label.jwt"), "In force");
  await choose(page, "altered.jwt", changed(LABEL, LABEL.length - 40));
  assert.match(await verdict(page, "altered.jwt"), /^Check failed/);
  assert.doesNotMatch(await page.innerText(".verify"), /520|kgCO₂e/);
});

test("an EPD is its maker's own declaration, with its own figure and no check of ours", async (t) => {
  const page = await visit(t);
  const documents = [["declaration.json", EPD]];
  for (const file of existsSync(VECTORS) ? readdirSync(VECTORS).filter((name) => name.endsWith(".json")) : []) {
    documents.push([file, readFileSync(join(VECTORS, file), "utf8")]);
  }
  for (const [name, text] of documents) {
    await choose(page, name, text);
    assert.equal(await verdict(page, name), DECLARED, name);
    assert.match(await page.getAttribute(".verify-label .cl-number data", "value"), /^-?\d+(\.\d+)?$/, name);
    assert.equal(await page.locator(".cl-steps").count(), 0, name);
    assert.ok(!(await page.innerText("body")).includes(IN_FORCE), name);
  }
  assert.ok(documents.length === 1 || documents.length === 7, `${documents.length} documents`);
});

test("a document that cannot be read is answered with the place and the remedy", async (t) => {
  const page = await visit(t);
  const deep = "[".repeat(200) + "]".repeat(200);
  const cases = [
    ["words.txt", "这不是标识", /^核验失败/, "应为三段用点分隔的字符。请重新下载，或完整复制后再试。"],
    ["empty.jwt", "", /^核验失败/, "请重新下载，或完整复制后再试。"],
    ["broken.json", '{"a":1,,}', UNREADABLE, "读到第 1 行第 8 列为止。请检查这一处的标点和引号。"],
    ["deep.json", deep, UNREADABLE, "嵌套超过 32 层，没有继续读取。请减少嵌套。"],
    ["other.json", '{"a":1}', UNREADABLE, "不是本程序能读取的碳足迹文件，开头的字段是：a。"],
    ["nan.json", EPD.replace('"20.5"', '"NaN"'), UNREADABLE, "anies[1].value：“NaN”不是精确的十进制数。请写成"],
  ];
  for (const [name, content, title, sentence] of cases) {
    await choose(page, name, content);
    assert.match(await verdict(page, name), new RegExp(title), name);
    const text = await page.innerText(".verify-label");
    assert.ok(text.includes(sentence), `${name}: ${text}`);
  }
  await choose(page, "label.jwt", LABEL);
  assert.equal(await verdict(page, "label.jwt"), IN_FORCE, "the app still runs");
});

/** Files over the page, as the browser hands them over; a number makes one of so many bytes. */
const dragged = (page, ...files) => page.evaluateHandle((files) => {
  const data = new DataTransfer();
  for (const [name, content] of files) data.items.add(new File([Number(content) ? new Uint8Array(content) : content], name));
  return data;
}, files);

test("a file of 10 MB is refused within two seconds, unread", async (t) => {
  const page = await visit(t);
  await page.waitForSelector(".verify-form");
  const dataTransfer = await dragged(page, ["film.mp4", 10_000_000]);
  const began = performance.now();
  await page.dispatchEvent("body", "drop", { dataTransfer });
  assert.equal(await notice(page), "文件太大，超过 5 MB，没有读取。请确认选择的是标识文件或 EPD。");
  const took = performance.now() - began;
  assert.ok(took < 2000, `${took} ms`);
});

test("markup in a name is text and nothing runs", async (t) => {
  const markup = "<img src=x onerror=window.hacked=1>";
  const page = await visit(t);
  await choose(page, `${markup}.json`, EPD.replace("Made-up wood board", markup));
  assert.equal(await verdict(page, `${markup}.json`), DECLARED);
  assert.equal(await page.innerText(".verify-label .cl-name"), markup);
  assert.equal(await page.locator("#app img").count(), 0);
  assert.equal(await page.evaluate(() => "hacked" in globalThis), false);
});

test("a mark that turns text around is never shown: not from a document, not from a file's name", async (t) => {
  const page = await visit(t);
  const marked = EPD.replace("Made-up wood board", "a\u202ekcirt");
  await choose(page, "one.json", marked);
  assert.equal(await verdict(page, "one.json"), DECLARED);
  assert.equal(await page.innerText(".verify-label .cl-name"), "Erfundene Holzplatte");
  await choose(page, "both.json", marked.replace("Erfundene Holzplatte", "a\u202ekcirt"));
  assert.equal(await verdict(page, "both.json"), UNREADABLE);
  assert.match(await page.innerText(".verify-label"), /name\.baseName：没有任何语言的名称。/);
  assert.ok(!(await page.content()).includes("\u202e"));
  await choose(page, "label\u202etwj.jwt", LABEL);
  assert.equal(await verdict(page, "twj.jwt"), IN_FORCE);
  assert.ok(!(await page.content()).includes("\u202e"), "the file's name");
});

test("with a keyboard alone a label is pasted and verified, the focus in sight at every stop", async (t) => {
  const page = await visit(t);
  await page.waitForSelector(".verify-form");
  const stop = async (key) => {
    await page.keyboard.press(key);
    return page.evaluate(() => {
      const at = document.activeElement;
      const rings = [at, at.closest("label")].filter(Boolean).map((one) => getComputedStyle(one));
      const { width, height, left } = at.getBoundingClientRect();
      const seen = width > 0 && height > 0 && left >= 0;
      const ringed = rings.some((ring) => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2);
      return { name: at.type || at.localName, visible: seen && ringed };
    });
  };
  const stops = [];
  while (stops.at(-1)?.name !== "textarea" && stops.length < 12) stops.push(await stop("Tab"));
  assert.equal(stops.at(-1).name, "textarea");
  // Through the clipboard, as a reader would.
  await page.keyboard.insertText(LABEL);
  for (const key of ["Control+A", "Control+X", "Control+V"]) await page.keyboard.press(key);
  assert.equal(await page.inputValue("textarea"), LABEL);
  for (const key of ["Tab", "Tab", "Shift+Tab"]) stops.push(await stop(key));
  assert.deepEqual(stops.slice(-5).map(({ name }) => name), ["file", "textarea", "submit", "reset", "submit"]);
  assert.deepEqual(stops.filter(({ visible }) => !visible), []);
  await page.keyboard.press("Enter");
  assert.equal(await verdict(page), IN_FORCE);
  assert.equal(await focus(page), "result");
});

test("text pasted outside every field is verified at once, and clearing puts everything away", async (t) => {
  const page = await visit(t);
  await page.focus("textarea");
  await page.keyboard.insertText(LABEL);
  for (const key of ["Control+A", "Control+X"]) await page.keyboard.press(key);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Control+V");
  assert.equal(await verdict(page), IN_FORCE);
  await page.click("[type=reset]");
  assert.equal(await page.innerText(".verify-nothing"), "还没有要核验的标识。");
  await page.click(".verify-form [type=submit]");
  assert.equal(await notice(page), "没有内容。请先粘贴标识内容。");
});

test("files dropped anywhere are welcomed, and the first of them is verified", async (t) => {
  const page = await visit(t);
  await page.waitForSelector(".verify-form");
  const dataTransfer = await dragged(page, ["first.jwt", LABEL], ["second.json", EPD]);
  await page.dispatchEvent("body", "dragenter", { dataTransfer });
  await page.waitForSelector(".verify[data-drag=files]");
  assert.equal(await page.innerText(".verify-drop .app-note"), "松开即可核验");
  await page.dispatchEvent("body", "drop", { dataTransfer });
  assert.equal(await verdict(page, "first.jwt"), IN_FORCE);
  assert.equal(await page.locator(".verify[data-drag]").count(), 0);
  assert.match(await page.innerText(".verify-result"), /一次请只选择一份文件；这里核验的是第一份。/);
});

test("of two files in quick succession the last wins, even when the first is read last", async (t) => {
  const page = await visit(t);
  await page.waitForSelector(".verify-form");
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    const gate = new Promise((open) => { globalThis.openGate = open; });
    Blob.prototype.arrayBuffer = function () {
      if (this.name !== "slow.json") return read.call(this);
      globalThis.slow = gate.then(() => read.call(this));
      return globalThis.slow;
    };
  });
  await page.dispatchEvent("body", "drop", { dataTransfer: await dragged(page, ["slow.json", EPD]) });
  await page.waitForFunction(() => "slow" in globalThis);
  await page.dispatchEvent("body", "drop", { dataTransfer: await dragged(page, ["quick.jwt", LABEL]) });
  assert.equal(await verdict(page, "quick.jwt"), IN_FORCE);
  await page.evaluate(async () => {
    globalThis.openGate();
    await globalThis.slow;
    // The answer's own turn, and the drawing after it.
    for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame);
  });
  assert.equal(await verdict(page, "quick.jwt"), IN_FORCE);
  assert.equal(await page.innerText(".verify-label .cl-number data"), "520");
});

test("a label is verified from its address, and from the link on its own page", async (t) => {
  const direct = await visit(t, `verify/#label=${NUMBER}`);
  assert.equal(await verdict(direct, `${NUMBER}.jwt`), IN_FORCE);
  const page = await visit(t, `en/label/${NUMBER}/`);
  await page.click("a[href*='#label=']");
  assert.equal(await verdict(page, `${NUMBER}.jwt`), "In force");
  assert.equal(page.url(), `${site.address}en/verify/#label=${NUMBER}`);
});

test("a label the site does not have, or that has no such number, is said not to be had", async (t) => {
  for (const number of ["NOPE-1", "../../secret"]) {
    const page = await visit(t, `verify/#label=${number}`, { expected: [/^console error: .* 404 /] });
    assert.equal(await notice(page), NO_LABEL, number);
  }
});

test("without network a label cannot be had, and with network again it can", async (t) => {
  const page = await visit(t, "verify/", { expected: [/^console error: .*ERR_INTERNET_DISCONNECTED/] });
  await page.waitForSelector(".verify-form");
  await page.context().setOffline(true);
  await page.evaluate((number) => { location.hash = `label=${number}`; }, NUMBER);
  assert.equal(await notice(page), NOT_FETCHED);
  await choose(page, "label.jwt", LABEL);
  assert.equal(await verdict(page, "label.jwt"), UNKNOWN, "its signature needs no network, its status does");
  await page.context().setOffline(false);
  await page.evaluate((number) => { location.hash = ""; location.hash = `label=${number}`; }, NUMBER);
  assert.equal(await verdict(page, `${NUMBER}.jwt`), IN_FORCE);
});

test("a program that does not come, or no script at all, is said in a sentence", async (t) => {
  const before = (page) => page.route("**/verify_bg.wasm", (route) => route.abort());
  const incomplete = await visit(t, "verify/", { before, expected: [/^console error: .*ERR_FAILED/] });
  assert.equal(await notice(incomplete), "核验程序没有载入。请检查网络后刷新；如仍不行，请换用较新的浏览器。");
  const silent = await visit(t, "verify/", { javaScriptEnabled: false });
  assert.equal(await silent.innerText("main"), "核验在您的浏览器里进行，需要启用 JavaScript。标识网页本身不需要。");
});

const STATES = {
  empty: (page) => page.waitForSelector(".verify-nothing"),
  verified: (page) => choose(page, "verified.jwt", LABEL).then(() => verdict(page, "verified.jwt")),
  rejected: (page) => choose(page, "rejected.jwt", changed(LABEL, 9)).then(() => verdict(page, "rejected.jwt")),
  declared: (page) => choose(page, "declared.json", EPD).then(() => verdict(page, "declared.json")),
  error: (page) => page.click(".verify-form [type=submit]").then(() => notice(page)),
};

for (const colorScheme of ["light", "dark"]) for (const width of [360, 1280]) {
  test(`axe finds nothing in any state, ${colorScheme} at ${width}`, async (t) => {
    const page = await visit(t, "verify/", { colorScheme, viewport: { width, height: 800 } });
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(page);
      assert.deepEqual(await violations(page), [], state);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(beyond <= 0, `${state} is ${beyond} px too wide`);
    }
  });
}
