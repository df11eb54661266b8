// Somebody else's page at an address of its own, and the labels' site at the one it names: what is pasted
// leads there. Nothing else is asked for, and nothing goes wrong unseen.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { SITE } from "./browser.mjs";

/** Where the site says it stands. */
export const BASE = "https://labels.example/";
const HOST = "https://shop.example/";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm" };

/** A file as an answer, which pages of other origins may read. */
async function answer(folder, path) {
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  return { body: await readFile(file), contentType: TYPES[extname(file)] ?? "application/octet-stream", headers: { "access-control-allow-origin": "*" } };
}

async function host(t, browser, fulfil) {
  const context = await browser.newContext({ viewport: { width: 800, height: 1000 } });
  const page = await context.newPage(), troubles = [];
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles, []);
  });
  page.on("console", (message) => troubles.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (![BASE, HOST, "data:"].some((origin) => request.url().startsWith(origin))) troubles.push(`third party: ${request.url()}`);
  });
  const path = (route) => new URL(route.request().url()).pathname;
  await context.route(`${BASE}**`, async (route) => route.fulfill(await answer(SITE, path(route))));
  await context.route(`${HOST}**`, async (route) => route.fulfill(await fulfil(path(route))));
  await page.goto(HOST);
  return page;
}

/** A page with this pasted into it. */
export function pasted(t, browser, content) {
  const body = `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1>${content}</html>`;
  return host(t, browser, () => ({ body, contentType: TYPES[".html"] }));
}

/** A folder that a shop's own build made. */
export const built = (t, browser, folder) => host(t, browser, (path) => answer(folder, path));
