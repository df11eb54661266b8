// A folder over HTTP, as any plain file server carries it: for the browser tests alone.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".jwt": "application/vc+jwt",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** A port that nobody listens at. */
export const free = () => new Promise((found) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

async function find(folder, path) {
  const file = normalize(join(folder, path));
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  try {
    return (await stat(file)).isDirectory() ? join(file, "index.html") : file;
  } catch {
    return null;
  }
}

/** What pages of other origins may read, as `carbon-label serve` lets them. */
const SHARED = /^(label\/[^/]+\.jwt|trust\.jwt|status\/.*|benchmarks\/.*|embed\/.*)$/;

/**
 * Serves `folder` under `prefix` ("/" or "/some/sub/folder/"); gives its address and a way to stop it.
 * A path in `faults` is answered by what stands there instead: `(request, response, bytes) => …`.
 */
export async function serve(folder, prefix = "/") {
  const root = normalize(folder);
  const faults = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.startsWith(prefix) ? await find(root, path.slice(prefix.length)) : null;
    const bytes = file && (await readFile(file).catch(() => null));
    const inside = path.slice(prefix.length);
    const fault = [...faults].find(([pattern]) => inside.startsWith(pattern));
    if (SHARED.test(inside)) response.setHeader("access-control-allow-origin", "*");
    if (fault) return fault[1](request, response, bytes);
    response.writeHead(bytes ? 200 : 404, { "content-type": TYPES[extname(bytes ? file : "404.html")] ?? "application/octet-stream" });
    response.end(bytes ?? (await readFile(join(root, "404.html"))));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const stop = () => new Promise((stopped) => { server.closeAllConnections(); server.close(stopped); });
  return { address: `http://127.0.0.1:${server.address().port}${prefix}`, faults, stop };
}
