// The evaluation of an enterprise: its figures are worked out again here from the published credentials, and once
// more by a spreadsheet from the workbook's own formulas; the policy is applied line by line; files stay in the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { HyperFormula } from "hyperformula";
import { open, SITE, start, violations } from "./browser.mjs";

const MAKER = "91120000DEM0PA0189";
const LINKED = "policies/footprint-linked.json", CERTIFIED = "policies/while-certified.json", FACTORY = "policies/green-factory.json";

let site;
before(async () => { site = await start(); });
after(() => site?.stop());

async function visit(t, fragment = "", { lang = "", expected = [], ...options } = {}) {
  const visited = await open(site.browser, `${site.address}${lang}evaluate/${fragment}`, options);
  t.after(async () => {
    await visited.context.close();
    assert.deepEqual(visited.troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))), []);
  });
  if (fragment) await visited.page.locator(".evaluation h2").waitFor();
  else await visited.page.locator("select[name=maker]").waitFor();
  return Object.assign(visited.page, { requests: visited.requests });
}

/** The file that a button gives. */
async function file(page, way) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-way=${way}]`)]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const exported = async (page) => JSON.parse((await file(page, "json")).bytes);

/** What a credential says, read without any code of ours. */
async function subject(number) {
  const [, payload] = (await readFile(join(SITE, `label/${number}.jwt`), "utf8")).split(".");
  return JSON.parse(Buffer.from(payload, "base64url")).credentialSubject;
}

const rounded = (value, places) => Math.round((value + Number.EPSILON) * 10 ** places) / 10 ** places;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** The figures of credentials, by their definitions: in kilowatts of peak power and kilograms. */
function figures(subjects, total) {
  const labels = subjects.map(({ footprint, baseline, output, certificate }) => {
    assert.deepEqual([footprint.unit, footprint.per.unit, footprint.per.amount], ["kgCO2e", "kWp", "1"]);
    const made = output && Number(output.amount) * { MWp: 1000, kWp: 1 }[output.unit];
    return {
      value: Number(footprint.value), made, share: footprint.primaryShare && Number(footprint.primaryShare),
      base: baseline && Number(baseline.value), years: baseline && Number(footprint.period.to.slice(0, 4)) - baseline.year,
      expires: Date.parse(certificate.expires),
    };
  });
  const disclosed = labels.filter(({ made }) => made !== undefined), based = disclosed.filter(({ base }) => base !== undefined);
  const shared = disclosed.filter(({ share }) => share !== undefined);
  const before = sum(based.map(({ base, made }) => base * made));
  return {
    "labels-in-force": labels.length,
    cut: rounded(sum(based.map(({ base, value, made }) => (base - value) * made)) / before, 6),
    "yearly-cut": rounded(sum(based.map(({ base, value, made, years }) => ((base - value) * made) / years)) / before, 6),
    coverage: rounded(sum(disclosed.map(({ made }) => made)) / total, 6),
    "primary-share": rounded(sum(shared.map(({ share, value, made }) => share * value * made)) / sum(shared.map(({ value, made }) => value * made)), 6),
    mean: rounded(sum(disclosed.map(({ value, made }) => value * made)) / sum(disclosed.map(({ made }) => made)), 4),
  };
}

test("the figures are those of the published credentials in force, worked out again", async (t) => {
  const page = await visit(t, `#maker=${MAKER}&total=5000+MWp`);
  const made = await exported(page);
  const { labels } = JSON.parse(await readFile(join(SITE, `maker/${MAKER}.json`), "utf8"));
  const state = async (number) => JSON.parse(await readFile(join(SITE, `label/${number}.json`), "utf8")).standing;
  const states = new Map(await Promise.all(labels.map(async (number) => [number, await state(number)])));
  const inForce = labels.filter((number) => states.get(number) === "in-force");
  assert.deepEqual(made.labels.map(({ number }) => number), inForce);
  assert.deepEqual(made.leftOut.map(({ called, why }) => [called, why]), labels.filter((number) => !inForce.includes(number)).map((number) => [number, states.get(number)]));
  assert.ok(inForce.length >= 2 && made.leftOut.length >= 2);
  const expected = figures(await Promise.all(inForce.map(subject)), 5_000_000);
  const { mean, ...all } = expected;
  for (const [name, value] of Object.entries(all)) assert.equal(Number(made.figures[name]), value, name);
  const epeat = made.means.find(({ benchmark }) => benchmark === "epeat-pv");
  assert.equal(rounded(Number(epeat.mean), 4), mean);
  // What the figures leave out is said.
  assert.deepEqual(made.restsOn["yearly-cut"], { labels: inForce.length - 1, of: inForce.length });
  assert.match(await page.innerText(".evaluation section[aria-labelledby=figures]"), new RegExp(`依据 ${inForce.length - 1}/${inForce.length} 枚标识`));
  // Each leads to its credential.
  for (const { number, sha256 } of made.labels) {
    const bytes = await readFile(join(SITE, `label/${number}.jwt`));
    assert.equal(sha256, Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex"));
    assert.equal(await page.locator(`.evaluation a[href$="label/${number}/"]`).count(), 1);
  }
  assert.match(await page.innerText(".evaluation-demonstration"), /演示/);
});

test("a policy is held against them line by line, and its amounts follow", async (t) => {
  const page = await visit(t, `#maker=${MAKER}&policy=${LINKED}&total=5000+MWp`, { lang: "en/" });
  await page.locator(".evaluation-advice").waitFor();
  const { figures, means, advice } = await exported(page);
  const policy = JSON.parse(await readFile(join(SITE, LINKED), "utf8"));
  const value = ({ figure, benchmark }) => {
    const told = benchmark ? means.find((mean) => mean.benchmark === benchmark)?.mean : figures[figure];
    return typeof told === "string" ? Number(told) : undefined;
  };
  const holds = (condition) => {
    const is = value(condition);
    if (is === undefined) return null;
    return condition.at_least === undefined ? is <= Number(condition.at_most) : is >= Number(condition.at_least);
  };
  const all = (conditions) => { const each = conditions.map(holds); return each.includes(false) ? false : each.includes(null) ? null : true; };
  const first = (tiers, gives) => Number(tiers.find(({ when }) => all(when))?.[gives] ?? 0);
  assert.equal(advice.approves, all(policy.approval));
  assert.deepEqual(advice.approval.map(({ holds }) => holds), policy.approval.map(holds));
  const add = first(policy.limit.tiers, "add");
  assert.ok(add > 0, "the demonstration's limit is raised");
  assert.equal(Number(advice.limit.amount), Number(policy.limit.base) * (1 + add));
  const points = Math.max(sum(policy.rate.rules.map(({ tiers }) => first(tiers, "basis_points"))), Number(policy.rate.least));
  assert.ok(points < 0);
  assert.equal(Number(advice.rate.basisPoints), points);
  assert.equal(rounded(Number(advice.rate.percent), 4), rounded(Number(policy.rate.percent) + points / 100, 4));
  const shown = await page.innerText(".evaluation-advice");
  for (const said of ["A demonstration: no lender", `${advice.rate.percent}%`, "reader's decision"]) assert.ok(shown.includes(said), `${said}\n${shown}`);
});

/** The cells of a workbook's sheets, formulas as formulas; and what each formula was worked out to. */
function sheetsOf(bytes) {
  const parts = unzipSync(bytes), text = (name) => strFromU8(parts[name]);
  const plain = (xml) => xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name]);
  const shared = [...text("xl/sharedStrings.xml").matchAll(/<si>.*?<\/si>/gs)].map(([item]) => plain([...item.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, part]) => part).join("")));
  const names = [...text("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => plain(name));
  return names.map((name, at) => {
    const rows = [], results = [];
    for (const [, column, row, attributes, content] of text(`xl/worksheets/sheet${at + 1}.xml`).matchAll(/<c r="([A-Z]+)(\d+)"([^>]*)>(.*?)<\/c>/gs)) {
      const [, formula] = /<f>([^<]*)<\/f>/.exec(content) ?? [], [, value = ""] = /<v>([^<]*)<\/v>/.exec(content) ?? [];
      const x = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, y = Number(row) - 1;
      while (rows.length <= y) rows.push([]);
      const cell = attributes.includes('t="s"') ? shared[Number(value)] : attributes.includes('t="str"') ? plain(value) : Number(value);
      while (rows[y].length < x) rows[y].push(null);
      // A text that looks like a formula is none.
      rows[y][x] = formula === undefined ? (typeof cell === "string" && /^['=]/.test(cell) ? `'${cell}` : cell) : `=${plain(formula)}`;
      if (formula !== undefined) results.push({ name, row: y, col: x, cell });
    }
    return { name, rows, results };
  });
}

test("an evaluator's sheet is scored between base and leading values", async (t) => {
  const page = await visit(t, `#maker=${MAKER}&policy=${FACTORY}&total=5000+MWp`);
  await page.locator(".evaluation-advice").waitFor();
  const { figures, means, advice } = await exported(page);
  const { score: sheet } = JSON.parse(await readFile(join(SITE, FACTORY), "utf8"));
  const points = sheet.map(({ figure, benchmark, base, lead }) => {
    const is = Number(benchmark ? means.find((mean) => mean.benchmark === benchmark).mean : figures[figure]);
    return rounded(Math.min(100, Math.max(0, ((is - base) / (lead - base)) * 100)), 2);
  });
  assert.deepEqual(advice.score.indicators.map(({ score }) => Number(score)), points);
  assert.ok(points.every((each) => each > 0 && each < 100), `${points}`);
  const weights = sheet.map(({ weight }) => Number(weight));
  const total = rounded(sum(points.map((each, at) => each * weights[at])) / sum(weights), 2);
  assert.equal(Number(advice.score.total), total);
  assert.match(await page.innerText(".evaluation-outcome"), new RegExp(`${total} / 100`));
});

for (const [lang, policy] of [["", LINKED], ["en/", LINKED], ["", CERTIFIED], ["en/", FACTORY]]) {
  test(`a spreadsheet works every formula of the workbook out to what is stated (${lang || "zh/"}${policy})`, async (t) => {
    const page = await visit(t, `#maker=${MAKER}&policy=${policy}&total=5000+MWp`, { lang });
    await page.locator(".evaluation-advice").waitFor();
    assert.ok(!page.requests.some((url) => url.includes("/sheet")), "what writes workbooks is loaded before it is asked for");
    const [{ name, bytes }, made] = [await file(page, "xlsx"), await exported(page)];
    assert.match(name, new RegExp(`^(评估|evaluation)-${MAKER}-\\d{4}-\\d\\d-\\d\\d\\.xlsx$`));
    const sheets = sheetsOf(bytes);
    const book = HyperFormula.buildFromSheets(Object.fromEntries(sheets.map(({ name, rows }) => [name, rows])), { licenseKey: "gpl-v3" });
    const formulas = sheets.flatMap(({ results }) => results);
    assert.ok(formulas.length > 25, `${formulas.length} formulas`);
    for (const { name, row, col, cell } of formulas) {
      const value = book.getCellValue({ sheet: book.getSheetId(name), row, col });
      const place = `${name} ${row + 1}:${col + 1} ${book.getCellFormula({ sheet: book.getSheetId(name), row, col })}`;
      if (typeof cell === "number") assert.ok(Math.abs(value - cell) <= 1e-9 * Math.max(1, Math.abs(cell)), `${place}: ${value}, stated ${cell}`);
      else assert.equal(value, cell, place);
    }
    // Beside the formula stands what the page says.
    const [{ rows }] = sheets, row = rows.find(([called]) => /年均降幅|Yearly cut/.test(called));
    assert.equal(row[2], Number(made.figures["yearly-cut"]));
    // And it is alive: twice the footprint is another mean.
    const labels = sheets.find(({ rows }) => rows[0]?.[0] && /证书编号|Certificate/.test(rows[0][0]));
    const at = { sheet: book.getSheetId(labels.name), row: 1, col: 3 };
    const cut = { sheet: book.getSheetId(sheets[0].name), row: rows.indexOf(row), col: 1 };
    const old = book.getCellValue(cut);
    book.setCellContents(at, labels.rows[1][3] / 2);
    assert.notEqual(book.getCellValue(cut), old);
  });
}

test("files of a lender and of an enterprise are taken, and go nowhere", async (t) => {
  const page = await visit(t);
  assert.match(await page.innerText(".evaluate-empty"), /选择企业或添加文件/);
  const policy = JSON.parse(await readFile(join(SITE, CERTIFIED), "utf8"));
  policy.rate.rules[0].tiers[0].basis_points = "-42";
  const label = await readFile(join(SITE, "label/DEMO-2026-0003.jwt"));
  const before = page.requests.length;
  await page.setInputFiles("input[name=files]", [
    { name: "政策.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(policy)) },
    { name: "DEMO-2026-0003.jwt", mimeType: "text/plain", buffer: label },
  ]);
  await page.locator(".evaluation-advice").waitFor();
  assert.match(await page.innerText(".evaluation-outcome"), /−42 个基点/);
  assert.equal(await page.inputValue("select[name=policy]"), "file");
  const { labels, maker } = await exported(page);
  assert.deepEqual([labels.map(({ number }) => number), maker.creditCode], [["DEMO-2026-0003"], MAKER]);
  assert.ok(page.requests.slice(before).every((url) => url.startsWith(`${site.address}status/`)), page.requests.slice(before).join("\n"));
});

test("what is no label and no policy is named, with the reason", async (t) => {
  const page = await visit(t, "", { lang: "en/" });
  const named = (name, content) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  const policy = JSON.parse(await readFile(join(SITE, LINKED), "utf8"));
  const broken = (change) => { const copy = structuredClone(policy); change(copy); return JSON.stringify(copy); };
  await page.setInputFiles("input[name=files]", [
    named("a.pdf", "%PDF-1.7 ..."),
    named("rate.json", broken((copy) => { copy.rate.rules[0].tiers[0].basis_points = "minus ten"; })),
    named("figure.json", broken((copy) => { copy.approval[0].figure = "goodwill"; })),
    named("key.json", broken((copy) => { copy.approve = true; })),
    named("<img src=x onerror=alert(1)>.json", "{"),
    named("large.jwt", "a".repeat(70_000)),
  ]);
  await page.locator(".evaluate-asking .app-alert").nth(5).waitFor();
  const said = await page.locator(".evaluate-asking .app-alert").allInnerTexts();
  for (const [at, pattern] of [/“a\.pdf” is neither/, /rate\.rules\[0\]\.tiers\[0\]\.basis_points/, /approval\[0\]\.figure.*goodwill.*labels-in-force/, /approve/, /<img src=x/].entries()) assert.match(said[at], pattern);
  assert.equal(await page.locator(".evaluation").count(), 0);
});

test("an altered and a stranger's credential do not count, and say why", async (t) => {
  const page = await visit(t, `#maker=${MAKER}`, { lang: "en/" });
  const files = await Promise.all(["DEMO-2026-0024", "DEMO-2026-0025"].map(async (number) => ({ name: `${number}.jwt`, mimeType: "text/plain", buffer: await readFile(join(SITE, `label/${number}.jwt`)) })));
  const counted = (await exported(page)).labels.length;
  await page.setInputFiles("input[name=files]", files);
  await page.locator(".evaluation-left li", { hasText: "DEMO-2026-0025" }).waitFor();
  const { labels, leftOut } = await exported(page);
  assert.equal(labels.length, counted);
  assert.deepEqual(leftOut.filter(({ why }) => why === "rejected").map(({ called }) => called), ["DEMO-2026-0024.jwt", "DEMO-2026-0025.jwt"]);
  assert.doesNotMatch(await page.innerText(".evaluation-left"), /DEMO-2026-0024.*520/);
});

test("a whole label that the enterprise handed over takes the published one's place", async (t) => {
  const page = await visit(t, `#maker=${MAKER}`, { lang: "en/" });
  const row = page.locator(".evaluation tr", { has: page.locator('a[href$="label/DEMO-2026-0022/"]') });
  assert.match(await row.innerText(), /not disclosed/);
  await page.setInputFiles("input[name=files]", join(SITE, "../whole/DEMO-2026-0022.jwt"));
  await page.locator(".evaluation tr", { has: page.locator('a[href$="label/DEMO-2026-0022/"]'), hasText: "1,250 MWp" }).waitFor();
});

test("a policy that the site does not offer is not applied, and one that does not come can be asked for again", async (t) => {
  const page = await visit(t, `#maker=${MAKER}&policy=policies/%2e%2e/${LINKED}`, { lang: "en/", expected: [/500/] });
  await page.locator(".evaluate-outcome [role=alert]", { hasText: "no such policy" }).waitFor();
  assert.equal(await page.locator(".evaluation-advice").count(), 0);
  await page.route(`**/${CERTIFIED}`, (route) => route.fulfill({ status: 500 }));
  await page.selectOption("select[name=policy]", CERTIFIED);
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await page.unroute(`**/${CERTIFIED}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".evaluation-advice").waitFor();
});

test("what was typed and is no number yet stays where it is", async (t) => {
  const page = await visit(t, `#maker=${MAKER}`, { lang: "en/" });
  await page.fill("input[name^=total-]", "5,000");
  await page.selectOption("select[name=policy]", CERTIFIED);
  await page.locator(".evaluation-advice").waitFor();
  assert.equal(await page.inputValue("input[name^=total-]"), "5,000");
});

test("by keyboard alone: an enterprise is chosen, a total typed, and the address reopens the same", async (t) => {
  const page = await visit(t, "", { lang: "en/" });
  await page.focus("select[name=maker]");
  await page.keyboard.press("ArrowDown");
  await page.locator(".evaluation h2").waitFor();
  const maker = await page.inputValue("select[name=maker]");
  assert.ok(maker && page.url().endsWith(`#maker=${maker}`), page.url());
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("9000");
  const total = page.locator("input[name^=total-]").first();
  assert.equal(await total.inputValue(), "9000");
  await page.locator(".evaluation td", { hasText: "of 9,000" }).waitFor();
  const shown = await page.locator(".evaluation section").first().innerText();
  await page.reload();
  await page.locator(".evaluation td", { hasText: "of 9,000" }).waitFor();
  assert.equal(await page.locator(".evaluation section").first().innerText(), shown);
  await total.fill("none");
  assert.equal(await total.getAttribute("aria-invalid"), "true");
  await page.locator(".evaluate-bad", { hasText: "Enter a number above 0" }).waitFor();
  assert.deepEqual(await violations(page), []);
});

describe("in every look", () => {
  for (const lang of ["", "en/"]) for (const colorScheme of ["light", "dark"]) for (const width of [360, 1280]) {
    test(`${lang || "zh/"} ${colorScheme} ${width}: nothing axe objects to, nothing cut off`, async (t) => {
      const page = await visit(t, `#maker=${MAKER}&policy=${LINKED}&total=5000+MWp`, { lang, colorScheme, viewport: { width, height: 800 } });
      await page.locator(".evaluation-advice").waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
    });
  }
});

test("on paper stands the evaluation alone", async (t) => {
  const page = await visit(t, `#maker=${MAKER}&policy=${LINKED}`);
  await page.locator(".evaluation-advice").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok((await page.innerText("body")).includes("按政策对照"));
  for (const hidden of [".site-header", ".evaluate-asking", ".evaluate-saving", ".app-head"]) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
});

test("an unknown enterprise, a site that fails, and a writer that does not load are said, with a way on", async (t) => {
  const page = await visit(t, "", { lang: "en/", expected: [/404|ERR_FAILED|500|Failed to load/] });
  await page.goto(`${site.address}en/evaluate/#maker=91110000000000000E`);
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await page.route(/sheet_bg\.wasm|sheet\.js/, (route) => route.abort());
  await page.goto(`${site.address}en/evaluate/#maker=${MAKER}`);
  await page.locator(".evaluation h2").waitFor();
  await page.click("[data-way=xlsx]");
  await page.locator(".evaluate-saving [role=alert]", { hasText: "could not be loaded" }).waitFor();
});
