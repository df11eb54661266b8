// Signatures as a browser checks them: its own cryptography, and our wasm where that cannot tell.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FIREFOX, SITE } from "./browser.mjs";
import { embedding, file, label, results } from "./embedding.mjs";

const NUMBER = "DEMO-2026-0003";
const VECTORS = new URL("../../../shared/vectors/wycheproof/", import.meta.url);
/** Of each suite: its file, and how its keys are written. */
const SUITES = { EdDSA: ["ed25519_test.json", "pk"], ES256: ["ecdsa_secp256r1_sha256_p1363_test.json", "uncompressed"] };

let shop, site, folder;
before(async () => {
  shop = await embedding();
  site = shop.site.address;
  const folders = await readdir(join(SITE, "embed"), { withFileTypes: true });
  folder = folders.find((entry) => entry.isDirectory()).name;
});
after(() => shop?.stop());

const OURS = /signatures(_bg\.wasm|\.js)$/;
/** The files of our own curves among what a page asked for. */
const curves = (requests) => requests.filter((url) => OURS.test(url));

/** A browser that knows no Ed25519, as all did before 2025; or no WebCrypto, as on a page without TLS. */
const WITHOUT = {
  "no Ed25519": () => {
    // The blank page before ours is no secure context.
    const known = crypto.subtle?.importKey;
    if (!known) return;
    crypto.subtle.importKey = function (format, key, name, ...rest) {
      if (name.name === "Ed25519") return Promise.reject(new DOMException("", "NotSupportedError"));
      return known.call(this, format, key, name, ...rest);
    };
  },
  "no WebCrypto": () => Object.defineProperty(crypto, "subtle", { value: undefined }),
};

test("a label is verified without our own curves where the browser has them", async (t) => {
  const { page, requests } = await shop.visit(t, label(site, NUMBER));
  assert.equal((await results(page))[0].outcome, "verified");
  assert.deepEqual(curves(requests), []);
});

for (const [name, lacking] of Object.entries(WITHOUT)) {
  test(`${name}: our own curves come, once, and tell good from bad`, async (t) => {
    const both = label(site, NUMBER) + label(site, "DEMO-2026-0024");
    const { page, requests } = await shop.visit(t, both, { before: (page) => page.addInitScript(lacking) });
    assert.deepEqual((await results(page)).map(({ outcome }) => outcome), ["verified", "rejected"]);
    assert.equal(curves(requests).length, 2);
  });
}

test("where neither can be had the fallback stays and says so", async (t) => {
  const before = async (page) => {
    await page.addInitScript(WITHOUT["no WebCrypto"]);
    await page.route(OURS, (route) => route.abort());
  };
  const { page } = await shop.visit(t, label(site, NUMBER), { before, expected: [/ERR_FAILED|Failed|NetworkError|Same Origin/] });
  const [{ outcome, cause }] = await results(page);
  assert.deepEqual([outcome, cause], ["unverified", "not-loaded"]);
});

/** The cases of a suite that the wasm would ask about: signatures of another length it refuses itself. */
async function cases(algorithm) {
  const [name, member] = SUITES[algorithm];
  const { testGroups } = JSON.parse(await readFile(new URL(name, VECTORS)));
  return testGroups.flatMap(({ publicKey, tests }) =>
    tests.filter(({ sig }) => sig.length === 128).map(({ msg, sig, result, tcId }) => ({ algorithm, key: publicKey[member], message: msg, signature: sig, good: result === "valid", tcId })));
}

/** The cases that come out otherwise than they should. */
const differing = (page, program, all) => page.evaluate(async ([program, all]) => {
  const { good } = await import(program);
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const wrong = [];
  for (const { algorithm, key, message, signature, good: expected, tcId } of all) {
    const found = await good({ algorithm, key: bytes(key), message: bytes(message), signature: bytes(signature) });
    if (found !== expected) wrong.push([algorithm, tcId]);
  }
  return wrong;
}, [program, all]);

for (const [name, lacking] of Object.entries({ "the browser's": () => {}, ...WITHOUT })) {
  test(`Wycheproof's signatures are told apart: ${name}`, { skip: !existsSync(VECTORS) }, async (t) => {
    const { page } = await shop.visit(t, label(site, NUMBER), { before: (page) => page.addInitScript(lacking) });
    await results(page);
    const all = [...(await cases("EdDSA")), ...(await cases("ES256"))];
    assert.ok(all.length > 350, `${all.length} cases`);
    assert.deepEqual(await differing(page, `${site}embed/${folder}/program.js`, all), []);
  });
}

test("no label with one byte changed is believed", async (t) => {
  const { page } = await shop.visit(t, label(site, NUMBER));
  await results(page);
  const credential = (await file(`label/${NUMBER}.jwt`)).toString().trim();
  const step = FIREFOX ? 97 : 31;
  const believed = await page.evaluate(async ([credential, step]) => {
    const host = document.querySelector("carbon-label"), believed = [];
    for (let at = 0; at < credential.length; at += step) {
      const other = credential[at] === "A" ? "B" : "A";
      host.credential = credential.slice(0, at) + other + credential.slice(at + 1);
      await new Promise((ready) => host.addEventListener("carbon-label-ready", ready, { once: true }));
      if (host.result.outcome !== "rejected") believed.push([at, host.result.outcome]);
    }
    return believed;
  }, [credential, step]);
  assert.deepEqual(believed, []);
});
