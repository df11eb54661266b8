// <carbon-label> in WebKit: that it verifies and draws, in every state, under a policy, in both themes; what
// Safari's engine may do otherwise than the others. The rest is the others' (element*.test.mjs).
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { SITE } from "./browser.mjs";
import { label, policy } from "./embedding.mjs";
import { serve } from "./server.mjs";
import { launch } from "./webkit.mjs";

let webkit, site, shop, address, body = "";
before(async () => {
  [webkit, site] = await Promise.all([launch(), serve(SITE)]);
  shop = createServer((request, response) => {
    const csp = `${policy(new URL(site.address).origin)}; style-src 'unsafe-inline'`;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": csp });
    response.end(`<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>shop</title><link rel="icon" href="data:,"><script type="module" src="${site.address}embed/carbon-label.js"></script><body>${body}`);
  });
  await new Promise((listening) => shop.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${shop.address().port}/`;
});
after(async () => {
  shop?.closeAllConnections();
  shop?.close();
  await Promise.all([webkit?.stop(), site?.stop()]);
});

/** Opens the shop with that on it; gives what each label came to. */
async function visit(labels) {
  body = labels;
  await webkit.open(address);
  const hosts = "[...document.querySelectorAll('carbon-label')]";
  await webkit.waitFor(`${hosts}.every((host) => host.result) && ${hosts}.length > 0`);
  return webkit.run(`return ${hosts}.map((host) => host.result)`);
}

const text = (at = 0) => webkit.run(`return document.querySelectorAll("carbon-label")[arguments[0]].shadowRoot.textContent`, at);

test("every state is told, and no number of what is not to be believed", async () => {
  const numbers = ["DEMO-2026-0003", "DEMO-2026-0020", "DEMO-2026-0021", "DEMO-2026-0023", "DEMO-2026-0024"];
  const found = await visit(numbers.map((number) => label(site.address, number)).join(""));
  assert.deepEqual(found.map(({ outcome, standing }) => standing ?? outcome), ["in-force", "suspended", "withdrawn", "in-force", "rejected"]);
  assert.equal(found[4].number, undefined);
  assert.match(await text(0), /520/);
  assert.doesNotMatch(await text(4), /520/);
});

test("a card stands in its own styles, its theme the page's to set", async () => {
  await visit(label(site.address, "DEMO-2026-0003", 'theme="dark"'));
  const [colour, width] = await webkit.run(`
    const article = document.querySelector("carbon-label").shadowRoot.querySelector("article");
    return [getComputedStyle(article).color, article.getBoundingClientRect().width];`);
  assert.equal(colour, "rgb(233, 241, 236)");
  assert.ok(width > 300 && width <= 421, String(width));
});

test("a label that is not there leaves the fallback and a sentence, and another is not touched", async () => {
  const [missing, other] = await visit(label(site.address, "NONE-1") + label(site.address, "DEMO-2026-0003"));
  assert.deepEqual([missing.outcome, missing.cause, other.outcome], ["unverified", "missing", "verified"]);
  const notice = await webkit.run(`return document.querySelector("carbon-label").shadowRoot.querySelector("[part=notice]").textContent`);
  assert.ok(notice.length > 20, notice);
});

test("moved, cloned, removed and put back, a label stays what it is", async () => {
  await visit(`${label(site.address, "DEMO-2026-0003", 'size="badge"')}<div id="other"></div>`);
  await webkit.run(`
    const host = document.querySelector("carbon-label"), other = document.getElementById("other");
    other.append(host);
    other.append(host.cloneNode(true));
    host.remove();
    other.prepend(host);`);
  await webkit.waitFor(`[...document.querySelectorAll("carbon-label")].every((host) => host.result?.outcome === "verified")`);
  assert.equal(await webkit.run(`return document.querySelectorAll("carbon-label").length`), 2);
});
