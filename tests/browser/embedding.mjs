// Somebody else's website with our labels on it: its own origin, its own pages, and a site of ours
// that can be made to fail.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { launch, open, SITE } from "./browser.mjs";
import { serve } from "./server.mjs";

/** What an embedding page needs to allow, as README.md says; and its own icon. */
export const policy = (site) =>
  `default-src 'none'; img-src data:; script-src ${site} 'wasm-unsafe-eval'; connect-src ${site}; require-trusted-types-for 'script'; trusted-types carbon-label`;

/** The site and the shop beside it, each on its own origin; how a page comes to stand in the shop. */
export async function shopping(folder = SITE) {
  const pages = new Map();
  const shop = createServer(async (request, response) => {
    const page = pages.get(new URL(request.url, "http://shop").pathname);
    response.writeHead(page ? 200 : 404, page?.headers ?? {});
    response.end(page?.html);
  });
  await new Promise((listening) => shop.listen(0, "127.0.0.1", listening));
  const site = await serve(folder);
  return {
    site,
    /** The address of a page. `body` is what stands on it; the script comes before. */
    page(body, { lang = "zh-CN", csp = policy(new URL(site.address).origin), script = `${site.address}embed/carbon-label.js`, head = "" } = {}) {
      const path = `/${pages.size + 1}`;
      const html = `<!DOCTYPE html><html lang="${lang}"><meta charset="utf-8"><title>shop</title><link rel="icon" href="data:,">${head}<script type="module" src="${script}"></script><body>${body}`;
      pages.set(path, { html, headers: { "content-type": "text/html; charset=utf-8", ...(csp && { "content-security-policy": csp }) } });
      return `http://localhost:${shop.address().port}${path}`;
    },
    async stop() {
      shop.closeAllConnections();
      await Promise.all([site.stop(), new Promise((stopped) => shop.close(stopped))]);
    },
  };
}

/** The same with a browser that visits it. */
export async function embedding(folder = SITE) {
  const [browser, shop] = await Promise.all([launch(), shopping(folder)]);
  const { site } = shop, ours = new URL(site.address).origin;
  return {
    browser,
    site,
    async visit(t, body, { lang, csp, script, head, expected = [], ...options } = {}) {
      const { page, context, troubles, requests } = await open(browser, shop.page(body, { lang, csp, script, head }), options);
      t.after(async () => {
        await context.close();
        const unexpected = troubles.filter((trouble) => !trouble.startsWith(`third party: ${ours}`) && !expected.some((pattern) => pattern.test(trouble)));
        if (unexpected.length) throw new Error(unexpected.join("\n"));
      });
      return { page, requests, troubles };
    },
    stop: () => Promise.all([browser.close(), shop.stop()]),
  };
}

export const label = (address, number, attributes = "") =>
  `<carbon-label src="${address}label/${number}.jwt" ${attributes}><a href="${address}label/${number}/">520 kgCO₂e</a></carbon-label>`;

/** What each label on a page has come to, once all have. */
export async function results(page, selector = "carbon-label") {
  await page.waitForFunction((selector) => {
    const labels = [...document.querySelectorAll(selector)];
    return labels.length > 0 && labels.every((label) => label.result);
  }, selector);
  return page.$$eval(selector, (labels) => labels.map((label) => label.result));
}

/** The text a reader sees of a label: inside its shadow root, and of its fallback only where that shows. */
export const shown = (page, selector = "carbon-label") => page.$eval(selector, (host) => {
  const text = (node) => (node.localName === "slot" ? host.innerText : node.innerText);
  return [...host.shadowRoot.children].map(text).join("\n").trim();
});

export const file = (path) => readFile(join(SITE, path));
