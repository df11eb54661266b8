import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";
const site = await serve(process.env.SITE);
const b = await launch();
const ctx = await b.newContext({ viewport: { width: 900, height: 900 } }); const page = await ctx.newPage();
page.on("console", m => console.log("console", m.text())); page.on("pageerror", e => console.log("error", e.message));
page.on("request", r => console.log(r.url())); 
await page.route("**/try.html", r => r.fulfill({ contentType: "text/html", headers: {"content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types carbon-label"}, body: `<!doctype html><html lang=zh><script type=module src="embed/carbon-label.js"></script><body>
<carbon-label src="label/DEMO-2026-0003.jwt"><a href="x">fallback 520</a></carbon-label>
<carbon-label src="label/DEMO-2026-0003.jwt" size=badge lang=en><a href="x">fallback 520</a></carbon-label>
<carbon-label src="label/DEMO-2026-0024.jwt" ><a href="x">fallback 520</a></carbon-label>
<carbon-label src="label/DEMO-2026-9999.jwt" theme=dark><a href="x">fallback 520</a></carbon-label>
<carbon-label src="label/DEMO-2026-0003/" size=full theme=dark><a href="x">fallback 520</a></carbon-label>` }));
await page.goto(site.address + "try.html");
await page.waitForTimeout(1500);
console.log(await page.evaluate(() => [...document.querySelectorAll("carbon-label")].map(l => JSON.stringify(l.result))));
await page.screenshot({ path: "/tmp/page/a.png", fullPage: true });
await b.close(); site.stop();
