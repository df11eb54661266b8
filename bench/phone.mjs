// A phone on a slow line, each page in a fresh browser profile: what the benches of pages share.

import { setTimeout } from "node:timers/promises";

export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** Lighthouse's "slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms; and a phone's processor. */
const LINE = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const SLOWER = 4;
/** What is counted; a round before is not: a browser that has just begun is still finding its files. */
const ROUNDS = 11;
/** Milliseconds in which the page before goes away. */
const REST = 500;
const PATIENCE = 30_000;

/**
 * Bytes that travelled, and milliseconds from navigation until the page has called `ended` with them. It is told by
 * the page: whoever asks it from outside takes a tenth of a second of such a processor.
 */
async function once(browser, address, prepare) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await prepare?.(page);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "ended" });
  const told = new Promise((told, failed) => {
    const late = globalThis.setTimeout(() => failed(new Error(`nothing was drawn at ${address} in ${PATIENCE} ms`)), PATIENCE);
    session.on("Runtime.bindingCalled", ({ payload }) => { clearTimeout(late); told(Number(payload)); });
  });
  await page.goto(address, { waitUntil: "commit" });
  const milliseconds = await told;
  // What travelled last is counted a moment later.
  await page.waitForLoadState("networkidle");
  await context.close();
  return { bytes, milliseconds };
}

const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1];

/** The medians of each address, in its place; `prepare` is done with every page first. */
export async function measure(browser, addresses, prepare) {
  const runs = addresses.map(() => []);
  // In turn, so that all meet the same machine.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, address] of addresses.entries()) {
      const run = await once(browser, address, prepare);
      if (round > 0) runs[at].push(run);
      await setTimeout(REST);
    }
  }
  const middle = (list, which) => median(list.map((run) => run[which]));
  return runs.map((list) => ({ bytes: middle(list, "bytes"), milliseconds: middle(list, "milliseconds") }));
}
