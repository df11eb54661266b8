// The clock in the page: ours and jose take turns, so that both meet the same machine.
import init, { Verifier } from "/wasm/verify.js";
import * as jose from "/jose/index.js";
import { peer } from "/peer.mjs";

const WASM = { module_or_path: "/wasm/verify_bg.wasm" };
const WARM_UP = 300, ROUNDS = 9, A_ROUND = 100;

const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1];

/** A verification of the case by our wasm. */
function ours({ name, token, trust, now }) {
  const verifier = Verifier.of(JSON.stringify(trust), now);
  const bytes = new TextEncoder().encode(token);
  return () => {
    if (!verifier.verifies(bytes)) throw new Error(`${name} does not verify`);
  };
}

/** Microseconds of each of some verifications, one after the other. */
async function times(verify, count) {
  const times = [];
  for (let at = 0; at < count; at += 1) {
    const start = performance.now();
    await verify();
    times.push((performance.now() - start) * 1000);
  }
  return times;
}

async function medians(given) {
  const verifiers = { ours: ours(given), jose: await peer(jose, given) };
  const known = Object.entries(verifiers).filter(([, verify]) => verify);
  const all = { ours: [], jose: [] };
  for (const [, verify] of known) await times(verify, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [who, verify] of known) all[who].push(...(await times(verify, A_ROUND)));
  }
  return { ours: median(all.ours), jose: all.jose.length ? median(all.jose) : null };
}

/** Of every case: microseconds a verification of ours and of jose, the median of 900 each. */
export async function all(cases) {
  await init(WASM);
  const results = {};
  for (const given of cases) results[given.name] = await medians(given);
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
