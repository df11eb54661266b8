// Every kind of page in both languages, themes and widths: nothing axe objects to, nothing on the
// console, nothing asked of others, nothing cut off.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { open, start, violations } from "./browser.mjs";

const KINDS = {
  home: "",
  "category pv-module": "category/pv-module/",
  "category wood-panel": "category/wood-panel/",
  targets: "targets/",
  "pilot list": "pilot/",
  rule: "category/pv-module/rule/",
  "demand standards": "criteria/",
  data: "data/",
  recognition: "recognition/",
  "suspended and withdrawn": "withdrawn/",
  stories: "stories/",
  story: "stories/one-module/",
  maker: "maker/91120000DEM0PA0189/",
  "label in force": "label/DEMO-2026-0003/",
  "label expired": "label/DEMO-2024-0001/",
  "label suspended": "label/DEMO-2026-0020/",
  "label revoked": "label/DEMO-2026-0021/",
  "label with parts not disclosed": "label/DEMO-2026-0022/",
  "label altered": "label/DEMO-2026-0024/",
  "label of an unknown issuer": "label/DEMO-2026-0025/",
  "label not yet valid": "label/DEMO-2026-0009/",
  "label sparse": "label/DEMO-2026-0014/",
  "label negative": "label/DEMO-2026-0018/",
  "label of a long name": "label/DEMO-2026-0005/",
  "card in force": "label/DEMO-2026-0003/card.html",
  "card expired": "label/DEMO-2024-0001/card.html",
  "card suspended": "label/DEMO-2026-0020/card.html",
  "card altered": "label/DEMO-2026-0024/card.html",
  "card of an unknown issuer": "label/DEMO-2026-0025/card.html",
  "card sparse": "label/DEMO-2026-0014/card.html",
  "card negative": "label/DEMO-2026-0018/card.html",
  "card of a long name": "label/DEMO-2026-0005/card.html",
  verify: "verify/",
  studio: "studio/#label=DEMO-2026-0003",
};
const LANGUAGES = ["zh", "en"];
const SCHEMES = ["light", "dark"];

/** Each kind of page in a language; what is not found has one page for both. */
const kinds = (lang) => [
  ...Object.entries(KINDS).map(([kind, path]) => [`${lang} ${kind}`, lang === "zh" ? path : `${lang}/${path}`]),
  ...(lang === "zh" ? [["not found", "404.html"]] : []),
];

let site;
before(async () => { site = await start(); });
after(() => site.stop());

/** Does one thing on every kind of page of a language; gives what it found, by page. */
async function visit(lang, options, look) {
  const { page, context, troubles } = await open(site.browser, site.address + kinds(lang)[0][1], options);
  const found = {};
  for (const [kind, path] of kinds(lang)) {
    troubles.length = 0;
    await page.goto(site.address + path);
    // What is folded away is to be read as well.
    await page.evaluate(() => document.querySelectorAll("details").forEach((folded) => { folded.open = true; }));
    if (/verify$|studio$/.test(kind)) await page.locator("#app textarea").waitFor();
    const faults = [...(await look(page)), ...troubles];
    if (faults.length > 0) found[kind] = faults;
  }
  await context.close();
  return found;
}

async function sideways(page) {
  const { wide, room } = await page.evaluate(() => {
    const { scrollWidth: wide, clientWidth: room } = document.scrollingElement;
    return { wide, room };
  });
  return wide > room ? [`${wide} px wide in ${room}`] : [];
}

/** Texts that reach beyond the window, or beyond a box that hides what does not fit it. */
const cut = (page, besides = "") => page.evaluate((besides) => {
  const apart = `script, style, noscript, title, option, .cl-hidden, .site-skip${besides}`;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  const found = [];
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    if (!node.data.trim() || node.parentElement.closest(apart)) continue;
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    const beyond = (left, top, right, bottom) =>
      boxes.some((box) => box.left < left - 1 || box.top < top - 1 || box.right > right + 1 || box.bottom > bottom + 1);
    let hidden = beyond(0, -scrollY, document.documentElement.clientWidth, Infinity);
    for (let box = node.parentElement; box && !hidden; box = box.parentElement) {
      if (!["hidden", "clip"].includes(getComputedStyle(box).overflowX)) continue;
      const { left, top, right, bottom } = box.getBoundingClientRect();
      hidden = beyond(left, top, right, bottom);
    }
    if (hidden) found.push(`cut: ${node.data.trim().slice(0, 40)} (${node.parentElement.className})`);
  }
  return found;
}, besides);

const fits = async (page, besides) => [...(await sideways(page)), ...(await cut(page, besides))];

/** Twice the size for every letter and nothing else, as a reader's setting or a text zoom has it. */
const double = (page) => page.evaluate(() => {
  const all = [...document.querySelectorAll("body, body *")];
  const sizes = all.map((one) => 2 * parseFloat(getComputedStyle(one).fontSize));
  // A label that shows no product has its heading for listeners alone: its state is what stands out.
  const heading = document.querySelector("h1:not(.cl-hidden)") ?? document.querySelector(".cl-state strong");
  const before = heading.getBoundingClientRect().height;
  all.forEach((one, at) => one.style.setProperty("font-size", `${sizes[at]}px`, "important"));
  return heading.getBoundingClientRect().height > 1.9 * before;
});

describe("every kind of page", { concurrency: 3 }, () => {
  for (const lang of LANGUAGES) for (const colorScheme of SCHEMES) for (const width of [360, 1280]) {
    it(`${lang}, ${colorScheme}, ${width} px: is accessible, silent, and no wider than the window`, async () => {
      const found = await visit(lang, { colorScheme, viewport: { width, height: 800 } }, async (page) => [
        ...(await violations(page)),
        ...(await fits(page)),
      ]);
      assert.deepEqual(found, {});
    });
  }

  for (const lang of LANGUAGES) {
    it(`${lang}: fits a window of 320 px`, async () => {
      assert.deepEqual(await visit(lang, { viewport: { width: 320, height: 640 } }, fits), {});
    });

    it(`${lang}: fits at 200 % zoom`, async () => {
      assert.deepEqual(await visit(lang, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, fits), {});
    });

    it(`${lang}: fits with its text doubled, and cuts none off`, async () => {
      const found = await visit(lang, {}, async (page) => {
        const doubled = await double(page);
        // A card's chart has no room for words of twice their size; the sentences under it say the same.
        const chart = page.url().endsWith("card.html") ? ", .cl-strip text" : "";
        return [...(doubled ? [] : ["its heading did not grow"]), ...(await fits(page, chart))];
      });
      assert.deepEqual(found, {});
    });
  }
});

describe("in forced colours", { concurrency: 2 }, () => {
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** The contrast of a colour, which may let its ground through, with that ground. */
  const contrast = (colour, ground) => {
    const below = parts(ground), [r, g, b, alpha = 1] = parts(colour);
    const mixed = [r, g, b].map((part, at) => part * alpha + below[at] * (1 - alpha));
    const [dark, light] = [mixed, below].map(luminance).sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  for (const colorScheme of SCHEMES) {
    it(`${colorScheme}: every stage's bar stands out from its ground`, async () => {
      let seen = 0;
      const found = await visit("zh", { colorScheme, forcedColors: "active" }, async (page) => {
        const { bars, ground } = await page.evaluate(() => ({
          ground: getComputedStyle(document.querySelector(".cl-full, .cl-card") ?? document.body).backgroundColor,
          bars: [...document.querySelectorAll(".cl-bar rect")].map((bar) => ({
            fill: getComputedStyle(bar).fill,
            room: bar.getBoundingClientRect().width,
          })),
        }));
        seen += bars.length;
        const faint = bars.filter(({ fill, room }) => room === 0 || !fill.startsWith("rgb") || contrast(fill, ground) < 3);
        return faint.map(({ fill, room }) => `bar ${fill} of ${room} px on ${ground}`);
      });
      assert.deepEqual(found, {});
      assert.ok(seen >= 8, `only ${seen} bars seen`);
    });
  }
});
