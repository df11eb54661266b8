// Three ways to put a score on a product page, each in a fresh browser on a slow phone's line: bytes that
// travelled, and milliseconds from navigation until it is drawn. JSON out.
// SITE: a published site. YEW: the Yew build's folder. PEER: Open Food Facts' package.
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { FLAGS, measure } from "./phone.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".jwt": "application/vc+jwt", ".wasm": "application/wasm" };

const { SITE, YEW, PEER, NUMBER, OPERATOR } = process.env;
const FOLDERS = { "/yew/": YEW, "/peer/": PEER, "/": SITE };

const head = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>x</title>`;
const listen = (name) => `<script>addEventListener("${name}", () => { ended(String(performance.now())); }, { capture: true });</script>`;
/** The pages, each as its makers say to write it. */
const PAGES = {
  element: `${head}${listen("carbon-label-verified")}<script type="module" src="/embed/carbon-label.js"></script>
    <carbon-label src="/label/${NUMBER}.jwt" size="card" lang="zh"><a href="/label/${NUMBER}/">${NUMBER}</a></carbon-label>`,
  yew: `${head}${listen("drawn")}<div id="label" data-site="/" data-number="${NUMBER}" data-operator="${OPERATOR}"></div>
    <script type="module">import start from "/yew/verify.js"; start({ module_or_path: "/yew/verify_bg.wasm" });</script>`,
  // Its pictures come from another host, which is not asked: they are not counted against it.
  peer: `${head}<product-card></product-card><script type="module">
    import "/peer/dist/off-webcomponents.bundled.js";
    const card = document.querySelector("product-card");
    card.product = { code: "1", product_name: "x", brands: "x", quantity: "1", product_type: "food", nutriscore_grade: "a", nova_group: 1, greenscore_grade: "a" };
    const drawn = () => card.shadowRoot?.querySelector(".scores-container") ? ended(String(performance.now())) : requestAnimationFrame(drawn);
    drawn();</script>`,
};

const packed = new Map();
/** A file as a good server has it: compressed beforehand. */
function file(path) {
  const prefix = Object.keys(FOLDERS).find((start) => path.startsWith(start));
  const name = join(FOLDERS[prefix], normalize(path.slice(prefix.length)));
  if (!packed.has(name)) packed.set(name, statSync(name, { throwIfNoEntry: false })?.isFile() ? brotliCompressSync(readFileSync(name)) : null);
  return { bytes: packed.get(name), type: TYPES[extname(name)] ?? "application/octet-stream" };
}

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const page = PAGES[path.slice(1)];
  const { bytes, type } = page ? { bytes: brotliCompressSync(Buffer.from(page)), type: TYPES[".html"] } : file(path);
  response.writeHead(bytes ? 200 : 404, { "content-type": type, "content-encoding": bytes ? "br" : "identity", "cache-control": "no-store" });
  response.end(bytes ?? "");
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${server.address().port}`;

// No other host is there. Told by name resolution: whoever intercepts requests to do so delays every one of them.
const ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...FLAGS, ALONE] });
try {
  const names = Object.keys(PAGES);
  const figures = await measure(browser, names.map((name) => `${origin}/${name}`));
  console.log(JSON.stringify({ browser: browser.version(), ...Object.fromEntries(names.map((name, at) => [name, figures[at]])) }));
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
