// WebKitGTK as Debian has it, over WebDriver (W3C): a page, scripts in it, a picture of it. On a screen of its own.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { once } from "node:events";

const BROWSERS = "/usr/lib/x86_64-linux-gnu";
const PATIENCE = 20_000;

/** MiniBrowser of the newest WebKitGTK there is. */
function browser() {
  const folders = readdirSync(BROWSERS).filter((name) => name.startsWith("webkit2gtk-")).sort();
  return `${BROWSERS}/${folders.at(-1)}/MiniBrowser`;
}

/** A screen nobody sees; the X server writes its number once it can be used. */
async function screen() {
  const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  const [number] = await once(server.stdout, "data");
  return { display: `:${String(number).trim()}`, stop: () => server.kill() };
}

async function until(done) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const result = await done().catch(() => undefined);
    if (result) return result;
    if (Date.now() > end) throw new Error(`not within ${PATIENCE} ms: ${done}`);
    await new Promise((later) => setTimeout(later, 100));
  }
}

/** A port that is free now. */
async function freePort() {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** Starts it; gives what a test needs of a page, and how to end it. */
export async function launch() {
  const { display, stop: close } = await screen();
  const port = await freePort();
  // Its sandbox wants user namespaces, which root in a container has not.
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore" });
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await until(() => call("GET", "/status"));
  const options = { binary: browser(), args: ["--automation"] };
  const { sessionId, capabilities } = await call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
  const at = (path) => `/session/${sessionId}${path}`;
  const run = (script, ...args) => call("POST", at("/execute/sync"), { script, args });
  return {
    version: capabilities.browserVersion,
    open: (url) => call("POST", at("/url"), { url }),
    run,
    waitFor: (expression) => until(() => run(`return ${expression}`)),
    picture: () => call("GET", at("/screenshot")),
    async stop() {
      await call("DELETE", at("")).catch(() => {});
      driver.kill();
      close();
    },
  };
}
