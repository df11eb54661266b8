// The studio's code for React and Vue, as it is copied, through Vite and on somebody's page: nothing is
// installed for it, and no compiler is told of the element.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, start } from "./browser.mjs";
import { built } from "./pasted.mjs";

const { EXAMPLES } = process.env;
if (!EXAMPLES) throw new Error("EXAMPLES must name the folder of the built examples; `cargo xtask test` sets it");

const INDEX = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/main.jsx"></script></html>`;
const PROJECTS = {
  react: {
    "CarbonLabel.jsx": null,
    "main.jsx": `import { createRoot } from "react-dom/client";\nimport { CarbonLabel } from "./CarbonLabel.jsx";\ncreateRoot(document.getElementById("root")).render(<><CarbonLabel /><CarbonLabel /></>);\n`,
    "vite.config.js": `import react from "@vitejs/plugin-react";\nexport default { plugins: [react()], logLevel: "warn" };\n`,
  },
  vue: {
    "CarbonLabel.vue": null,
    "main.jsx": `import { createApp } from "vue";\nimport CarbonLabel from "./CarbonLabel.vue";\ncreateApp(CarbonLabel).mount("#root");\n`,
    "vite.config.js": `import vue from "@vitejs/plugin-vue";\nexport default { plugins: [vue()], logLevel: "warn" };\n`,
  },
};

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

/** What the studio gives to copy. */
async function code(way) {
  const { page, context } = await open(site.browser, `${site.address}en/studio/#label=DEMO-2026-0003&lang=en&way=${way}`);
  await page.waitForSelector(".studio-code textarea");
  const text = await page.inputValue(".studio-code textarea");
  await context.close();
  return text;
}

for (const [way, files] of Object.entries(PROJECTS)) {
  test(`the code for ${way} draws the verified label`, async (t) => {
    // Below the examples, what they installed is found.
    const folder = join(EXAMPLES, way, "pasted");
    t.after(() => rm(folder, { recursive: true, force: true }));
    await mkdir(folder, { recursive: true });
    const text = await code(way);
    for (const [name, content] of Object.entries({ ...files, "index.html": INDEX })) await writeFile(join(folder, name), content ?? text);
    execFileSync(process.execPath, [join(EXAMPLES, "node_modules/vite/bin/vite.js"), "build"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    const page = await built(t, site.browser, join(folder, "dist"));
    await page.locator("carbon-label .cl-card .cl-number data").first().waitFor();
    assert.equal(await page.locator("carbon-label .cl-number data").first().innerText(), "520");
    assert.match(await page.locator("carbon-label .cl-state").first().innerText(), /In force/);
    const scripts = await page.locator('script[src$="embed/carbon-label.js"]').count();
    assert.equal(scripts, way === "react" ? 1 : 0);
  });
}
