// The site under test behind nginx, with the configuration we print for it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SITE } from "./browser.mjs";
import { free } from "./server.mjs";

const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/** nginx's address, and how to end it. `CARBON_LABEL` names our program. */
export async function nginx() {
  const port = await free(), folder = mkdtempSync(join(tmpdir(), "nginx-"));
  const words = ["serve-config", "nginx", "--domain", "localhost", "--plain", String(port), "--root", SITE];
  const inside = execFileSync(process.env.CARBON_LABEL, words, { encoding: "utf8" });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  const file = join(folder, "nginx.conf");
  writeFileSync(file, `load_module ${BROTLI};
daemon off;
master_process off;
pid ${folder}/pid;
error_log stderr crit;
events {}
http {
access_log off;
${temporary.join("\n")}
${inside.replace("# brotli_static on;", "brotli_static on;")}
}
`);
  const server = spawn("/usr/sbin/nginx", ["-e", "stderr", "-c", file], { stdio: ["ignore", "inherit", "inherit"] });
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; !(await fetch(address).catch(() => undefined)); tries += 1) {
    if (tries === 100 || server.exitCode !== null) throw new Error("nginx does not start");
    await new Promise((wait) => setTimeout(wait, 50));
  }
  const stop = () => new Promise((stopped) => {
    server.once("exit", () => { rmSync(folder, { recursive: true }); stopped(); });
    server.kill();
  });
  return { address, stop };
}
