// <carbon-label> in numbers: many on a page, and many one after the other.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FIREFOX } from "./browser.mjs";
import { embedding, label, results } from "./embedding.mjs";

const NUMBERS = ["DEMO-2026-0001", "DEMO-2026-0003", "DEMO-2026-0020", "DEMO-2026-0023", "DEMO-2026-0024"];

let shop, site;
before(async () => { shop = await embedding(); site = shop.site.address; });
after(() => shop?.stop());

test("200 labels on a page are all told, with one program and each list fetched once", async (t) => {
  const body = Array.from({ length: 200 }, (_, at) => label(site, NUMBERS[at % NUMBERS.length], 'size="badge"'));
  const { page, requests } = await shop.visit(t, body.join(""));
  await page.evaluate(() => { for (const host of document.querySelectorAll("carbon-label")) host.scrollIntoView(); });
  const found = await results(page);
  assert.equal(found.filter(({ outcome }) => outcome === "verified").length, 160);
  assert.equal(found.filter(({ outcome }) => outcome === "rejected").length, 40);
  const times = (ending) => requests.filter((request) => request.endsWith(ending)).length;
  for (const path of ["element_bg.wasm", "trust.jwt", "programme.json", "status/body-a/revocation-1.jwt"]) assert.equal(times(path), 1, path);
});

test("1,000 labels mounted, verified and removed leave no host behind and no more wasm memory", async (t) => {
  const { page } = await shop.visit(t, "", { csp: null });
  // Only Chromium lets itself be asked what it keeps; wasm memory is asked of every browser.
  const cdp = FIREFOX ? null : await page.context().newCDPSession(page);
  const mounted = async (count) => page.evaluate(async ([site, numbers, count]) => {
    for (let done = 0; done < count; done += 25) {
      const hosts = Array.from({ length: 25 }, (_, at) => Object.assign(document.createElement("carbon-label"), { src: `${site}label/${numbers[at % numbers.length]}.jwt` }));
      document.body.append(...hosts);
      await Promise.all(hosts.map((host) => new Promise((ready) => host.addEventListener("carbon-label-ready", ready, { once: true }))));
      for (const host of hosts) host.remove();
    }
  }, [site, NUMBERS, count]);
  const glue = await page.evaluate(async ([site]) => {
    await import(`${site}embed/carbon-label.js`);
    const source = await (await fetch(`${site}embed/carbon-label.js`)).text();
    return `${site}embed/${source.match(/"\.\/([0-9a-f]{16}\/element\.js)"/)[1]}`;
  }, [site]);
  const memory = () => page.evaluate(async (glue) => (await import(glue)).initSync().memory.buffer.byteLength, glue);
  const retained = async () => {
    for (let turn = 0; turn < 3; turn += 1) await cdp.send("HeapProfiler.collectGarbage");
    const { result } = await cdp.send("Runtime.evaluate", { expression: "customElements.get('carbon-label').prototype" });
    const { objects } = await cdp.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
    const { result: count } = await cdp.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: "function () { return this.length }", returnByValue: true });
    await cdp.send("Runtime.releaseObject", { objectId: objects.objectId });
    return count.value;
  };
  await mounted(200);
  const before = await memory();
  await mounted(800);
  assert.equal(await memory(), before);
  if (cdp) assert.equal(await retained(), 0);
});
