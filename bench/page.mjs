// The clock in the page: ours and jose take turns, so that both meet the same machine.
import init, { Verifier } from "/wasm/app.js";
import * as jose from "/jose/index.js";
import { peer } from "/peer.mjs";

const WASM = { module_or_path: "/wasm/app_bg.wasm" };
const WARM_UP = 300, ROUNDS = 9, A_ROUND = 100, SINGLE = 400;

const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1];

/** A verification of the case by our wasm. */
function ours({ name, token, trust, now }) {
  const verifier = Verifier.of(JSON.stringify(trust), now);
  const bytes = new TextEncoder().encode(token);
  return () => {
    if (!verifier.verifies(bytes)) throw new Error(`${name} does not verify`);
  };
}

async function several(verify, count) {
  const start = performance.now();
  for (let at = 0; at < count; at += 1) await verify();
  return ((performance.now() - start) * 1000) / count;
}

/** Microseconds of single verifications, each with its own clock. */
function single(verify) {
  const times = [];
  for (let at = 0; at < SINGLE; at += 1) {
    const start = performance.now();
    verify();
    times.push((performance.now() - start) * 1000);
  }
  return median(times);
}

async function one(given) {
  const verifiers = { ours: ours(given), jose: await peer(jose, given) };
  const times = { ours: [], jose: [] };
  for (const verify of Object.values(verifiers)) if (verify) await several(verify, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [who, verify] of Object.entries(verifiers)) if (verify) times[who].push(await several(verify, A_ROUND));
  }
  const known = verifiers.jose ? median(times.jose) : null;
  return { ours: median(times.ours), jose: known, single: single(verifiers.ours) };
}

/** Of every case: microseconds a verification of ours and of jose, and of a single one of ours. */
export async function times(cases) {
  await init(WASM);
  const results = {};
  for (const given of cases) results[given.name] = await one(given);
  return results;
}

/** Microseconds of the first verification after the wasm started. */
export async function first(given) {
  await init(WASM);
  const verify = ours(given);
  const start = performance.now();
  verify();
  return (performance.now() - start) * 1000;
}
