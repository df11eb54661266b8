// <carbon-label> in WebKit, as iPhones have it: the way from a page to a verified label, and back when it cannot be.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { label, shopping } from "./embedding.mjs";
import { launch } from "./webkit.mjs";

const NUMBER = "DEMO-2026-0003";

let browser, shop;
before(async () => { [browser, shop] = await Promise.all([launch(), shopping()]); });
after(() => Promise.all([browser?.stop(), shop?.stop()]));

const visit = async (body, options) => {
  await browser.open(shop.page(body, { lang: "en", ...options }));
  await browser.waitFor("[...document.querySelectorAll('carbon-label')].every((label) => label.result)");
  const results = await browser.run("return [...document.querySelectorAll('carbon-label')].map((label) => label.result)");
  const texts = await browser.run("return [...document.querySelectorAll('carbon-label')].map((label) => label.shadowRoot.textContent)");
  return { results, texts };
};

test("labels are verified, drawn and told apart under the strictest policy", async () => {
  const numbers = [NUMBER, "DEMO-2026-0020", "DEMO-2026-0023", "DEMO-2026-0024"];
  const { results, texts } = await visit(numbers.map((number) => label(shop.site.address, number)).join(""));
  assert.deepEqual(results.map(({ outcome, standing }) => [outcome, standing ?? null]), [["verified", "in-force"], ["verified", "suspended"], ["verified", "in-force"], ["rejected", null]]);
  assert.match(texts[0], /520[^]*kgCO₂e[^]*In force/);
  assert.doesNotMatch(texts[3], /kgCO₂e/);
  const styled = await browser.run("return [...document.querySelectorAll('carbon-label')].map((label) => getComputedStyle(label.shadowRoot.querySelector('article')).borderTopLeftRadius)");
  assert.deepEqual(styled, numbers.map(() => "12px"));
});

test("a label that cannot be had keeps its fallback and tries again when asked", async () => {
  shop.site.faults.set(`label/${NUMBER}.jwt`, (request, response) => response.writeHead(500).end());
  const { results } = await visit(label(shop.site.address, NUMBER));
  assert.equal(results[0].cause, "server");
  shop.site.faults.clear();
  await browser.run("document.querySelector('carbon-label').shadowRoot.querySelector('[part=retry]').click()");
  await browser.waitFor("document.querySelector('carbon-label').result.outcome === 'verified'");
});

test("a theme is the page's to set; moved, cloned, removed and put back, a label stays what it is", async () => {
  await visit(`${label(shop.site.address, NUMBER, 'theme="dark"')}<div id="other"></div>`);
  const colour = await browser.run("return getComputedStyle(document.querySelector('carbon-label').shadowRoot.querySelector('article')).color");
  assert.equal(colour, "rgb(233, 241, 236)");
  await browser.run(`
    const host = document.querySelector("carbon-label"), other = document.getElementById("other");
    other.append(host);
    other.append(host.cloneNode(true));
    host.remove();
    other.prepend(host);`);
  await browser.waitFor("[...document.querySelectorAll('carbon-label')].every((host) => host.result?.outcome === 'verified')");
  assert.equal(await browser.run("return document.querySelectorAll('carbon-label').length"), 2);
});
