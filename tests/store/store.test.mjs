// A site in an object store, over real HTTP: an S3 server, and a proxy before it that fails on purpose.
//
// MOTO: the S3 server's program. CARBON_LABEL: ours. PROGRAMME: a signed programme's folder.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { free } from "../browser/server.mjs";
import { proxy } from "./proxy.mjs";

const { MOTO, CARBON_LABEL, PROGRAMME } = process.env;
const run = promisify(execFile);
const BEFORE = "2026-11-24T09:30:00+08:00", AFTER = "2026-11-25T16:45:00+08:00";

let moto, way, folder, port;

before(async () => {
  port = await free();
  moto = spawn(MOTO, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  for (let tries = 0; ; tries++) {
    const up = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (up) break;
    assert.ok(tries < 200, "the S3 server does not start");
    await new Promise((wait) => setTimeout(wait, 100));
  }
  way = await proxy(port);
  folder = await mkdtemp(join(tmpdir(), "store-"));
  await cp(PROGRAMME, join(folder, "programme"), { recursive: true });
});

after(async () => {
  way?.close();
  moto?.kill();
  if (folder) await rm(folder, { recursive: true });
});

// Whoever names a key is the owner: what is read here is what was sent.
const OWNER = "AWS4-HMAC-SHA256 Credential=test/20261126/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";
const direct = (path, method = "GET") => fetch(`http://127.0.0.1:${port}/${path}`, { method, headers: { authorization: OWNER } });

/** A bucket of its own for each test. */
async function bucket(name) {
  await direct(name, "PUT");
  way.taken();
  way.fails(() => undefined);
}

const environment = () => ({
  ...process.env, LC_ALL: "C", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: "us-east-1",
  AWS_ENDPOINT: way.address, AWS_ALLOW_HTTP: "true", NO_PROXY: "127.0.0.1",
});

async function publish(out, at, more = []) {
  const nothing = join(folder, "nothing");
  const place = ["--out", out, "--app", nothing, "--element", nothing, "--at", at, "--json", "--quiet"];
  const { stdout } = await run(CARBON_LABEL, ["publish", join(folder, "programme"), ...place, ...more], { env: environment() });
  return JSON.parse(stdout);
}

/** The objects below a prefix, with their contents. */
async function objects(bucket, prefix) {
  const found = new Map();
  for (let token = ""; token !== undefined; ) {
    const page = await (await direct(`${bucket}?list-type=2&prefix=${prefix}&max-keys=1000${token && `&continuation-token=${encodeURIComponent(token)}`}`)).text();
    for (const [, key] of page.matchAll(/<Key>([^<]+)<\/Key>/g)) {
      const object = await direct(`${bucket}/${key}`);
      found.set(key.slice(prefix.length), Buffer.from(await object.arrayBuffer()));
    }
    token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1];
  }
  return found;
}

async function files(site) {
  const found = new Map();
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(relative(site, path), await readFile(path));
  }
  return found;
}

const plain = (found) => [...found].filter(([path]) => !path.startsWith(".carbon-label/") && !/\.(gz|br)$/.test(path)).sort();
const puts = (taken) => taken.filter(({ method }) => method === "PUT").map(({ path }) => path);

test("a store holds what a folder holds, with type and cache life, and indexes come last", async () => {
  await bucket("whole");
  const told = await publish("s3://whole/pilot/2026", BEFORE);
  const sent = puts(way.taken());
  await publish(join(folder, "site"), BEFORE, ["--compress", "none"]);
  const [there, here] = [plain(await objects("whole", "pilot/2026/")), plain(await files(join(folder, "site")))];
  assert.deepEqual(there.map(([path]) => path), here.map(([path]) => path));
  for (const [at, [path, bytes]] of there.entries()) assert.ok(bytes.equals(here[at][1]), path);
  assert.equal(told.files, here.length);
  const headers = async (path) => (await direct(`whole/pilot/2026/${path}`, "HEAD")).headers;
  const label = await headers("label/DEMO-2026-0003.jwt"), page = await headers("label/DEMO-2026-0003/index.html");
  assert.equal(label.get("content-type"), "application/vc+jwt");
  assert.equal(page.get("content-type"), "text/html; charset=utf-8");
  assert.match(page.get("cache-control"), /max-age=60/);
  const place = (path) => sent.indexOf(`/whole/pilot/2026/${path}`);
  const last = (part) => Math.max(...sent.map((path, at) => (path.includes(part) ? at : -1)));
  assert.ok(place("trust.jwt") < sent.findIndex((path) => path.includes("/label/")), "assets before labels");
  assert.ok(last("/label/") < place("category/pv-module/index.html"), "labels before the pages that list them");
  assert.ok(last("/category/") < place("index.html") && last("/01/") < place("sitemap.xml"), "pages before indexes");
  assert.ok(sent.slice(-2).every((path) => path.includes("/.carbon-label/")), "what is remembered comes last");
});

test("only what changed is sent, and what is gone is taken away after that", async () => {
  await bucket("changes");
  await publish("s3://changes", BEFORE);
  way.taken();
  let told = await publish("s3://changes", AFTER);
  let sent = puts(way.taken()).filter((path) => !path.includes("/.carbon-label/"));
  assert.deepEqual(sent, []);
  assert.equal(told.kept, told.labels);
  const gone = join(folder, "programme/labels/DEMO-2026-0003.jwt"), kept = await readFile(gone);
  await rm(gone);
  told = await publish("s3://changes", AFTER);
  const taken = way.taken(), first = taken.findIndex(({ method }) => method === "DELETE" || method === "POST");
  sent = puts(taken).filter((path) => !path.includes("/.carbon-label/"));
  assert.ok(sent.every((path) => /index\.html$|sitemap|labels\.json$|catalogue\.json$|catalogue\/[0-9a-f]{16}\.json$|maker\/[^/]*\.json$/.test(path)), sent.join(" "));
  assert.ok(sent.includes("/changes/category/pv-module/index.html") && !sent.some((path) => path.includes("/label/")));
  assert.ok(first > Math.max(...taken.map(({ path }, at) => (sent.includes(path) ? at : -1))), "deletions after pages");
  const left = await objects("changes", "");
  assert.deepEqual([...left.keys()].filter((path) => path.includes("DEMO-2026-0003")), []);
  assert.ok(told.taken_away >= 14, String(told.taken_away));
  await writeFile(gone, kept);
});

test("a store that fails now and then is asked again until all is there", async () => {
  await bucket("rough");
  const ways = ["500", "reset", "hang"];
  // One in nine, and never the same request twice in a row.
  way.fails((request, at) => (at % 9 === 4 ? ways[Math.floor(at / 9) % 40 === 7 ? 2 : at % 2] : undefined));
  await publish("s3://rough", BEFORE, ["--timeout", "2"]);
  const taken = way.taken();
  for (const how of ways) assert.ok(taken.some((one) => one.how === how), `${how} never came up`);
  way.fails(() => undefined);
  await publish(join(folder, "smooth"), BEFORE, ["--compress", "none"]);
  const [there, here] = [plain(await objects("rough", "")), plain(await files(join(folder, "smooth")))];
  assert.deepEqual(there.map(([path]) => path), here.map(([path]) => path));
  for (const [at, [path, bytes]] of there.entries()) assert.ok(bytes.equals(here[at][1]), path);
});

test("a run that is stopped leaves a whole earlier site's index, and the next one completes it", async () => {
  await bucket("stopped");
  await publish("s3://stopped", BEFORE);
  const earlier = await objects("stopped", "");
  // Slow enough to be stopped in the middle of the labels.
  let begun = 0;
  way.fails((request) => (request.method === "PUT" && request.url.includes("/label/") && ++begun > 40 ? "hang" : undefined));
  const nothing = join(folder, "nothing");
  const place = ["--out", "s3://stopped", "--app", nothing, "--element", nothing, "--at", AFTER, "--fresh", "--quiet"];
  const stopped = spawn(CARBON_LABEL, ["publish", join(folder, "programme"), ...place], { env: environment(), stdio: "ignore" });
  while (begun <= 40) await new Promise((wait) => setTimeout(wait, 20));
  stopped.kill("SIGKILL");
  await new Promise((ended) => stopped.on("exit", ended));
  const found = await objects("stopped", "");
  const but = [...found.keys()].filter((path) => path !== ".carbon-label/under-way-1-of-1");
  assert.equal(but.length, found.size - 1, "a run under way leaves its mark");
  assert.deepEqual(but.sort(), [...earlier.keys()].sort(), "nothing was taken away");
  for (const path of ["index.html", "category/pv-module/index.html", "sitemap.xml"]) {
    assert.ok(found.get(path).equals(earlier.get(path)), path);
  }
  way.fails(() => undefined);
  // As it would be drawn from the record of before: which nobody believes after a run that was not ended.
  await publish("s3://stopped", BEFORE);
  await publish(join(folder, "after"), BEFORE, ["--compress", "none"]);
  const [there, here] = [plain(await objects("stopped", "")), plain(await files(join(folder, "after")))];
  assert.deepEqual(there.map(([path]) => path), here.map(([path]) => path));
  for (const [at, [path, bytes]] of there.entries()) assert.ok(bytes.equals(here[at][1]), path);
});

test("everything is sent again when asked for, and what nobody drew is taken away", async () => {
  await bucket("anew");
  await publish("s3://anew/site", BEFORE);
  const there = await objects("anew", "site/");
  const foreign = (path, body) => fetch(`http://127.0.0.1:${port}/anew/${path}`, { method: "PUT", body, headers: { authorization: OWNER } });
  await foreign("site/label/DEMO-1999-0001/index.html", "a label that is gone");
  await foreign("site/index.html", "somebody else's page");
  await foreign("elsewhere.html", "not of this site");
  await publish("s3://anew/site", BEFORE, ["--fresh"]);
  const [again, before] = [plain(await objects("anew", "site/")), plain(there)];
  assert.deepEqual(again.map(([path]) => path), before.map(([path]) => path));
  for (const [at, [path, bytes]] of again.entries()) assert.ok(bytes.equals(before[at][1]), path);
  assert.equal((await direct("anew/elsewhere.html")).status, 200);
});

test("a store that is not there, or not known, is a sentence", async () => {
  const said = (out) => publish(out, BEFORE).then(() => assert.fail("it was published"), ({ stderr }) => stderr);
  assert.match(await said("s3://no-such-bucket-here"), /s3:\/\/no-such-bucket-here.*the store did not take it/);
  assert.match(await said("ftp://host/site"), /this kind of store is not known\. Known here: s3:\/\//);
});
