// A proxy before an S3 server that notes what is asked of it and fails as it is told to.

import http from "node:http";

/** Starts one before `port`; `fault(request, at)` says "500", "reset", "hang" or nothing for each request. */
export async function proxy(port) {
  const seen = [], hung = new Set();
  let fault = () => undefined;
  const server = http.createServer((request, response) => {
    const how = fault(request, seen.length);
    seen.push({ method: request.method, path: decodeURIComponent(request.url.split("?")[0]), headers: request.headers, how });
    if (how === "500") {
      request.resume();
      response.writeHead(500, { "content-type": "application/xml" }).end("<Error><Code>InternalError</Code></Error>");
    } else if (how === "reset") {
      request.socket.destroy();
    } else if (how === "hang") {
      hung.add(request.socket);
      request.resume();
    } else {
      const { url: path, method, headers } = request;
      const on = http.request({ port, path, method, headers }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      on.on("error", () => response.destroy());
      request.pipe(on);
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    /** What was asked since this was last called. */
    taken: () => seen.splice(0),
    fails: (how) => { fault = how; },
    close: () => { for (const socket of hung) socket.destroy(); server.closeAllConnections(); server.close(); },
  };
}
