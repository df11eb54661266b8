// The peer natively: cases on standard input, nanoseconds a verification out. jose on Node, one thread.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import * as jose from "jose";
import { peer } from "./peer.mjs";

const WARM_UP = 200, MEASURED = 500;

async function forAWhile(verify, length) {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < length) {
    await verify();
    count += 1;
  }
  return (performance.now() - start) / count;
}

const times = {};
for (const one of JSON.parse(readFileSync(0, "utf8"))) {
  const verify = await peer(jose, one);
  if (!verify) continue;
  await forAWhile(verify, WARM_UP);
  times[one.name] = Math.round((await forAWhile(verify, MEASURED)) * 1e6);
}
console.log(JSON.stringify(times));
