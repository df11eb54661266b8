// <carbon-label> when something does not come, or comes wrong: its fallback stays, a sentence says
// what is the matter, and a button tries again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { embedding, label, results, shown } from "./embedding.mjs";

const NUMBER = "DEMO-2026-0003";
const PATH = `label/${NUMBER}.jwt`;

let shop, site;
before(async () => { shop = await embedding(); site = shop.site.address; });
after(() => shop?.stop());

const status = (code) => (request, response) => response.writeHead(code).end();
const FAULTS = {
  missing: [status(404), "The label's site does not have this file"],
  server: [status(500), "The label's site has a fault"],
  slow: [() => {}, "The file did not arrive within 10 seconds"],
  "cut-short": [(request, response, bytes) => { response.writeHead(200, { "content-length": bytes.length }); response.write(bytes.subarray(0, 100), () => setTimeout(() => response.destroy(), 50)); }, "The file broke off halfway"],
  "wrong-type": [(request, response) => response.setHeader("content-type", "text/html").end("<p>welcome"), "is no label file"],
  "too-large": [(request, response) => response.end(Buffer.alloc(100_000, "e")), "too large"],
  refused: [(request, response, bytes) => { response.removeHeader("access-control-allow-origin"); response.end(bytes); }, "cannot be reached, or does not let this page read it"],
};

for (const [cause, [fault, sentence]] of Object.entries(FAULTS)) {
  test(`${cause}: a sentence of its own, the fallback beside it, and a retry that works`, async (t) => {
    shop.site.faults.set(PATH, fault);
    t.after(() => shop.site.faults.clear());
    const { page } = await shop.visit(t, label(site, NUMBER) + label(site, "DEMO-2026-0001"), { lang: "en", expected: [/^console error/, /^error: The Same Origin/, /^third party/] });
    const [found, other] = await results(page);
    assert.deepEqual([found.outcome, found.cause, found.number], ["unverified", cause, undefined]);
    assert.equal(other.outcome, "verified", "another label is not touched");
    const text = await shown(page);
    assert.ok(text.startsWith("520 kgCO₂e"), text);
    assert.ok(text.includes(sentence) && text.includes("could not be verified"), text);
    shop.site.faults.clear();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("carbon-label").first().getByText("In force").waitFor();
    assert.equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
  });
}

test("offline is said as such, and with network again a retry verifies", async (t) => {
  const { page } = await shop.visit(t, `<carbon-label></carbon-label>`, { lang: "en", expected: [/ERR_INTERNET_DISCONNECTED|CORS request did not succeed/] });
  await page.context().setOffline(true);
  await page.evaluate((src) => { document.querySelector("carbon-label").src = src; }, site + PATH);
  await page.waitForFunction(() => document.querySelector("carbon-label").result?.cause === "offline");
  assert.match(await shown(page), /There is no network connection/);
  await page.context().setOffline(false);
  await page.getByRole("button").click();
  await page.locator("carbon-label").getByText("In force").waitFor();
});

test("a status list that cannot be had leaves the state unknown, as this browser last knew it", async (t) => {
  const { page } = await shop.visit(t, label(site, NUMBER), { lang: "en", expected: [/^console error/] });
  assert.equal((await results(page))[0].standing, "in-force");
  shop.site.faults.set("status/", status(500));
  t.after(() => shop.site.faults.clear());
  const again = await page.evaluate(() => document.querySelector("carbon-label").refresh());
  assert.deepEqual([again.outcome, again.standing], ["verified", "status-unknown"]);
  assert.match(await shown(page), /last known in force/);
});

test("without its benchmarks a label is what it is, and has its place again when they are to be had", async (t) => {
  shop.site.faults.set("benchmarks/", status(500));
  t.after(() => shop.site.faults.clear());
  const { page } = await shop.visit(t, label(site, NUMBER), { lang: "en", expected: [/^console error/] });
  const places = () => page.locator("carbon-label .cl-marker").count();
  assert.deepEqual([(await results(page))[0].standing, await places()], ["in-force", 0]);
  shop.site.faults.clear();
  await page.evaluate(() => document.querySelector("carbon-label").refresh());
  assert.equal(await places(), 1);
});

test("a site without its trust list or programme verifies nothing, and says so", async (t) => {
  for (const path of ["trust.jwt", "embed/programme.json"]) {
    shop.site.faults.set(path, status(404));
    const { page } = await shop.visit(t, label(site, NUMBER), { lang: "en", expected: [/^console error/] });
    const [{ outcome, cause }] = await results(page);
    assert.deepEqual([outcome, cause], ["unverified", "missing"], path);
    shop.site.faults.clear();
  }
});

test("what was drawn goes when a later check cannot be made, and a button pressed in vain keeps its focus", async (t) => {
  const { page } = await shop.visit(t, label(site, NUMBER), { lang: "en", expected: [/^console error/] });
  await results(page);
  shop.site.faults.set("trust.jwt", status(500));
  t.after(() => shop.site.faults.clear());
  const refreshed = () => page.evaluate(() => document.querySelector("carbon-label").refresh());
  assert.equal((await refreshed()).outcome, "unverified");
  assert.doesNotMatch(await shown(page), /In force/);
  const button = page.getByRole("button", { name: "Try again" });
  await button.focus();
  await refreshed();
  assert.equal(await button.evaluate((one) => one === one.getRootNode().activeElement), true);
});

test("what is no label's address says how one is written", async (t) => {
  const { page } = await shop.visit(t, `<carbon-label src="${site}"></carbon-label><carbon-label></carbon-label><carbon-label src="http://["></carbon-label>`, { lang: "en" });
  assert.deepEqual((await results(page)).map(({ cause }) => cause), ["address", "address", "address"]);
});

const WASM = /element_bg\.wasm$/, PROGRAM = /program\.js$/;

/** Who compares the wasm's digest: the element's script, or the browser where no secure context lets the script. */
const COMPARED = {
  "": [() => {}, []],
  ", without WebCrypto": [(page) => page.addInitScript(() => Object.defineProperty(crypto, "subtle", { value: undefined })), [/integrity/, /ERR_FAILED|Failed/]],
};
for (const [where, [prepare, expected]] of Object.entries(COMPARED)) {
  test(`a wasm that was exchanged is not run${where}`, async (t) => {
    const before = async (page) => {
      await prepare(page);
      await page.route(WASM, async (route) => {
        const response = await route.fetch(), body = await response.body();
        body[body.length - 1] ^= 1;
        await route.fulfill({ response, body });
      });
    };
    const { page } = await shop.visit(t, label(site, NUMBER), { before, lang: "en", expected });
    const [{ cause }] = await results(page);
    assert.equal(cause, "not-loaded");
    assert.match(await shown(page), /^520 kgCO₂e[^]*The verifier did not load/);
  });
}

test("where a page's policy forbids wasm the fallback stays and says where else to verify", async (t) => {
  const origin = new URL(site).origin;
  const { page } = await shop.visit(t, label(site, NUMBER), { lang: "en", csp: `default-src 'none'; img-src data:; script-src ${origin}; connect-src ${origin}`, expected: [/wasm|WebAssembly|policy/] });
  const [{ cause }] = await results(page);
  assert.equal(cause, "no-wasm");
  assert.match(await shown(page), /^520 kgCO₂e[^]*does not let the verifier run/);
});

test("a program that does not come is said, and a retry brings it", async (t) => {
  let blocked = true;
  const before = (page) => page.route(PROGRAM, (route) => (blocked ? route.abort() : route.continue()));
  const { page, requests } = await shop.visit(t, label(site, NUMBER), { before, lang: "en", expected: [/ERR_FAILED|ERR_ABORTED/, /^error: The Same Origin/] });
  assert.equal((await results(page))[0].cause, "not-loaded");
  blocked = false;
  await page.getByRole("button").click();
  await page.locator("carbon-label").getByText("In force").waitFor();
  // What was asked for while the first one was awaited is old by then.
  for (const path of ["trust.jwt", PATH]) assert.equal(requests.filter((request) => request === site + path).length, 2, path);
});

test("a label is not said to be refused before the whole program has come, and a retry brings it", async (t) => {
  let blocked = true;
  const before = (page) => page.route(/whole_bg\.wasm$/, (route) => (blocked ? route.abort() : route.continue()));
  const { page } = await shop.visit(t, label(site, "DEMO-2026-0024"), { before, lang: "en", expected: [/ERR_FAILED|Failed|NetworkError|Same Origin/] });
  const [{ outcome, cause }] = await results(page);
  assert.deepEqual([outcome, cause], ["unverified", "not-loaded"]);
  blocked = false;
  await page.getByRole("button").click();
  await page.locator("carbon-label").getByText("Check failed").waitFor();
});

test("a panic ends one check; the others go on in a fresh instance", async (t) => {
  // Every call that reads the third label traps, as a panic would.
  const before = (page) => page.addInitScript(() => {
    const streaming = WebAssembly.instantiateStreaming, Instance = WebAssembly.Instance;
    globalThis.instances = 0;
    const trapping = ({ exports }) => {
      instances += 1;
      const label_value = (...given) => {
        if (globalThis.trap) { globalThis.trap = false; throw new WebAssembly.RuntimeError("unreachable"); }
        return exports.label_value(...given);
      };
      return { exports: { ...exports, label_value } };
    };
    WebAssembly.instantiateStreaming = async (...given) => {
      const { module, instance } = await streaming(...given);
      return { module, instance: trapping(instance) };
    };
    WebAssembly.Instance = function (...given) { return trapping(new Instance(...given)); };
    globalThis.trap = true;
  });
  const numbers = [1, 2, 3, 4, 5].map((last) => `DEMO-2026-000${last}`);
  const { page } = await shop.visit(t, numbers.map((number) => label(site, number, 'size="badge"')).join(""), { before, lang: "en" });
  const found = await results(page);
  assert.equal(found.filter(({ cause }) => cause === "stopped").length, 1);
  assert.equal(found.filter(({ outcome }) => outcome === "verified").length, 4);
  assert.equal(await page.evaluate(() => instances), 2);
  await page.getByRole("button").click();
  await page.waitForFunction(() => [...document.querySelectorAll("carbon-label")].every((label) => label.result?.outcome === "verified"));
});
