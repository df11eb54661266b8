// <carbon-label> on somebody else's page, under the strictest policy such a page can have.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FIREFOX, violations } from "./browser.mjs";
import { embedding, file, label, results, shopping, shown } from "./embedding.mjs";

const NUMBER = "DEMO-2026-0003";
const IN_FORCE = { outcome: "verified", number: NUMBER, standing: "in-force", value: "520 kgCO₂e 每 1 kWp · 从摇篮到大门 · GB/T 24067-2024", state: "认证有效" };

let shop, site;
before(async () => { shop = await embedding(); site = shop.site.address; });
after(() => shop?.stop());

const one = (attributes) => label(site, NUMBER, attributes);

test("a label is verified in the page, under the strictest policy, and nobody else is asked", async (t) => {
  const { page, requests } = await shop.visit(t, one());
  assert.deepEqual(await results(page), [IN_FORCE]);
  const text = await shown(page);
  for (const words of ["520", "kgCO₂e", "认证有效", "已在本机核验", "原材料获取", NUMBER, "演示数据"]) assert.ok(text.includes(words), words);
  const origins = new Set(requests.map((request) => new URL(request).origin));
  assert.deepEqual([...origins], [new URL(page.url()).origin, new URL(site).origin]);
});

const STATES = [
  [NUMBER, "verified", "in-force", "认证有效"],
  ["DEMO-2026-0020", "verified", "suspended", "已暂停"],
  ["DEMO-2026-0021", "verified", "withdrawn", "已撤销"],
  ["DEMO-2024-0001", "verified", "expired", "已过期"],
  ["DEMO-2026-0022", "verified", "in-force", "认证有效"],
  ["DEMO-2026-0023", "verified", "in-force", "认证有效"],
  ["DEMO-2026-0024", "rejected", undefined, "核验失败：内容被改动"],
  ["DEMO-2026-0025", "rejected", undefined, "签发机构不在信任名单"],
];

test("every state is told apart; what is not to be believed shows and tells no number", async (t) => {
  for (const size of ["badge", "card", "full"]) {
    const { page } = await shop.visit(t, STATES.map(([number]) => label(site, number, `size="${size}"`)).join(""));
    const found = await results(page);
    assert.deepEqual(found.map(({ outcome, standing, state }, at) => [STATES[at][0], outcome, standing, state]), STATES, size);
    const texts = await page.$$eval("carbon-label", (labels) => labels.map((label) => label.shadowRoot.textContent));
    for (const [at, { outcome, number, value }] of found.entries()) {
      if (outcome === "verified") continue;
      assert.deepEqual([number, value], [undefined, undefined]);
      assert.doesNotMatch(texts[at], /kgCO₂e|520/, STATES[at][0]);
    }
  }
});

test("a believed card needs no more than the small program; a full label and a refused one have the whole", async (t) => {
  const loaded = async (number, size) => {
    const { page, requests } = await shop.visit(t, label(site, number, `size="${size}"`));
    const [{ outcome }] = await results(page);
    const times = (ending) => requests.filter((url) => url.endsWith(ending)).length;
    return [outcome, ...["element_bg.wasm", "whole_bg.wasm", `${number}.jwt`, "trust.jwt", "programme.json"].map(times)];
  };
  assert.deepEqual(await loaded(NUMBER, "card"), ["verified", 1, 0, 1, 1, 1]);
  assert.deepEqual(await loaded(NUMBER, "full"), ["verified", 0, 1, 1, 1, 1]);
  assert.deepEqual(await loaded("DEMO-2026-0024", "badge"), ["rejected", 1, 1, 1, 1, 1]);
});

test("events tell what was found, once each, and cross shadow roots", async (t) => {
  const before = (page) => page.addInitScript(() => {
    globalThis.told = [];
    for (const name of ["ready", "verified", "rejected"]) addEventListener(`carbon-label-${name}`, ({ detail, target }) => told.push([name, target.localName, detail.outcome]));
  });
  const { page } = await shop.visit(t, one() + label(site, "DEMO-2026-0024") + `<div id="host"><template shadowrootmode="open">${one()}</template></div>`, { before });
  await page.waitForFunction(() => told.length === 6);
  assert.deepEqual((await page.evaluate(() => told)).sort(), [
    ["ready", "carbon-label", "rejected"], ["ready", "carbon-label", "verified"], ["ready", "div", "verified"],
    ["rejected", "carbon-label", "rejected"], ["verified", "carbon-label", "verified"], ["verified", "div", "verified"],
  ]);
});

test("language is the label's, or else the page's around it, through shadow roots; size and language redraw", async (t) => {
  const { page } = await shop.visit(t, `<div lang="en-GB"><div id="host"><template shadowrootmode="open">${one()}</template></div></div>` + one('lang="en" size="badge"') + `<p lang="fr">${one()}</p>`);
  await results(page);
  const inner = page.locator("#host carbon-label");
  await inner.getByText("In force").waitFor();
  assert.match(await shown(page, "p carbon-label"), /In force/);
  const badge = page.locator("body > carbon-label");
  assert.match(await shown(page, "body > carbon-label"), /^520 kgCO₂e\s+per 1 kWp\s+In force/);
  await badge.evaluate((label) => { label.size = "card"; label.lang = "zh"; });
  await badge.getByText("碳排放来自哪里").waitFor();
  assert.match(await shown(page, "body > carbon-label"), /认证有效/);
});

test("a badge and a card lead to the label's page in their language; a page's address does as src", async (t) => {
  const { page } = await shop.visit(t, one('size="badge"') + one('lang="en"') + `<carbon-label src="${site}en/label/${NUMBER}/"></carbon-label>`);
  assert.equal((await results(page)).filter(({ outcome }) => outcome === "verified").length, 3);
  const links = await page.$$eval("carbon-label", (labels) => labels.map((label) => [...label.shadowRoot.querySelectorAll("a")].at(-1).href));
  assert.deepEqual(links, [`${site}label/${NUMBER}/`, `${site}en/label/${NUMBER}/`, `${site}label/${NUMBER}/`]);
});

test("before it is near nothing is fetched; then the program comes once for all", async (t) => {
  const head = "<style>#gap { height: 5000px }</style>";
  const { page, requests } = await shop.visit(t, `<div id="gap"></div>` + one() + one(), { csp: null, head });
  await page.waitForTimeout(500);
  const fetched = (ending) => requests.filter((request) => request.endsWith(ending)).length;
  assert.equal(await page.evaluate(() => document.querySelector("carbon-label").result), null);
  assert.deepEqual([fetched(".wasm"), fetched(".jwt")], [0, 0]);
  await page.locator("carbon-label").last().scrollIntoViewIfNeeded();
  await results(page);
  assert.equal(fetched(".wasm"), 1);
});

/** Firefox has no page loaded while a module is on its way. */
const until = "domcontentloaded";

test("what places labels is fetched once a category, and of no other category", async (t) => {
  const { page, requests } = await shop.visit(t, one() + one() + label(site, "DEMO-2026-0001"));
  await results(page);
  const categories = requests.filter((url) => url.includes("/benchmarks/")).map((url) => url.slice(site.length)).sort();
  const asked = await page.evaluate(async (files) => {
    const category = async (file) => JSON.parse(atob((await (await fetch(file)).text()).split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).credentialSubject.product.category;
    return Promise.all(files.map(category));
  }, [NUMBER, "DEMO-2026-0001"].map((number) => `${site}label/${number}.jwt`));
  assert.deepEqual(categories, [...new Set(asked)].sort().map((category) => `benchmarks/${category}.json`));
});

test("what the program asks for first is asked for while it comes, and nothing twice", async (t) => {
  let go;
  const held = new Promise((begin) => { go = begin; });
  const before = (page) => page.route(/program\.js$/, async (route) => { await held; await route.continue(); });
  const { page, requests } = await shop.visit(t, one() + label(site, "DEMO-2026-0001", 'size="full"'), { before, until });
  const files = ["trust.jwt", "embed/programme.json", `label/${NUMBER}.jwt`, "label/DEMO-2026-0001.jwt"];
  const times = () => files.map((path) => requests.filter((request) => request === site + path).length);
  while (times().includes(0)) await page.waitForTimeout(20);
  assert.deepEqual(times(), [1, 1, 1, 1]);
  assert.equal(await page.evaluate(() => document.querySelector("carbon-label").result), null);
  go();
  assert.deepEqual((await results(page)).map(({ outcome }) => outcome), ["verified", "verified"]);
  assert.deepEqual(times(), [1, 1, 1, 1]);
});

test("a credential the page has is not asked for ahead either", async (t) => {
  const credential = (await file(`label/${NUMBER}.jwt`)).toString();
  const before = (page) => page.route(/program\.js$/, () => {});
  const { page, requests } = await shop.visit(t, `<carbon-label></carbon-label>`, { csp: null, before, until });
  await page.evaluate(({ src, credential }) => Object.assign(document.querySelector("carbon-label"), { src, credential }), { src: `${site}label/${NUMBER}.jwt`, credential });
  while (!requests.some((request) => request.endsWith("trust.jwt"))) await page.waitForTimeout(20);
  assert.deepEqual(requests.filter((request) => request.endsWith(`${NUMBER}.jwt`)), []);
});

test("a check that another has overtaken draws nothing", async (t) => {
  const { page } = await shop.visit(t, one() + one(), { expected: [/404/] });
  await results(page);
  const found = await page.evaluate(async (missing) => {
    const [first, second] = document.querySelectorAll("carbon-label");
    first.addEventListener("carbon-label-ready", () => { second.src = missing; }, { once: true });
    await Promise.all([first.refresh(), second.refresh()]);
    while (!second.result) await new Promise((turn) => setTimeout(turn, 20));
    return { outcome: second.result.outcome, text: second.shadowRoot.textContent };
  }, `${site}label/NOPE.jwt`);
  assert.equal(found.outcome, "unverified");
  assert.doesNotMatch(found.text, /520|认证有效/);
});

test("moved, taken out, put back and cloned, a label stays what it is and is not fetched again", async (t) => {
  const { page, requests } = await shop.visit(t, `<div id="a">${one()}</div><div id="b"></div>`);
  await results(page);
  const fetched = () => requests.filter((request) => request.endsWith(".jwt") && request.includes("/label/")).length;
  const count = fetched();
  await page.evaluate(async () => {
    const host = document.querySelector("carbon-label");
    b.append(host);
    await null;
    host.remove();
    await new Promise((turn) => setTimeout(turn, 50));
    a.append(host);
  });
  assert.match(await shown(page), /认证有效/);
  assert.equal(fetched(), count);
  await page.evaluate(() => b.append(document.querySelector("carbon-label").cloneNode(true)));
  assert.deepEqual(await results(page), [IN_FORCE, IN_FORCE]);
});

test("taken out while it is being checked, a label begins again when it is put back", async (t) => {
  let answer;
  const answered = new Promise((go) => { answer = go; });
  shop.site.faults.set(`label/${NUMBER}.jwt`, async (request, response, bytes) => { await answered; response.end(bytes); });
  t.after(() => shop.site.faults.clear());
  const { page, requests } = await shop.visit(t, one(), { expected: [/ERR_ABORTED/] });
  while (!requests.some((request) => request.endsWith(`${NUMBER}.jwt`))) await page.waitForTimeout(20);
  await page.evaluate(async () => {
    globalThis.host = document.querySelector("carbon-label");
    host.remove();
    await new Promise((turn) => setTimeout(turn, 50));
    document.body.append(host);
  });
  answer();
  assert.deepEqual(await results(page), [IN_FORCE]);
});

test("properties set before the definition count, and so does a credential the page already has", async (t) => {
  const credential = (await file(`label/${NUMBER}.jwt`)).toString();
  const { page, requests } = await shop.visit(t, `<carbon-label></carbon-label>`, { csp: null, script: "data:text/javascript," });
  await page.evaluate(async ({ site, credential, NUMBER }) => {
    const host = document.querySelector("carbon-label");
    Object.assign(host, { src: `${site}label/${NUMBER}.jwt`, size: "badge", credential });
    await import(`${site}embed/carbon-label.js`);
  }, { site, credential, NUMBER });
  assert.deepEqual(await results(page), [IN_FORCE]);
  assert.equal(await page.locator("carbon-label").evaluate((host) => host.getAttribute("size")), "badge");
  assert.equal(requests.filter((request) => request.includes(`label/${NUMBER}.jwt`)).length, 0);
});

test("another src takes the old drawing away before the new label is known", async (t) => {
  const { page } = await shop.visit(t, one());
  await results(page);
  const between = await page.evaluate((src) => {
    const host = document.querySelector("carbon-label");
    host.src = src;
    return [host.result, host.shadowRoot.textContent];
  }, `${site}label/DEMO-2026-0024.jwt`);
  assert.deepEqual(between, [null, ""]);
  const [{ outcome }] = await results(page);
  assert.equal(outcome, "rejected");
  assert.doesNotMatch(await shown(page), /520/);
});

test("a declarative shadow root is kept until the label is verified, and when it cannot be", async (t) => {
  const snippet = (number) => `<carbon-label src="${site}label/${number}.jwt"><template shadowrootmode="open"><p>as printed</p></template></carbon-label>`;
  const { page } = await shop.visit(t, snippet(NUMBER) + snippet("NOPE-1"), { expected: [/404/] });
  const [found, missing] = await results(page);
  assert.deepEqual(found, IN_FORCE);
  assert.equal(missing.cause, "missing");
  const texts = await page.$$eval("carbon-label", (labels) => labels.map((label) => label.shadowRoot.textContent));
  assert.doesNotMatch(texts[0], /as printed/);
  assert.match(texts[1], /^as printed.*未能核验/);
});

test("two copies of the script live side by side, and each answers for its own site, however late it comes", async (t) => {
  const other = await shopping();
  t.after(() => other.stop());
  const { page, requests } = await shop.visit(t, one() + label(other.site.address, NUMBER), { csp: null, expected: [/^third party/] });
  await results(page);
  const wasm = () => requests.filter((request) => request.endsWith(".wasm")).map((request) => new URL(request).origin);
  assert.deepEqual(wasm(), [new URL(site).origin]);
  await page.evaluate((addresses) => Promise.all(addresses.map((address) => import(address))), [`${site}embed/carbon-label.js?again`, `${other.site.address}embed/carbon-label.js`]);
  await page.waitForFunction(() => document.querySelectorAll("carbon-label")[1].result);
  assert.deepEqual(await results(page), [IN_FORCE, IN_FORCE]);
  assert.deepEqual(wasm(), [new URL(site).origin, new URL(other.site.address).origin]);
});

test("a label of a site whose operator is not trusted is not verified, whatever that site says", async (t) => {
  const stranger = "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
  const { page } = await shop.visit(t, one(`trust="${stranger}"`) + one('trust="did:web:who"') + one());
  const found = await results(page);
  assert.deepEqual(found.map(({ outcome, cause }) => [outcome, cause]), [["unverified", "trust"], ["unverified", "operator"], ["verified", undefined]]);
  assert.match(await shown(page), /520 kgCO₂e[^]*信任名单不是由所信任的运营方签署的/, "the fallback stays, and says it was not verified");
});

test("refresh asks again and tells what is so now", async (t) => {
  const { page, requests } = await shop.visit(t, one());
  await results(page);
  const before = requests.length;
  assert.deepEqual(await page.evaluate(() => document.querySelector("carbon-label").refresh()), IN_FORCE);
  const again = requests.slice(before).map((request) => request.slice(site.length));
  for (const path of ["trust.jwt", `label/${NUMBER}.jwt`, "status/body-a/revocation-1.jwt"]) assert.ok(again.includes(path), path);
});

test("no name, style or rule of ours is outside the label; the page's style does not reach in", async (t) => {
  const names = "Object.getOwnPropertyNames(globalThis).sort()";
  const head = "<style>* { color: rgb(255, 0, 0) !important } .cl-number, article { display: none !important }</style>";
  const { page } = await shop.visit(t, one(), { csp: null, head });
  await results(page);
  const { page: bare } = await shop.visit(t, "", { csp: null, script: "data:text/javascript," });
  assert.deepEqual(await page.evaluate(names), await bare.evaluate(names));
  const { sheets, adopted, inside, colour } = await page.evaluate(() => ({
    sheets: document.styleSheets.length,
    adopted: document.adoptedStyleSheets.length,
    inside: document.querySelector("carbon-label").shadowRoot.adoptedStyleSheets.length,
    colour: getComputedStyle(document.querySelector("carbon-label").shadowRoot.querySelector(".cl-number")).color,
  }));
  assert.deepEqual({ sheets, adopted, inside }, { sheets: 1, adopted: 0, inside: 1 });
  assert.notEqual(colour, "rgb(255, 0, 0)");
  assert.ok(await page.locator("carbon-label .cl-number").isVisible());
});

test("a page themes a label by inherited properties and by parts; one stylesheet serves all", async (t) => {
  const head = "<style>main { --carbon-label-paper: rgb(1, 2, 3) } carbon-label::part(number) { letter-spacing: 3px } #dark { --carbon-label-ink: rgb(9, 8, 7) }</style>";
  const { page } = await shop.visit(t, `<main>${one()}</main>${one('theme="dark" id="dark"')}${one('theme="light"')}`, { csp: null, head, colorScheme: "dark" });
  await results(page);
  // Debian's Firefox cannot be told which theme it prefers.
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  assert.ok(dark || FIREFOX);
  const seen = await page.$$eval("carbon-label", (labels) => labels.map((label) => {
    const article = label.shadowRoot.querySelector("article"), { color, backgroundColor } = getComputedStyle(article);
    return [color, backgroundColor, getComputedStyle(label.shadowRoot.querySelector(".cl-number")).letterSpacing];
  }));
  assert.deepEqual(seen, [
    [dark ? "rgb(233, 241, 236)" : "rgb(18, 36, 27)", "rgb(1, 2, 3)", "3px"],
    ["rgb(9, 8, 7)", "rgb(20, 29, 24)", "3px"],
    ["rgb(18, 36, 27)", "rgb(255, 255, 255)", "3px"],
  ]);
  assert.equal(await page.$$eval("carbon-label", (labels) => new Set(labels.map((label) => label.shadowRoot.adoptedStyleSheets[0])).size), 1);
});

test("the copy button copies the certificate's number", async (t) => {
  const { page } = await shop.visit(t, one(), { permissions: ["clipboard-read", "clipboard-write"] });
  await results(page);
  await page.locator("carbon-label .cl-copy").click();
  await page.locator("carbon-label .cl-copy", { hasText: "已复制" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), NUMBER);
});

test("inside the Yew page that verifies, the app and the element do not disturb each other", async (t) => {
  const address = `${site}verify/#label=${NUMBER}`;
  const context = await shop.browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage(), troubles = [];
  page.on("console", (message) => troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(address);
  await page.waitForSelector(".verify-verdict");
  await page.evaluate(([src]) => {
    const host = Object.assign(document.createElement("carbon-label"), { src });
    document.querySelector(".verify-result").append(host);
    return import("../embed/carbon-label.js").then(() => {});
  }, [`${site}label/${NUMBER}.jwt`]);
  await page.locator("carbon-label").scrollIntoViewIfNeeded();
  assert.deepEqual(await results(page), [IN_FORCE]);
  assert.equal(await page.innerText(".verify-verdict strong"), "认证有效");
  await page.click("[type=reset]");
  assert.equal(await page.innerText(".verify-nothing"), "还没有要核验的标识。");
  assert.match(await shown(page), /认证有效/);
  assert.deepEqual(troubles, []);
});

for (const colorScheme of ["light", "dark"]) for (const width of [320, 1280]) {
  test(`axe finds nothing in any state or size, ${colorScheme} at ${width}`, async (t) => {
    const states = [NUMBER, "DEMO-2026-0020", "DEMO-2026-0024", "NOPE-1"];
    const body = ["badge", "card", "full"].flatMap((size) => states.map((number) => label(site, number, `size="${size}"`)));
    const { page } = await shop.visit(t, `<main><h1>商品</h1>${body.join("")}</main>`, { csp: null, colorScheme, viewport: { width, height: 800 }, expected: [/404/], head: "<style>body { color-scheme: light dark } a { color: inherit }</style>" });
    await page.evaluate(() => document.querySelectorAll("carbon-label").forEach((host) => host.refresh()));
    await results(page);
    assert.deepEqual(await violations(page), []);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beyond <= 0, `${beyond} px too wide`);
  });
}
