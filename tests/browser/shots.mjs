// Pictures of every page kind and of every state of the label, in both themes and on narrow and wide
// screens: SITE and GALLERY in, OUT/pages, OUT/labels, OUT/index.html and OUT/contact-sheet.png out.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { SITE, root, start } from "./browser.mjs";
import { serve } from "./server.mjs";

const { GALLERY, OUT } = process.env;
if (!GALLERY || !OUT) throw new Error("GALLERY and OUT must name folders; `cargo xtask shots` sets them");

const THEMES = ["light", "dark"], WIDTHS = [360, 1280], LANGUAGES = ["zh", "en"];
const TALLEST = 4000;
const KINDS = ["DEMO-2026-0001", "DEMO-2026-0003", "DEMO-2026-0005", "DEMO-2026-0014", "DEMO-2026-0018", "DEMO-2024-0001", "DEMO-2026-0020", "DEMO-2026-0021", "DEMO-2026-0022", "DEMO-2026-0024", "DEMO-2026-0025"];

const label = await readFile(join(SITE, "label/DEMO-2026-0003.jwt"));
const altered = Buffer.from(label);
altered[altered.length - 40] ^= 1;
const declaration = await readFile(root("tests/fixtures/declaration.json"));

/** Holds a document up on the verify page, and waits for what it shows then. */
const hold = (name, buffer, shown) => async (page) => {
  await page.waitForSelector(".verify-form");
  await page.setInputFiles("input[type=file]", { name, mimeType: "", buffer });
  await page.waitForSelector(shown);
};

const VERIFY = {
  "verify-empty": (page) => page.waitForSelector(".verify-form"),
  "verify-verified": hold("DEMO-2026-0003.jwt", label, ".verify-verdict"),
  "verify-rejected": hold("DEMO-2026-0003.jwt", altered, ".verify-verdict"),
  "verify-declared": hold("declaration.json", declaration, ".verify-verdict"),
  "verify-error": hold("film.mp4", Buffer.alloc(6_000_000), "[role=alert]"),
};

const code = (page) => page.waitForSelector(".studio-code");
const STUDIO = {
  "studio-empty": ["", (page) => page.waitForSelector(".studio-row")],
  "studio-element": ["#label=DEMO-2026-0003", async (page) => {
    await code(page);
    await page.frameLocator(".studio-stage iframe").locator("carbon-label .cl-card").waitFor();
  }],
  "studio-picture": ["#label=DEMO-2026-0003&way=image", code],
  "studio-suspended": ["#label=DEMO-2026-0020&way=iframe", code],
  "studio-altered": ["#label=DEMO-2026-0024", (page) => page.waitForSelector(".studio-notice")],
};

/** Every page: its name, its way from the site's root, and how to reach its state. */
function pages() {
  const fixed = {
    home: "", "category-pv-module": "category/pv-module/", "category-wood-panel": "category/wood-panel/",
    ...Object.fromEntries(KINDS.map((number) => [`label-${number}`, `label/${number}/`])),
  };
  return LANGUAGES.flatMap((lang) => {
    const base = lang === "en" ? "en/" : "";
    const named = (name, path, reach) => ({ group: "pages", name, lang, path: base + path, reach });
    return [
      ...Object.entries(fixed).map(([name, path]) => named(name, path)),
      ...Object.entries(VERIFY).map(([name, reach]) => named(name, "verify/", reach)),
      ...Object.entries(STUDIO).map(([name, [fragment, reach]]) => named(name, `studio/${fragment}`, reach)),
      ...(lang === "zh" ? [named("not-found", "no/such/page")] : []),
    ];
  });
}

/** Every page of the gallery, `<state>-<size>-<lang>.html`. */
async function labels() {
  const files = (await readdir(GALLERY)).filter((file) => file.endsWith(".html")).sort();
  return files.map((path) => {
    const [, name, lang] = path.match(/^(.+)-([a-z]+)\.html$/);
    return { group: "labels", name, lang, path };
  });
}

const file = ({ group, name, lang }, theme, width) => `${group}/${name}-${lang}-${width}-${theme}.png`;

/** One theme and width: one page takes one shot after the other. */
async function take(browser, shots, addresses, colorScheme, width) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  for (const shot of shots) {
    await page.goto(addresses[shot.group] + shot.path);
    await shot.reach?.(page);
    const height = await page.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().bottom));
    const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
    await page.screenshot({ path: join(OUT, file(shot, colorScheme, width)), clip, fullPage: true, caret: "initial" });
  }
  await context.close();
}

const figure = (shot) => {
  const pictures = THEMES.flatMap((theme) => WIDTHS.map((width) => {
    const path = file(shot, theme, width);
    return `<a href="${path}" data-of="${theme} ${width}"><img loading="lazy" src="${path}" alt="${shot.name}, ${shot.lang}, ${theme}, ${width} px"></a>`;
  }));
  return `<section data-of="${shot.group} ${shot.lang}" data-name="${shot.name}"><h3>${shot.name} <small>${shot.lang}</small></h3><div>${pictures.join("")}</div></section>`;
};

const choice = (name, words) =>
  `<select name="${name}"><option value="">${name}: all</option>${words.map((word) => `<option>${word}</option>`).join("")}</select>`;

function index(shots) {
  const group = (name, title) => {
    const own = shots.filter((shot) => shot.group === name);
    return `<h2>${title} (${own.length})</h2>${own.map(figure).join("\n")}`;
  };
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Carbon Label: pictures</title>
<style>body{margin:16px;background:#888;color:#000;font:15px/1.5 system-ui}form{position:sticky;top:0;padding:8px;background:#ccc}section>div{display:flex;gap:12px;align-items:start;overflow:auto}h3{margin:16px 0 4px}img{display:block;height:360px;min-width:80px;background:#ccc}[hidden]{display:none}</style>
<h1>Carbon Label: ${shots.length * THEMES.length * WIDTHS.length} pictures</h1>
<form><input name="text" type="search" placeholder="name contains" aria-label="name contains"> ${choice("kind", ["pages", "labels"])} ${choice("language", LANGUAGES)} ${choice("theme", THEMES)} ${choice("width", WIDTHS)}</form>
${group("pages", "Pages")}
${group("labels", "Labels")}
<script>
const form = document.forms[0];
form.addEventListener("input", () => {
  const { text, kind, language, theme, width } = Object.fromEntries(new FormData(form));
  const is = (element, ...words) => words.every((word) => !word || element.dataset.of.split(" ").includes(word));
  for (const one of document.querySelectorAll("section")) one.hidden = !is(one, kind, language) || !one.dataset.name.includes(text);
  for (const one of document.querySelectorAll("section a")) one.hidden = !is(one, theme, width);
});
form.addEventListener("submit", (event) => event.preventDefault());
</script></html>
`;
}

/** The card of every state, side by side. */
async function contactSheet(browser, shots) {
  const cards = shots.filter(({ name, lang }) => name.endsWith("-card") && lang === "zh");
  const cells = cards.map((shot) => `<figure><img src="${file(shot, "light", 360)}" alt=""><figcaption>${shot.name}</figcaption></figure>`);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  // From the folder's own page the pictures are found.
  await page.goto(pathToFileURL(resolve(OUT, "index.html")).href);
  await page.setContent(`<!DOCTYPE html><style>body{margin:16px;display:grid;grid-template-columns:repeat(7,1fr);gap:16px;align-items:start;background:#888;font:16px/2 system-ui}figure{margin:0}img{display:block;width:100%}</style>${cells.join("")}`);
  const missing = await page.$$eval("img", (images) => images.filter((image) => !image.naturalWidth).length);
  if (missing || !cards.length) throw new Error(`contact sheet: ${missing} of ${cards.length} cards are missing`);
  await page.screenshot({ path: join(OUT, "contact-sheet.png"), fullPage: true });
  return cards.length;
}

const began = performance.now();
for (const folder of ["pages", "labels"]) {
  await rm(join(OUT, folder), { recursive: true, force: true });
  await mkdir(join(OUT, folder), { recursive: true });
}
const shots = [...pages(), ...(await labels())];
const [site, gallery] = await Promise.all([start(), serve(GALLERY)]);
try {
  const addresses = { pages: site.address, labels: gallery.address };
  const settings = THEMES.flatMap((theme) => WIDTHS.map((width) => [theme, width]));
  await Promise.all(settings.map(([theme, width]) => take(site.browser, shots, addresses, theme, width)));
  await writeFile(join(OUT, "index.html"), index(shots));
  const cards = await contactSheet(site.browser, shots);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${shots.length * settings.length} pictures of ${shots.length} pages and labels, ${cards} cards on the contact sheet (${seconds} s)`);
} finally {
  await Promise.all([site.stop(), gallery.stop()]);
}
