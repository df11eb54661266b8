// What a camera reads on paper: the smallest label that is printed at all, sharp, blurred and pale; and
// the picture of dots at its smallest.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { launch, root } from "./browser.mjs";

const LABEL = "tests/cli/in-force.jwt";
const PAGE = "https://labels.example/label/DEMO-2026-0003/";
// In capitals, which mean the same in scheme and host and need a smaller symbol.
const LINK = "HTTPS://LABELS.EXAMPLE/01/09506000100036";
// At 600 dots an inch, the least module of 0.396 mm is nine dots.
const MODULE = 9.35;

const carbonLabel = (...words) => {
  const given = ["render", LABEL, "--programme", "demo", "--at", "2026-11-24", ...words];
  return execFileSync(root("target/release/carbon-label"), given, { cwd: root(""), maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "pipe"] });
};
const print = (width, ...words) => carbonLabel("--size", "print", "--width-mm", String(width), "--format", "png", ...words);
const read = async (png) => (await readBarcodes(png, { formats: ["QRCode"] })).map(({ text }) => text);

/** The least width that is not refused, as the refusal of a narrower one says it. */
const smallest = (...words) => {
  try {
    print(10, ...words);
  } catch ({ stderr }) {
    return Number(/need (\d+(?:\.\d)?) mm/.exec(stderr)[1]);
  }
  throw new Error("10 mm were not refused");
};

let browser;
before(async () => {
  const wasmBinary = readFileSync(root("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  browser = await launch();
});
after(() => browser.close());

/** The picture as a worse camera sees it: a filter of CSS, applied dot by dot. */
async function seen(png, filter) {
  const page = await browser.newPage();
  try {
    const data = await page.evaluate(async ({ source, filter }) => {
      const image = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
      const context = canvas.getContext("2d");
      context.filter = filter;
      context.drawImage(image, 0, 0);
      return canvas.toDataURL("image/png");
    }, { source: `data:image/png;base64,${png.toString("base64")}`, filter });
    return Buffer.from(data.split(",")[1], "base64");
  } finally {
    await page.close();
  }
}

const worse = {
  "sharp": "none",
  "blurred by half a module": `blur(${MODULE / 2}px)`,
  "at 15 % contrast loss": "contrast(.85)",
  "blurred and pale": `blur(${MODULE / 2}px) contrast(.85)`,
};
// The second needs a symbol so large that the label is as narrow as its modules allow.
const products = { "a product": [[], LINK], "a piece": [["--batch", "B".repeat(20), "--serial", "9".repeat(20)], `${LINK}/10/${"B".repeat(20)}/21/${"9".repeat(20)}`] };
for (const ink of ["colour", "black", "reversed"]) for (const [what, [words, link]] of Object.entries(products)) {
  test(`the symbol of the smallest label of ${what} in ${ink} reads as its address: ${Object.keys(worse).join(", ")}`, async () => {
    const png = print(smallest(...words), "--ink", ink, ...words);
    for (const [how, filter] of Object.entries(worse)) {
      assert.deepEqual(await read(await seen(png, filter)), [link], how);
    }
    assert.deepEqual(await read(await seen(png, `blur(${4 * MODULE}px)`)), [], "what cannot be read is not");
  });
}

test("the symbol of a label's picture reads at one dot a pixel", async () => {
  assert.deepEqual(await read(carbonLabel("--format", "png", "--scale", "1")), [PAGE]);
});

test("the symbol of a batch and a piece names them", async () => {
  const png = print(40, "--batch", "L/26", "--serial", "0001");
  assert.deepEqual(await read(png), [`${LINK}/10/L%2F26/21/0001`]);
});

test("a printed label is as wide as was asked", async () => {
  const png = print(30, "--dpi", "300");
  // IHDR: the width; 30 mm are 354 dots at 300 an inch.
  assert.equal(png.readUInt32BE(16), 354);
});
