// The npm package as its users have it: from a folder, through Vite in React 19, through Vite in Vue 3.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import Ajv from "ajv";
import schema from "custom-elements-manifest/schema.json" with { type: "json" };
import { SITE, launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";
import { results, shown } from "./embedding.mjs";

const EXAMPLES = process.env.EXAMPLES;
if (!EXAMPLES) throw new Error("EXAMPLES must name the folder of the built examples; `cargo xtask test` sets it");

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
const OPERATOR = JSON.parse(readFileSync(join(SITE, "embed/programme.json"), "utf8")).programme.operator_key;

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve(SITE)]); });
after(() => Promise.all([browser?.close(), site?.stop()]));

const PACKAGE = join(EXAMPLES, "node_modules/carbon-label");
const json = (name) => JSON.parse(readFileSync(join(PACKAGE, name), "utf8"));

/** A built example on an origin of its own, with the labels' site and its operator filled in. */
async function visit(t, folder, expected = []) {
  const server = createServer(async (request, response) => {
    const path = request.url === "/" ? "index.html" : request.url.slice(1);
    let bytes = await readFile(join(EXAMPLES, folder, path)).catch(() => null);
    if (bytes && /\.(html|js)$/.test(path)) bytes = bytes.toString().replaceAll("{{LABELS}}", site.address).replaceAll("{{OPERATOR}}", OPERATOR);
    response.writeHead(bytes ? 200 : 404, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    response.end(bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { page, context, troubles } = await open(browser, `http://localhost:${server.address().port}/`);
  t.after(async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
    const unexpected = troubles.filter((trouble) => !trouble.startsWith(`third party: ${site.address}`) && !expected.some((pattern) => pattern.test(trouble)));
    assert.deepEqual(unexpected, []);
  });
  return page;
}

test("in a plain page, its files in a folder", async (t) => {
  const page = await visit(t, "html");
  assert.equal((await results(page))[0].number, "DEMO-2026-0003");
  assert.match(await shown(page), /In force/);
});

for (const folder of ["react/dist", "vue/dist"]) {
  test(`through Vite, ${folder}: verified, its event heard, and another label in the same element`, async (t) => {
    const page = await visit(t, folder);
    await page.locator("output", { hasText: "DEMO-2026-0003: in-force" }).waitFor();
    await page.getByRole("button", { name: "The other one" }).click();
    await page.locator("output", { hasText: "DEMO-2026-0001: in-force" }).waitFor();
    assert.match(await shown(page), /In force[^]*DEMO-2026-0001/);
  });
}

test("a page that names no operator is told so: the package trusts nobody by itself", async (t) => {
  const page = await visit(t, "html");
  await page.evaluate(() => document.querySelector("carbon-label").removeAttribute("trust"));
  await page.waitForFunction(() => document.querySelector("carbon-label").result?.cause === "operator");
  assert.match(await shown(page), /^Carbon footprint label[^]*which operator is trusted/);
});

test("on a server, where there are no elements, its import does nothing", async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  const { CarbonLabel } = await import(join(PACKAGE, "carbon-label.js"));
  assert.equal(CarbonLabel.name.length > 0, true);
  assert.deepEqual(Object.getOwnPropertyNames(globalThis), before);
});

test("its manifest is one of the schema it names, and says of parts and events what is so", async (t) => {
  const manifest = json("custom-elements.json");
  const valid = new Ajv({ strict: false }).compile(schema);
  assert.ok(valid(manifest), JSON.stringify(valid.errors));
  assert.equal(manifest.schemaVersion, "2.1.0");
  const [{ cssParts, attributes }] = manifest.modules[0].declarations;
  const page = await visit(t, "html");
  await results(page);
  await page.evaluate(() => { document.querySelector("carbon-label").size = "full"; });
  await page.locator("carbon-label details, carbon-label .cl-trace").first().waitFor();
  const drawn = await page.$eval("carbon-label", (host) => [...host.shadowRoot.querySelectorAll("[part]")].flatMap((node) => [...node.part]));
  const named = cssParts.map(({ name }) => name);
  assert.deepEqual(drawn.filter((part) => !named.includes(part)), []);
  for (const part of ["carbon-label", "head", "number", "state", "place", "origin", "proof"]) assert.ok(drawn.includes(part), part);
  const observed = await page.evaluate(() => customElements.get("carbon-label").observedAttributes);
  assert.deepEqual(observed.filter((name) => !attributes.some((attribute) => attribute.name === name)), []);
});

test("everything its exports name is in it, and nothing that is not for others", () => {
  const { exports, files, customElements } = json("package.json");
  const named = Object.values(exports).flatMap((path) => (typeof path === "string" ? [path] : Object.values(path)));
  for (const path of [...named, customElements, "LICENSE-MIT", "LICENSE-APACHE", "README.md"]) assert.ok(existsSync(join(PACKAGE, path)), path);
  assert.ok(!existsSync(join(PACKAGE, "app")) && !existsSync(join(PACKAGE, "element")), String(files));
});
