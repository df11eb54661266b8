// The charts of the procurement portal in a real browser: that their canvases are painted, where, in as many dots
// as the screen has, in both themes; that words and tables say the same; products side by side; by keyboard, on a
// phone, and what axe says.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, start, violations } from "./browser.mjs";

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

/** What Chromium says of these tests themselves, which read canvases that are only painted otherwise. */
const READ_BACK = /^console warning: Canvas2D: Multiple readback operations/;

async function visit(t, fragment = "#category=pv-module", { lang = "", whole = true, ...options } = {}) {
  const { page, context, troubles } = await open(site.browser, `${site.address}${lang}compare/${fragment}`, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles.filter((trouble) => !READ_BACK.test(trouble)), []);
  });
  // Of a search, those alone are checked that it finds.
  if (whole) {
    await checked(page);
    return page;
  }
  await reached(page);
  await page.locator("[data-chart=distribution] .chart-summary:not(:empty)").waitFor();
  return page;
}

/** Charts are there once they are on the screen. */
const reached = (page) => page.locator(".charts").scrollIntoViewIfNeeded();

/** Waits until the charts are there, and everything on them was checked here. */
async function checked(page) {
  await reached(page);
  await page.waitForFunction(() => {
    const said = document.querySelector("[data-chart=distribution] .chart-summary")?.textContent ?? "";
    return /全部已在本机核验|All of them were checked/.test(said);
  });
}
const chart = (page, name) => page.locator(`[data-chart=${name}]`);
const CHOSEN = "#category=pv-module&chosen=DEMO-2026-0003,DEMO-2026-0001,DEMO-2026-0002";

/** Of a chart's canvas: its size, its ground, and how many dots of a part (in hundredths) are not of that ground. */
const painted = (page, name, part = [0, 0, 100, 100]) => chart(page, name).locator("canvas").evaluate((canvas, part) => {
  const context = canvas.getContext("2d");
  const [left, top, right, bottom] = part.map((share, at) => Math.round((share / 100) * (at % 2 ? canvas.height : canvas.width)));
  const ground = [...context.getImageData(canvas.width - 1, 0, 1, 1).data];
  const { data } = context.getImageData(left, top, right - left, bottom - top);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (ground.some((value, channel) => Math.abs(value - data[at + channel]) > 12)) count += 1;
  return { width: canvas.width, shown: canvas.clientWidth, high: canvas.height, tall: canvas.clientHeight, ground, count };
}, part);

const cells = (page, name, at = 0) => chart(page, name).locator("table").nth(at).locator("tbody tr")
  .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));

for (const deviceScaleFactor of [1, 2]) {
  test(`all three are painted in the screen's own dots: density ${deviceScaleFactor}`, async (t) => {
    const page = await visit(t, CHOSEN, { deviceScaleFactor });
    for (const name of ["distribution", "stages", "scatter"]) {
      const { width, shown, high, tall, count } = await painted(page, name);
      assert.equal(width, shown * deviceScaleFactor, name);
      assert.ok(Math.abs(high - tall * deviceScaleFactor) <= 1, `${name}: ${high} ${tall}`);
      assert.ok(count > 800 * deviceScaleFactor, `${name}: ${count}`);
    }
    // Axes below, nothing in the uppermost corner on the right.
    assert.ok((await painted(page, "distribution", [10, 88, 90, 100])).count > 50);
    assert.equal((await painted(page, "distribution", [97, 0, 100, 4])).count, 0);
  });
}

test("the distribution counts the whole group, whatever is searched, and its tables add up to its words", async (t) => {
  const page = await visit(t, "#category=pv-module&text=580", { whole: false });
  const said = await chart(page, "distribution").locator(".chart-summary").innerText();
  const [, count, least, middle, most] = said.match(/计入 (\d+) 个证书有效的产品：最低 (\d+)，中位数 (\d+)，最高 (\d+)/);
  await chart(page, "distribution").locator("summary").click();
  const bins = await cells(page, "distribution");
  assert.equal(bins.reduce((sum, [, counted]) => sum + Number(counted), 0), Number(count));
  assert.ok(Number(least) <= Number(middle) && Number(middle) <= Number(most));
  assert.match(await chart(page, "distribution").locator("h3").innerText(), new RegExp(`^${count} 个`));
  const lines = await cells(page, "distribution", 1);
  assert.deepEqual(lines.map(([, , value]) => value), ["400", "415", "420", "480", "520", "580", "630", "750", "810"]);
  const letters = await chart(page, "distribution").locator(".chart-keys li b").allInnerTexts();
  assert.deepEqual(letters, lines.map(([letter]) => letter));
  const notes = (await chart(page, "distribution").locator(".app-note").allInnerTexts()).join("\n");
  assert.match(notes, /未计入 \d+ 个：.*已暂停 1 个/);
  assert.match(notes, /未画参照“法国简化碳评估 PPE2 门槛”。方法不同/);
});

test("the chosen are pointed out, and those that cannot be are said with the reason", async (t) => {
  const page = await visit(t, `${CHOSEN},DEMO-2026-0007,DEMO-2026-0020`);
  const distribution = chart(page, "distribution");
  assert.match(await distribution.innerText(), /三角标出已选产品：.*520、.*750、.*810/);
  assert.match(await distribution.innerText(), /不在图中：方法不同：本产品按 PPE2/);
  assert.match(await distribution.innerText(), /不在图中：已暂停/);
  const before = await painted(page, "distribution", [0, 70, 100, 90]);
  await page.locator("[data-view=none]").click();
  await reached(page);
  await page.waitForFunction(() => /计入/.test(document.querySelector("[data-chart=distribution]")?.textContent) && !/三角/.test(document.querySelector("[data-chart=distribution]").textContent));
  assert.ok((await painted(page, "distribution", [0, 70, 100, 90])).count !== before.count);
});

test("stages are those of the chosen, in the table as on the drawing; stored carbon is on the left", async (t) => {
  const page = await visit(t, CHOSEN);
  const rows = await cells(page, "stages");
  assert.deepEqual(rows.map((row) => row.at(-1)), ["520", "750", "810"]);
  const high = (await painted(page, "stages")).tall;
  await page.locator("[data-view=none]").click();
  await reached(page);
  await page.waitForFunction((high) => document.querySelector("[data-chart=stages] canvas")?.clientHeight > high, high);
  await page.goto(`${site.address}compare/#category=wood-panel`);
  await page.reload();
  await checked(page);
  await page.waitForFunction(() => /负值画在零线左侧/.test(document.querySelector("[data-chart=stages]")?.textContent));
  const [left, right] = [await painted(page, "stages", [2, 30, 45, 60]), await painted(page, "stages", [92, 30, 100, 60])];
  assert.ok(left.count > 10 * right.count, `${left.count} ${right.count}`);
});

test("numbers are drawn against what a reader chooses", async (t) => {
  const page = await visit(t, CHOSEN);
  const scatter = chart(page, "scatter");
  const bins = (await cells(page, "scatter")).map(([, count]) => Number(count));
  const counted = bins.reduce((sum, count) => sum + count, 0);
  assert.match(await scatter.locator(".chart-summary").innerText(), new RegExp(`画出 ${counted} 个`));
  assert.deepEqual(await scatter.locator(".chart-keys b").allInnerTexts(), ["1", "2", "3"]);
  const shares = await painted(page, "scatter");
  await scatter.locator("select").selectOption("issued");
  await scatter.locator("h3", { hasText: "发证日期" }).waitFor();
  assert.notEqual((await painted(page, "scatter")).count, shares.count);
  assert.match((await cells(page, "scatter", 1))[0][1], /^2026-06-05$/);
});

test("two to four of the chosen stand side by side: what differs is marked, and the uncertainty is said", async (t) => {
  const page = await visit(t, CHOSEN, { lang: "en/" });
  const beside = page.locator(".beside");
  const row = (name) => beside.locator("tbody tr", { has: page.locator("th", { hasText: name }) });
  assert.equal(await row("Footprint").locator("td[data-differs]").count(), 3);
  assert.match(await row("Footprint").locator("td").first().innerText(), /^≠\s+differs/);
  assert.equal(await row("Boundary").locator("td[data-differs]").count(), 0);
  assert.match(await row("Boundary").locator("th").innerText(), /equal$/);
  const pairs = await beside.locator(".beside-pairs li").allInnerTexts();
  assert.equal(pairs.length, 3);
  assert.match(pairs[0], /differ by 230 kgCO₂e per 1 kWp\. Their intervals do not overlap/);
  assert.match(pairs[1], /cannot be told/);
  await page.locator("[data-view=none]").click();
  await reached(page);
  await beside.waitFor({ state: "detached" });
});

test("the drawing follows the theme and the width of the window", async (t) => {
  const page = await visit(t, CHOSEN, { colorScheme: "light" });
  const light = await painted(page, "distribution");
  await page.emulateMedia({ colorScheme: "dark" });
  const darker = (ground) => {
    const canvas = document.querySelector("[data-chart=distribution] canvas");
    return canvas.getContext("2d").getImageData(canvas.width - 1, 0, 1, 1).data[0] < ground;
  };
  await page.waitForFunction(darker, 60);
  assert.ok(light.ground[0] > 200);
  await page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
  await page.waitForFunction(() => document.querySelector("[data-chart=distribution] canvas").width > 0);
  await page.setViewportSize({ width: 700, height: 800 });
  await page.waitForFunction((width) => {
    const canvas = document.querySelector("[data-chart=distribution] canvas");
    return canvas.width < width && canvas.width === canvas.clientWidth;
  }, light.width);
});

test("a keyboard reaches every table, choice and fold", async (t) => {
  const page = await visit(t, CHOSEN);
  await page.locator(".compare-grid").focus();
  const met = new Set();
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press("Tab");
    const what = await page.evaluate(() => {
      const here = document.activeElement;
      const name = here.closest("[data-chart]")?.dataset.chart ?? (here.closest(".beside") ? "beside" : "");
      return name && `${name} ${here.tagName.toLowerCase()}`;
    });
    if (what) met.add(what);
    if (what.endsWith("summary")) await page.keyboard.press("Enter");
  }
  for (const what of ["beside div", "distribution summary", "distribution div", "stages summary", "stages div", "scatter select", "scatter summary", "scatter div"]) {
    assert.ok(met.has(what), `${what} among ${[...met]}`);
  }
});

for (const lang of ["", "en/"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe objects to nothing, and at 360 px nothing is cut off: ${lang || "zh/"} ${colorScheme}`, async (t) => {
      const page = await visit(t, `${CHOSEN},DEMO-2026-0007`, { lang, colorScheme, viewport: { width: 360, height: 780 } });
      await page.evaluate(() => document.querySelectorAll("details").forEach((folded) => { folded.open = true; }));
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
      await page.setViewportSize({ width: 1280, height: 900 });
      assert.deepEqual(await violations(page), []);
    });
  }
}

test("charts are asked for when they come on the screen", async (t) => {
  const { page, context, troubles } = await open(site.browser, `${site.address}compare/#category=pv-module`);
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles, []);
  });
  await page.locator("[data-row] a").first().waitFor();
  await page.locator("h2#charts").waitFor();
  // As long as charts take, and more.
  await page.waitForTimeout(800);
  assert.equal(await page.locator("[data-chart]").count(), 0);
  await reached(page);
  await chart(page, "scatter").locator("canvas").waitFor();
});
