// Keeps the labels their reader has visited, for when there is no network. Pages alone: no list, no
// credential, no script is kept, so that nothing is checked against what was true another day.
const CACHE = "carbon-label-CARBON_LABEL_VERSION", WORDS = CARBON_LABEL_WORDS;
const MOST = 50, DAYS = 30, PATIENCE = 4000, KEPT = "x-carbon-label-kept";

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith("carbon-label-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
  // Who is here for the first time came before there was a worker.
  const here = (await clients.matchAll({ type: "window" })).map(({ url }) => label(url)).filter(Boolean);
  await Promise.all(here.map((key) => fetch(key).then((response) => keep(key, response)).catch(() => {})));
})()));

/** The address a label's page is kept by; nothing for any other page. */
function label(url) {
  const { origin, pathname } = new URL(url);
  return /\/label\/[^/]+\/$/.test(pathname) ? origin + pathname : null;
}

addEventListener("fetch", (event) => {
  const { request } = event, key = label(request.url);
  if (request.mode !== "navigate" || request.destination !== "document" || request.method !== "GET") return;
  if (!key) return;
  const fresh = fetch(request, { cache: "no-cache" });
  event.waitUntil(fresh.then((response) => keep(key, response.clone())).catch(() => {}));
  event.respondWith(answer(key, fresh));
});

/** The site's answer; where it has none in time, or none that counts, the copy. */
async function answer(key, fresh) {
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
  const response = await Promise.race([fresh, late]).catch(() => null);
  if (response && response.status < 500) return response;
  return (await copy(key)) ?? response ?? fresh;
}

async function keep(key, response) {
  const cache = await caches.open(CACHE);
  // What is gone is not kept, and what moved is not here.
  if (response.status === 404 || response.status === 410) return cache.delete(key);
  if (!response.ok || response.redirected) return;
  const headers = new Headers(response.headers);
  headers.set(KEPT, Date.now());
  const body = await response.text();
  headers.delete("content-encoding");
  headers.delete("content-length");
  // The last one visited stands last.
  await cache.delete(key);
  await cache.put(key, new Response(body, { headers }));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, -MOST).map((old) => cache.delete(old)));
}

/** The copy, which says first what it is. */
async function copy(key) {
  const kept = await (await caches.open(CACHE)).match(key);
  const time = Number(kept?.headers.get(KEPT));
  if (!kept || Date.now() - time > DAYS * 86400000) return null;
  const page = await kept.text();
  const lang = /<html lang="([^"]+)"/.exec(page)?.[1];
  const date = new Date(time).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
  const [before, after] = WORDS[lang] ?? WORDS.en;
  const notice = `<aside class="site-demo" role="status">${before}${date}${after}</aside>`;
  return new Response(page.replace("<body>", () => `<body>${notice}`), { headers: kept.headers });
}
