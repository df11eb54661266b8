// The studio, as an enterprise meets it: a label found, its looks chosen, its code copied and pasted into
// a page of somebody else's; labels that are not in force, lists that do not come, names that mean harm.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SITE, open, settled, start, violations } from "./browser.mjs";
import { BASE, pasted } from "./pasted.mjs";

const NUMBER = "DEMO-2026-0003", NAME = "单晶硅双玻光伏组件";
const SUSPENDED = "DEMO-2026-0020", ALTERED = "DEMO-2026-0024", STRANGER = "DEMO-2026-0025";

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

/** The studio at a fragment; every trouble but the `expected` ones fails the test when it ends. */
async function visit(t, fragment = "", { path = "studio/", expected = [], ...options } = {}) {
  const { page, context, troubles, requests } = await open(site.browser, site.address + path + fragment, options);
  t.after(async () => {
    await context.close();
    const unforeseen = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
    assert.deepEqual(unforeseen, []);
  });
  await page.waitForSelector(".studio");
  return Object.assign(page, { requests });
}

const code = (page) => page.inputValue(".studio-code textarea");
const choose = (page, name, value) => page.check(`input[name=${name}][value="${value}"]`);
/** The code of a way, once it is there. */
async function codeOf(page, way) {
  const before = await code(page);
  await choose(page, "way", way);
  await page.waitForFunction((before) => {
    const { value, hidden } = document.querySelector(".studio-code textarea");
    return value && value !== before && !hidden;
  }, before);
  return code(page);
}

test("a label is found by typing, chosen and copied with the keyboard alone", async (t) => {
  const page = await visit(t, "", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.waitForSelector(".studio-row");
  await page.focus(".studio-search");
  await page.keyboard.type("0003");
  await page.waitForFunction(() => document.querySelectorAll(".studio-row").length === 1);
  assert.match(await page.innerText(".studio-labels [role=status]"), /共 1 份标识/);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.value), NUMBER);
  await page.keyboard.press("Space");
  await page.waitForSelector(".studio-code textarea");
  // Through the groups of choices, a stop each, to the button.
  const stops = [];
  for (let at = 0; at < 20 && stops.at(-1) !== "BUTTON"; at += 1) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => document.activeElement.name || document.activeElement.tagName));
    const outlined = await page.evaluate(() => {
      const one = document.activeElement;
      return [one, one.closest("label")].some((at) => at && getComputedStyle(at).outlineStyle !== "none") || one.tagName === "IFRAME" || one === document.body;
    });
    assert.ok(outlined, `no outline on ${stops.at(-1)}`);
  }
  assert.deepEqual(stops.slice(0, 4), ["way", "size", "lang", "theme"]);
  assert.equal(stops.at(-1), "BUTTON");
  await page.keyboard.press("Enter");
  await page.locator(".studio-code [role=status]", { hasText: "已复制" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code(page));
});

test("arrows move among the choices of a group, and the code follows", async (t) => {
  const page = await visit(t, `#label=${NUMBER}`);
  await page.waitForSelector(".studio-code");
  await page.focus("input[name=size]:checked");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".studio-code textarea").value.includes('size="full"'));
  assert.ok(page.url().includes("size=full"));
});

test("a label's page leads to its studio, the choice stays in the address, and the way back finds it", async (t) => {
  const page = await visit(t, `#label=${NUMBER}`);
  await page.waitForSelector(".studio-code");
  await choose(page, "size", "badge");
  await choose(page, "theme", "dark");
  await choose(page, "lang", "en");
  const fragment = `#label=${NUMBER}&size=badge&lang=en&theme=dark&way=html`;
  assert.equal(new URL(page.url()).hash, fragment);
  await page.reload();
  await page.waitForSelector(".studio-code");
  assert.match(await code(page), /size="badge" lang="en" theme="dark"/);
  assert.match(await code(page), /en\/label\/DEMO-2026-0003\//);
  await choose(page, "label", "DEMO-2026-0001");
  await page.waitForFunction(() => document.querySelector(".studio-code textarea")?.value.includes("DEMO-2026-0001"));
  await page.goBack();
  await page.waitForFunction((number) => document.querySelector(".studio-code textarea")?.value.includes(number), NUMBER);
  assert.equal(await page.isChecked(`input[name=label][value="${NUMBER}"]`), true);
  await page.goForward();
  await page.waitForFunction(() => document.querySelector(".studio-code textarea")?.value.includes("DEMO-2026-0001"));
  await page.goto(`${site.address}label/${NUMBER}/`);
  await page.click(`a[href*="studio/#label="]`);
  await page.waitForFunction((number) => document.querySelector(".studio-code textarea")?.value.includes(number), NUMBER);
  await page.goBack();
  await page.goBack();
  await page.waitForFunction(() => document.querySelector(".studio-code textarea")?.value.includes("DEMO-2026-0001"));
});

test("the preview is the element at work, in the size, the language and the theme that are chosen", async (t) => {
  const page = await visit(t, `#label=${NUMBER}`);
  const label = page.frameLocator(".studio-stage iframe").locator("carbon-label");
  await label.locator(".cl-card .cl-number data").waitFor();
  assert.equal(await label.locator(".cl-number data").innerText(), "520");
  await choose(page, "size", "badge");
  await label.locator(".cl-badge").waitFor();
  assert.match(await label.locator(".cl-badge").innerText(), /认证有效/);
  await choose(page, "lang", "en");
  await label.locator(".cl-badge", { hasText: "In force" }).waitFor();
  await choose(page, "size", "full");
  await label.locator(".cl-full").waitFor();
  const ground = () => label.locator(".cl-full").evaluate((full) => getComputedStyle(full).backgroundColor);
  assert.equal(await ground(), "rgb(255, 255, 255)");
  await choose(page, "theme", "dark");
  await page.waitForTimeout(300);
  await label.locator(".cl-full").waitFor();
  assert.notEqual(await ground(), "rgb(255, 255, 255)");
  // As tall as what it shows: nothing scrolls inside.
  await page.waitForFunction(() => {
    const frame = document.querySelector(".studio-stage iframe");
    return frame.contentDocument.documentElement.scrollHeight <= frame.clientHeight;
  });
});

test("the element's code draws the verified label on somebody's page", async (t) => {
  const page = await visit(t, `#label=${NUMBER}`);
  await page.waitForSelector(".studio-code");
  const html = await code(page);
  const shop = await pasted(t, site.browser, html);
  await shop.locator("carbon-label .cl-card .cl-number data").waitFor();
  assert.equal(await shop.locator("carbon-label .cl-number data").innerText(), "520");
  assert.match(await shop.locator("carbon-label .cl-state").innerText(), /认证有效/);
});

test("the block for WordPress is the same element between its marks", async (t) => {
  const page = await visit(t, `#label=${NUMBER}`);
  await page.waitForSelector(".studio-code");
  const html = await code(page);
  const block = await codeOf(page, "wordpress");
  assert.equal(block, `<!-- wp:html -->\n${html}<!-- /wp:html -->\n`);
  const shop = await pasted(t, site.browser, block);
  await shop.locator("carbon-label .cl-card").waitFor();
});

test("the frame shows the card at its own height", async (t) => {
  const page = await visit(t, `#label=${NUMBER}`);
  await page.waitForSelector(".studio-code");
  const shop = await pasted(t, site.browser, await codeOf(page, "iframe"));
  const card = shop.frameLocator("iframe").locator(".cl-card");
  await card.locator(".cl-number data").waitFor();
  assert.equal(await card.locator(".cl-number data").innerText(), "520");
  await shop.waitForFunction(() => document.querySelector("iframe").style.height !== "");
  assert.match(await shop.getAttribute("iframe", "title"), new RegExp(NAME));
});

test("the picture leads to the label's page and loads", async (t) => {
  const page = await visit(t, `#label=${NUMBER}`);
  await page.waitForSelector(".studio-code");
  const shop = await pasted(t, site.browser, await codeOf(page, "image"));
  await shop.locator("img").scrollIntoViewIfNeeded();
  await shop.waitForFunction(() => document.images[0].complete && document.images[0].naturalWidth > 0);
  assert.equal(await shop.getAttribute("a", "href"), `${BASE}label/${NUMBER}/`);
  assert.match(await shop.getAttribute("img", "alt"), new RegExp(NAME));
});

test("static HTML shows the card without a script and without a request", async (t) => {
  const page = await visit(t, `#label=${NUMBER}`);
  await page.waitForSelector(".studio-code");
  const shop = await pasted(t, site.browser, await codeOf(page, "static"));
  assert.equal(await shop.locator("carbon-label .cl-number data").innerText(), "520");
  assert.equal(await shop.locator("carbon-label .cl-card").isVisible(), true);
});

test("what a way has no choice of is out of use, and says so", async (t) => {
  const page = await visit(t, `#label=${NUMBER}&way=image`);
  await page.waitForSelector(".studio-code");
  for (const group of ["size", "theme"]) {
    assert.equal(await page.isDisabled(`input[name=${group}] >> nth=0`), true, group);
    assert.match(await page.innerText(`.studio-${group}`), /这种方式只有一种样子。/);
  }
  assert.equal(await page.isDisabled("input[name=lang] >> nth=0"), false);
  await choose(page, "way", "iframe");
  assert.equal(await page.isDisabled("input[name=theme] >> nth=0"), false);
  assert.equal(await page.isDisabled("input[name=size] >> nth=0"), true);
});

const refusals = {
  "where the browser refuses": () => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } }),
  "where there is no clipboard": () => Object.defineProperty(navigator, "clipboard", { value: undefined }),
};
for (const [where, refuse] of Object.entries(refusals)) {
  test(`${where}, the code is selected and the keys are told`, async (t) => {
    const page = await visit(t, `#label=${NUMBER}`, { before: (page) => page.addInitScript(refuse) });
    await page.click(".studio-code button");
    await page.locator(".studio-code [role=status]", { hasText: "请按 Ctrl+C" }).waitFor();
    const selected = await page.evaluate(() => {
      const field = document.activeElement;
      return field.value.slice(field.selectionStart, field.selectionEnd);
    });
    assert.equal(selected, await code(page));
    await choose(page, "size", "badge");
    await page.locator(".studio-code [role=status]", { hasText: /^$/ }).waitFor({ state: "attached" });
  });
}

test("pictures are downloaded as they are published", async (t) => {
  const page = await visit(t, `#label=${NUMBER}`);
  await settled(page);
  for (const link of await page.locator(".studio-downloads a[download]").all()) {
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const name = download.suggestedFilename();
    assert.ok(name.startsWith(NUMBER), name);
    assert.deepEqual(readFileSync(await download.path()), readFileSync(join(SITE, "label", name)));
  }
});

test("a label that is not in force says so, and no code shows a number", async (t) => {
  const page = await visit(t);
  await page.waitForSelector(".studio-row");
  for (const [number, state] of [[SUSPENDED, "已暂停"], ["DEMO-2026-0021", "已撤销"], ["DEMO-2024-0001", "已过期"]]) {
    await choose(page, "label", number);
    await page.locator(".studio-notice", { hasText: state }).waitFor();
    assert.match(await page.innerText(".studio-notice"), /不会显示为有效/);
    await page.waitForFunction((number) => document.querySelector(".studio-code textarea")?.value.includes(number), number);
    const text = await code(page);
    assert.ok(text.includes(`演示数据 · ${state}`), text);
    assert.ok(!text.includes("kgCO₂e"), text);
  }
  // A number that is pasted stays when its certificate does not: one in force has none either.
  await choose(page, "label", NUMBER);
  await page.waitForFunction((number) => document.querySelector(".studio-code textarea")?.value.includes(number), NUMBER);
  assert.ok(!(await code(page)).includes("kgCO₂e"));
});

test("a label that does not verify has no code, no picture and no preview", async (t) => {
  const page = await visit(t);
  await page.waitForSelector(".studio-row");
  for (const number of [ALTERED, STRANGER]) {
    await choose(page, "label", number);
    await page.locator(".studio-notice", { hasText: "没有通过核验，因此不提供" }).waitFor();
    assert.equal(await page.getAttribute(".studio-notice a", "href"), `../label/${number}/`);
    for (const part of [".studio-code", ".studio-downloads", ".studio-stage"]) assert.equal(await page.locator(part).count(), 0, part);
  }
});

test("a number the site does not have is said, whatever it looks like", async (t) => {
  for (const asked of ["NOT-HERE-1", "../../etc/passwd", "<img src=x onerror=alert(1)>"]) {
    const page = await visit(t, `#label=${asked}`);
    await page.locator(".app-alert", { hasText: "本站没有编号为" }).waitFor();
    assert.equal(await page.locator(".studio-code").count(), 0);
    assert.equal(await page.locator(".studio img").count(), 0);
  }
});

test("a list that does not come is fetched again on demand, and a label is shown meanwhile", async (t) => {
  let broken = true;
  const before = (page) => page.route("**/studio/labels.json", (route) => (broken ? route.abort() : route.continue()));
  const page = await visit(t, `#label=${NUMBER}`, { before, expected: [/Failed to load resource/] });
  await page.locator(".studio-labels [role=alert]").waitFor();
  await page.waitForSelector(".studio-code");
  broken = false;
  await page.click(".studio-labels [role=alert] button");
  await page.waitForSelector(".studio-row");
});

test("a label that does not come is fetched again on demand", async (t) => {
  let broken = true;
  const before = (page) => page.route(`**/label/${NUMBER}.jwt`, (route) => (broken ? route.abort() : route.continue()));
  const page = await visit(t, `#label=${NUMBER}`, { before, expected: [/Failed to load resource/] });
  await page.locator(".studio-standing [role=alert]").waitFor();
  broken = false;
  await page.click(".studio-standing [role=alert] button");
  await page.waitForSelector(".studio-code");
});

const answer = (labels) => (page) => page.route("**/studio/labels.json", (route) => route.fulfill({ json: { labels } }));

test("a site without labels says so; a list that is none is a list that did not come", async (t) => {
  const empty = await visit(t, "", { before: answer([]) });
  await empty.locator(".studio-labels [role=status]", { hasText: "本站还没有发布标识。" }).waitFor();
  const wrong = await visit(t, "", { before: answer({ hacked: true }) });
  await wrong.locator(".studio-labels [role=alert]").waitFor();
});

test("a list of many shows fifty and says how many there are", async (t) => {
  const one = (_, at) => ({ number: `N-${at}`, tone: "good", state: { zh: "认证有效", en: "In force" }, name: { zh: `产品 ${at}`, en: `Product ${at}` }, maker: { zh: "企业", en: "Maker" } });
  const page = await visit(t, "", { before: answer(Array.from({ length: 3000 }, one)) });
  await page.locator(".studio-labels [role=status]", { hasText: "共 3000 份标识，列出前 50 份" }).waitFor();
  assert.equal(await page.locator(".studio-row").count(), 50);
  await page.fill(".studio-search", "n-2999");
  await page.locator(".studio-row", { hasText: "产品 2999" }).waitFor();
  await page.fill(".studio-search", "nothing like it");
  await page.locator(".studio-labels [role=status]", { hasText: "没有符合的标识" }).waitFor();
});

test("markup in a name is text and nothing runs", async (t) => {
  const markup = "<img src=x onerror=window.hacked=1>\"'{{1}}";
  const label = { number: "N-1", tone: "\"><b>", state: { zh: markup, en: markup }, name: { zh: markup, en: markup }, maker: { zh: markup, en: markup }, model: markup };
  const page = await visit(t, "", { before: answer([label]) });
  await page.waitForSelector(".studio-row");
  assert.equal(await page.innerText(".studio-name"), markup);
  assert.equal(await page.locator(".studio img, .studio b").count(), 0);
  assert.equal(await page.evaluate(() => "hacked" in globalThis), false);
});

test("each page loads its own program and not the other's", async (t) => {
  const studio = await visit(t);
  const loaded = (requests, name) => requests.some((url) => url.endsWith(`/${name}_bg.wasm`));
  assert.deepEqual([loaded(studio.requests, "studio"), loaded(studio.requests, "verify")], [true, false]);
  const { page, context, requests } = await open(site.browser, `${site.address}verify/`);
  await page.waitForSelector(".verify");
  assert.deepEqual([loaded(requests, "studio"), loaded(requests, "verify")], [false, true]);
  await context.close();
});

const STATES = {
  "nothing chosen": ["", ".studio-row"],
  "in force": [`#label=${NUMBER}`, ".studio-code"],
  suspended: [`#label=${SUSPENDED}`, ".studio-notice"],
  altered: [`#label=${ALTERED}`, ".studio-notice"],
  unknown: ["#label=NOT-HERE-1", ".app-alert"],
  "picture": [`#label=${NUMBER}&way=image`, ".studio-stage img"],
  frame: [`#label=${NUMBER}&way=iframe`, ".studio-stage iframe"],
};
for (const lang of ["zh", "en"]) for (const colorScheme of ["light", "dark"]) for (const width of [320, 1280]) {
  test(`${lang}, ${colorScheme}, ${width} px: every state is accessible and no wider than the window`, async (t) => {
    for (const [state, [fragment, shown]] of Object.entries(STATES)) {
      const path = lang === "zh" ? "studio/" : "en/studio/";
      const page = await visit(t, fragment, { path, colorScheme, viewport: { width, height: 800 } });
      await page.waitForSelector(shown);
      await page.waitForTimeout(200);
      assert.deepEqual(await violations(page), [], state);
      const { wide, room } = await page.evaluate(() => ({ wide: document.scrollingElement.scrollWidth, room: innerWidth }));
      assert.ok(wide <= room, `${state}: ${wide} px in ${room}`);
    }
  });
}

test("without its program the studio says so", async (t) => {
  const before = (page) => page.route("**/studio_bg.wasm", (route) => route.abort());
  const { page, context } = await open(site.browser, `${site.address}studio/`, { before });
  await page.locator("[role=alert]", { hasText: "标识工坊没有载入" }).waitFor();
  await context.close();
});
