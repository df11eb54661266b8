// The published schema against the drafts the library reads and refuses: it accepts every one that is
// good, and refuses what a schema can refuse. tests/credential.rs asks the library the same.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";

const root = new URL("../../", import.meta.url);
const text = (path) => readFileSync(new URL(path, root), "utf8");
const schema = JSON.parse(text("src/credential/subject.schema.json"));
// Optional members are a kind or null, which is two types in one place.
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(schema);

const under = (folder) => readdirSync(new URL(folder, root), { recursive: true })
  .filter((file) => file.endsWith(".json"))
  .map((file) => folder + file)
  .sort();
const fixtures = under("tests/fixtures/");
const good = [...fixtures.filter((file) => file.includes("/ok_")), ...under("demo/drafts/")];
const bad = fixtures.filter((file) => file.includes("/fail_"));

// What a schema of the subject cannot see, and why.
const UNSEEN = {
  certificate_order: "two members are not compared",
  credit_code: "check characters are not computed",
  date_of_no_year: "leap years are not counted",
  dates_order: "stands beside the subject",
  deep: "unknown members may be anything",
  duplicate_key: "reading JSON keeps the last",
  gtin: "check digits are not computed",
  period_order: "two members are not compared",
  stage_repeated: "items are not compared by one member",
  uncertainty_order: "two members are not compared",
  unknown_beside_subject: "stands beside the subject",
  valid_from_without_offset: "stands beside the subject",
};

/** Whether a draft is JSON and its subject fits the schema. */
function fits(file) {
  let draft;
  try {
    draft = JSON.parse(text(file));
  } catch {
    return false;
  }
  return validate(draft.credentialSubject);
}

test("the schema names itself by the address it is published at", () => {
  assert.equal(schema.$id, "https://carbon-label.example/schema/label-v1.json");
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
});

test("every good draft and every draft of the demonstration fits the schema", () => {
  assert.ok(good.length >= 30, `only ${good.length} drafts`);
  for (const file of good) assert.ok(fits(file), `${file}: ${ajv.errorsText(validate.errors)}`);
});

test("the schema refuses every bad draft but those it cannot see through", () => {
  const name = (file) => file.slice("tests/fixtures/fail_".length, -".json".length);
  assert.deepEqual(bad.filter(fits).map(name), Object.keys(UNSEEN));
});

test("a defect is refused at its place", () => {
  const places = {
    stage_unknown: "/stages/0/stage",
    name_bidi: "/product/name/en",
    report_http: "/report/url",
    value_exponent: "/footprint/value",
    score: "/stages/0/quality/reliability",
  };
  for (const [name, place] of Object.entries(places)) {
    assert.ok(!fits(`tests/fixtures/fail_${name}.json`));
    assert.ok(validate.errors.some((error) => error.instancePath === place), name);
  }
});

test("a text fits its pattern exactly when the library reads it", () => {
  const cases = JSON.parse(text("tests/fixtures/texts.json"));
  for (const [kind, { yes, no }] of Object.entries(cases)) {
    const fitsKind = ajv.getSchema(`${schema.$id}#/$defs/${kind}`);
    for (const value of yes) assert.ok(fitsKind(value), `${kind} refuses ${JSON.stringify(value)}`);
    for (const value of no) assert.ok(!fitsKind(value), `${kind} accepts ${JSON.stringify(value)}`);
  }
});
