// A page of somebody else's, on an origin of its own: for tests of what stands in other people's pages.
import { createServer } from "node:http";

/** Serves one document at every path, with a policy of its own if one is given; gives its address and a way to stop it. */
export async function host(body, policy) {
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...(policy && { "content-security-policy": policy }) });
    response.end(`<!DOCTYPE html><html lang="zh-CN"><head><link rel="icon" href="data:,"><title>A shop</title></head><body>${body}</body></html>`);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  // A test that fails leaves its host standing; the others go on.
  server.unref();
  const stop = () => new Promise((stopped) => { server.closeAllConnections(); server.close(stopped); });
  return { address: `http://127.0.0.1:${server.address().port}/`, stop };
}
