// Whom and what the verify page believes: bodies, keys, status lists, disclosures, sealed labels.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SITE, open, root, start } from "./browser.mjs";

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

const NUMBERS = /kgCO₂e/;

/** The verify page at a fragment; every trouble but the `expected` ones fails the test when it ends. */
async function visit(t, fragment, { lang = "zh", expected = [], ...options } = {}) {
  const path = (lang === "en" ? "en/" : "") + "verify/" + fragment;
  const { page, context, troubles, requests } = await open(site.browser, site.address + path, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))), []);
  });
  return { page, requests };
}

const verdict = async (page) => {
  await page.waitForSelector(".verify-verdict");
  return page.innerText(".verify-verdict strong");
};
const outcomes = (page) => page.$$eval(".cl-steps li", (items) => items.map((item) => item.dataset.outcome));
const step = (page, at) => page.innerText(`.cl-steps li:nth-child(${at}) small`);

const STATES = [
  ["DEMO-2026-0003", "认证有效", "good", "current"],
  ["DEMO-2026-0020", "已暂停", "warning", "past"],
  ["DEMO-2026-0021", "已撤销", "bad", "past"],
  ["DEMO-2024-0001", "已过期", "warning", "past"],
  ["DEMO-2026-0023", "认证有效", "good", "current"],
  ["DEMO-2026-0024", "核验失败：内容被改动", "bad", "none"],
  ["DEMO-2026-0025", "签发机构不在信任名单", "unknown", "none"],
];

for (const [number, state, tone, shows] of STATES) {
  test(`${number} is ${state}`, async (t) => {
    const { page } = await visit(t, `#label=${number}`);
    assert.equal(await verdict(page), state);
    assert.equal(await page.getAttribute(".verify-label article", "data-tone"), tone);
    const text = await page.innerText(".verify-label");
    if (shows === "none") assert.doesNotMatch(text, NUMBERS);
    else assert.equal(await page.locator(".verify-label .cl-number s").count(), shows === "past" ? 1 : 0);
    // Its own page says the same, without script.
    const { page: published } = await visit(t, `../label/${number}/`, { javaScriptEnabled: false });
    const printed = await published.innerText("article");
    assert.ok(printed.includes(state), printed);
    if (shows === "none") assert.doesNotMatch(printed, NUMBERS);
  });
}

test("a label of SM2 is checked here with its key in the trust list; nobody else is asked", async (t) => {
  const { page, requests } = await visit(t, "#label=DEMO-2026-0023", { lang: "en" });
  assert.equal(await verdict(page), "In force");
  assert.match(await step(page, 2), /^SGD_SM3_SM2, key fingerprint K4dM/);
  assert.ok(requests.every((url) => url.startsWith(site.address)), requests.join());
});

test("the reason of a suspension is said, with its day", async (t) => {
  const { page } = await visit(t, "#label=DEMO-2026-0020");
  await verdict(page);
  assert.deepEqual(await outcomes(page), ["passed", "passed", "passed", "passed", "passed", "failed", "passed"]);
  assert.match(await step(page, 6), /自 2026-10-12 起。原因：监督审核逾期（演示）。/);
});

test("what is not disclosed says so, and is not in the file", async (t) => {
  const { page } = await visit(t, "#label=DEMO-2026-0022", { lang: "en" });
  assert.equal(await verdict(page), "In force");
  assert.equal((await page.innerText(".verify-label")).match(/Not disclosed/g).length, 4);
  assert.equal((await outcomes(page))[6], "not-possible");
  const published = readFileSync(join(SITE, "label/DEMO-2026-0022.jwt"), "utf8");
  const content = Buffer.from(published.split(".")[1], "base64url").toString();
  for (const hidden of ["521.4", "Binhai", "0.5777", "1250"]) assert.ok(!content.includes(hidden), hidden);
});

/** The fragment of the link that demo/make.sh had made for a bank. */
const sealed = () => readFileSync(join(SITE, "../bank-link.txt"), "utf8").trim().split("/verify/")[1];

test("a sealed label opens from its link, whose key no request carries", async (t) => {
  const { page, requests } = await visit(t, sealed());
  assert.equal(await verdict(page), "认证有效");
  const text = await page.innerText(".verify-label");
  assert.match(text, /521\.4/);
  assert.equal(text.match(/未公开/g).length, 1, "the factory is for the regulator");
  const key = sealed().split("&key=")[1];
  assert.equal(key.length, 43);
  assert.ok(requests.some((url) => url.endsWith("/presented/bank.jwe")));
  assert.ok(requests.every((url) => !url.includes(key)), "the key was sent");
});

test("another key, a cut link or a path elsewhere opens nothing", async (t) => {
  const [file, key] = sealed().split("&key=");
  const other = (key[9] === "A" ? "B" : "A");
  const bad = [`${file}&key=${key.slice(0, 9)}${other}${key.slice(10)}`, `${file}&key=${key.slice(0, 42)}`,
    `#open=../presented/bank.jwe&key=${key}`, `#open=//elsewhere.example/x.jwe&key=${key}`];
  for (const fragment of bad) {
    const { page } = await visit(t, fragment, { lang: "en" });
    const said = await page.innerText("[role=alert]");
    assert.equal(said, "This sealed label cannot be opened: the link is cut short, or file and key do not fit. Ask for the whole link.");
  }
});

/** Serves the status lists of body-a changed by `change`. */
const lists = (change) => async (page) => page.route("**/status/body-a/*.jwt", async (route) => {
  const answer = await route.fetch();
  await route.fulfill({ response: answer, body: change(await answer.text()) });
});

test("an altered status list makes no label look withdrawn, and none in force", async (t) => {
  const flip = (text) => text.slice(0, -9) + (text.at(-9) === "A" ? "B" : "A") + text.slice(-8);
  for (const number of ["DEMO-2026-0003", "DEMO-2026-0020"]) {
    const { page } = await visit(t, `#label=${number}`, { before: lists(flip) });
    assert.equal(await verdict(page), "签名有效 · 状态未知");
    assert.match(await page.innerText(".verify-label"), /状态名单不可信/);
    assert.equal((await outcomes(page))[5], "not-possible");
  }
});

test("without its list a label is of unknown status, and the last answer is remembered with its time", async (t) => {
  const expected = [/^console error: .*(ERR_FAILED|404)/];
  let down = true;
  const before = (page) => page.route("**/status/**", (route) => (down ? route.abort() : route.continue()));
  const { page } = await visit(t, "#label=DEMO-2026-0003", { before, expected });
  assert.equal(await verdict(page), "签名有效 · 状态未知");
  assert.match(await page.innerText(".verify-label"), /状态名单无法查询/);
  const again = async (fragment, state) => {
    await page.goto("about:blank");
    await page.goto(`${site.address}verify/${fragment}`);
    assert.equal(await verdict(page), state);
  };
  down = false;
  await again("#label=DEMO-2026-0003", "认证有效");
  down = true;
  await again("#label=DEMO-2026-0003", "签名有效 · 状态未知");
  assert.match(await page.innerText(".verify-label"), /最近一次确认有效：\d{4}-\d\d-\d\d/);
  await again("#label=DEMO-2026-0020", "已暂停");
});

test("a trust list that the operator did not sign stops the page", async (t) => {
  const before = (page) => page.route("**/verify/", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/(id="trust">[^.]+\.[^.]+\.)(.)/, (_, head, letter) => head + (letter === "A" ? "B" : "A"));
    await route.fulfill({ response: answer, body });
  });
  const { page } = await visit(t, "", { before });
  assert.match(await page.innerText("[role=alert]"), /^信任名单没有通过核验/);
  assert.equal(await page.locator("textarea").count(), 0);
});

const PASSPORT = root("../shared/vectors/untp-tests/valid-v2-enveloped-dpp.json");

test("a passport is checked with its issuer's document beside it", { skip: !existsSync(PASSPORT) }, async (t) => {
  const { page } = await visit(t, "", { lang: "en" });
  const document = root("../shared/vectors/untp-vckit-did/did.json");
  await page.setInputFiles("input[type=file]", [document, PASSPORT]);
  assert.equal(await verdict(page), "Stated by its issuer, not certified");
  const text = await page.innerText(".verify-label");
  assert.match(text, /Signed, by an issuer not in the trust list/);
  assert.match(text, /1\.8/);
  await page.setInputFiles("input[type=file]", PASSPORT);
  await page.waitForFunction(() => document.querySelector(".verify-verdict strong")?.textContent.startsWith("Cannot be checked"));
});
