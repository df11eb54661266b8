// The ways a label goes into pages that run no script of ours: the static snippet, oEmbed, previews of
// links, and what search engines read.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { SITE, open, root, start } from "./browser.mjs";
import { embedding, results, shown } from "./embedding.mjs";
import { host } from "./host.mjs";

const IN_FORCE = "DEMO-2026-0003";
const NOT_IN_FORCE = { expired: "DEMO-2024-0001", suspended: "DEMO-2026-0020", revoked: "DEMO-2026-0021", "not yet valid": "DEMO-2026-0009" };
const NOT_BELIEVED = { altered: "DEMO-2026-0024", "of an unknown issuer": "DEMO-2026-0025" };
const LANGUAGES = ["", "en/"];
const numbers = readdirSync(join(SITE, "label")).filter((name) => name.endsWith(".jwt")).map((name) => name.slice(0, -4));

const text = (path) => readFileSync(join(SITE, path), "utf8");
/** Where the site says it stands. */
const base = text("404.html").match(/href="(https?:[^"]*)"/)[1];

let site;
before(async () => { site = await start(); });
after(() => site.stop());

/** The same with every address of the site on this machine's. */
const here = (markup) => markup.replaceAll(base, site.address);

describe("the static snippet", { concurrency: 2 }, () => {
  const STYLED = "<style>.cl-number, h1 { color: rgb(255, 0, 0); font-size: 9px } body { font: italic 30px serif; text-align: right }</style><h1>A shop</h1>";

  it("shows the card where no script may run, styled inside and nowhere else", async () => {
    const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    const shop = await host(STYLED + here(text(`label/${IN_FORCE}/snippet.html`)), policy);
    const { page, context, troubles, requests } = await open(site.browser, shop.address, { javaScriptEnabled: false });
    assert.match(await page.locator("carbon-label .cl-number").innerText(), /520\s+kgCO₂e/);
    assert.match(await page.locator("carbon-label .cl-state").innerText(), /认证有效[^]*2026-11-24 12:00/);
    assert.match(await page.locator("carbon-label .card-link").innerText(), /静态/);
    assert.ok(!(await page.locator("carbon-label > a").isVisible()), "the fallback shows beside the card");
    const style = (place) => page.locator(place).first().evaluate((element) => {
      const { color, fontSize, fontStyle, textAlign } = getComputedStyle(element);
      return { color, fontSize, fontStyle, textAlign };
    });
    assert.deepEqual(await style("carbon-label .cl-number data"), { color: "rgb(18, 36, 27)", fontSize: "56px", fontStyle: "normal", textAlign: "start" });
    assert.deepEqual(await style("h1:not(carbon-label *)"), { color: "rgb(255, 0, 0)", fontSize: "9px", fontStyle: "italic", textAlign: "right" });
    assert.deepEqual(requests, [shop.address]);
    assert.deepEqual(troubles, []);
    await Promise.all([context.close(), shop.stop()]);
  });

  it("leads to the label's page from within, and from what is left where the template is dropped", async () => {
    const snippet = here(text(`en/label/${IN_FORCE}/snippet.html`));
    const shop = await host(`<div id=dropped></div>${snippet}`);
    const { page, context } = await open(site.browser, shop.address);
    // What is set as innerHTML has no shadow.
    await page.locator("#dropped").evaluate((element, markup) => { element.innerHTML = markup; }, snippet);
    const address = `${site.address}en/label/${IN_FORCE}/`;
    const [dropped, kept] = [page.locator("#dropped carbon-label > a"), page.locator("body > carbon-label .card-link a")];
    assert.match(await dropped.innerText(), /520 kgCO₂e per 1 kWp.*In force.*2026-11-24 12:00/);
    for (const link of [dropped, kept]) {
      assert.ok(await link.isVisible());
      assert.equal(await link.evaluate((link) => link.href), address);
    }
    await Promise.all([context.close(), shop.stop()]);
  });

  it("is taken over in place where the element is defined, and checked anew on the reader's device", async (t) => {
    const shop = await embedding();
    t.after(() => shop.stop());
    const snippet = text(`label/${IN_FORCE}/snippet.html`).replaceAll(base, shop.site.address);
    // The element comes when the test says so: until then the snippet stands alone.
    const { page } = await shop.visit(t, snippet, { csp: null, script: "data:text/javascript," });
    const look = () => page.$eval("carbon-label", ({ shadowRoot }) => {
      const { width, height } = shadowRoot.querySelector(".cl-main").getBoundingClientRect();
      const { color, fontSize } = getComputedStyle(shadowRoot.querySelector(".cl-number data"));
      return { width, height, color, fontSize };
    });
    const [before, still] = [await look(), await shown(page)];
    assert.match(still, /已于网页发布时核验[^]*静态/);
    await page.addScriptTag({ type: "module", url: `${shop.site.address}embed/carbon-label.js` });
    const [{ outcome, number, standing }] = await results(page);
    assert.deepEqual({ outcome, number, standing }, { outcome: "verified", number: IN_FORCE, standing: "in-force" });
    const live = await shown(page);
    assert.match(live, /已在本机核验/);
    assert.doesNotMatch(live, /静态|已于网页发布时核验/);
    const after = await look();
    assert.ok(Math.abs(after.height - before.height) <= 22, `${before.height} px became ${after.height}`);
    assert.deepEqual({ ...after, height: 0 }, { ...before, height: 0 });
  });

  for (const [state, number] of Object.entries({ ...NOT_IN_FORCE, ...NOT_BELIEVED })) {
    it(`of a label ${state} says so, also where the template is dropped`, async () => {
      for (const prefix of LANGUAGES) {
        const snippet = text(`${prefix}label/${number}/snippet.html`);
        const fallback = snippet.slice(snippet.indexOf("</template>"));
        assert.doesNotMatch(fallback, /kgCO|认证有效|In force/);
        const shop = await host(snippet);
        const { page, context } = await open(site.browser, shop.address);
        const tone = await page.locator("carbon-label .cl-card").getAttribute("data-tone");
        assert.notEqual(tone, "good");
        assert.equal(await page.locator("carbon-label .cl-number > data").count(), 0, "a number that is not struck through");
        await Promise.all([context.close(), shop.stop()]);
      }
    });
  }
});

describe("oEmbed", { concurrency: 2 }, () => {
  /** What a consumer does with a label's address: finds the link, asks it. */
  async function discovered(number, prefix) {
    const page = here(await (await fetch(`${site.address}${prefix}label/${number}/`)).text());
    const [, href] = page.match(/<link rel="alternate" type="application\/json\+oembed" href="([^"]*)"/);
    const answer = await fetch(href);
    assert.equal(answer.status, 200);
    return answer.json();
  }

  it("is discovered on every label's page, and has what version 1.0 asks of a rich response", async () => {
    for (const number of numbers) for (const prefix of LANGUAGES) {
      const found = await discovered(number, prefix);
      assert.deepEqual([found.version, found.type], ["1.0", "rich"]);
      for (const side of ["width", "height"]) assert.ok(Number.isInteger(found[side]) && found[side] > 0, side);
      for (const word of ["html", "title", "provider_name", "provider_url"]) assert.equal(typeof found[word], "string", word);
      assert.ok(found.cache_age <= 86400);
      // A thumbnail has all three or none (2.3.4).
      const thumbnail = ["thumbnail_url", "thumbnail_width", "thumbnail_height"].filter((name) => name in found);
      assert.ok([0, 3].includes(thumbnail.length), thumbnail.join());
      const known = ["type", "version", "title", "author_name", "author_url", "provider_name", "provider_url", "cache_age", "thumbnail_url", "thumbnail_width", "thumbnail_height", "html", "width", "height"];
      assert.deepEqual(Object.keys(found).filter((name) => !known.includes(name)), []);
    }
  });

  it("gives the frame with the card, in the page's language, at its width and height", async () => {
    const { html, width, height } = await discovered(IN_FORCE, "en/");
    const shop = await host(here(html));
    const { page, context } = await open(site.browser, shop.address);
    const box = await page.locator("iframe").boundingBox();
    assert.deepEqual([box.width, box.height], [width, height]);
    assert.match(await page.frameLocator("iframe").locator(".cl-state").innerText(), /In force/);
    await Promise.all([context.close(), shop.stop()]);
  });
});

describe("what a preview of a link shows", () => {
  const previews = (number) => LANGUAGES.map((prefix) => {
    const page = text(`${prefix}label/${number}/index.html`);
    const tags = [...page.matchAll(/<meta (?:property|name)="([^"]*)" content="([^"]*)">/g)];
    const { title } = JSON.parse(text(`${prefix}label/${number}/oembed.json`));
    return { page, title, tags: Object.fromEntries(tags.map(([, name, value]) => [name, value])) };
  });

  it("of a label in force is product, number and state, and that it is a demonstration", () => {
    const [zh, en] = previews(IN_FORCE).map(({ tags }) => tags);
    assert.match(zh["og:title"], /^单晶硅.*演示数据$/);
    assert.match(zh["og:description"], /^520 kgCO₂e 每 1 kWp .*认证有效 · 至 2028-06-04 .*演示数据/);
    assert.match(en["og:description"], /^520 kgCO₂e per 1 kWp .*In force .*Demonstration data/);
    assert.deepEqual([zh["og:locale"], en["og:locale"]], ["zh_CN", "en_GB"]);
    assert.deepEqual([zh["og:url"], en["og:url"]], [`${base}label/${IN_FORCE}/`, `${base}en/label/${IN_FORCE}/`]);
  });

  for (const [state, number] of Object.entries({ ...NOT_IN_FORCE, ...NOT_BELIEVED })) {
    it(`of a label ${state} names its state and no number`, () => {
      for (const { page, title, tags } of previews(number)) {
        for (const words of [title, tags["og:title"], tags["og:description"], tags.description, tags["og:image:alt"] ?? ""]) {
          assert.doesNotMatch(words, /kgCO|认证有效|In force/);
        }
        assert.ok(tags["og:title"].length > 20 && tags["og:title"] === title, title);
        assert.ok(!page.includes("application/ld+json"), "search engines are told of a certification");
      }
    });
  }
});

describe("what search engines read", () => {
  const SCHEMA = readFileSync(root("node_modules/schema-dts/dist/schema.d.ts"), "utf8");
  /** A type's own properties and those of the types it extends, each with what it may be. */
  function properties(type) {
    const [, parents, body] = SCHEMA.match(new RegExp(`\\ninterface ${type}Base extends ([^{]*) {\n([^]*?)\n}`)) ?? SCHEMA.match(new RegExp(`\\ninterface ${type}Base extends ([^{]*) {(\n)}`)) ?? [];
    if (!parents) return {};
    const own = [...body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.*), "\w+">;/gm)].map(([, name, values]) => [name, values.split(" | ")]);
    const inherited = parents.split(", ").filter((parent) => parent.endsWith("Base")).map((parent) => properties(parent.slice(0, -4)));
    return Object.assign({}, ...inherited, Object.fromEntries(own));
  }
  const kinds = (value) => {
    if (typeof value === "number") return ["Number"];
    if (typeof value === "object") return [value["@type"]];
    if (/^https:\/\/schema\.org\/\w+$/.test(value)) return SCHEMA.match(new RegExp(`export type (\\w+) = [^;]*"${value}"`)).slice(1);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return ["Date"];
    return /^https?:/.test(value) ? ["URL", "Text"] : ["Text"];
  };
  function faults(node, place) {
    const known = properties(node["@type"]);
    if (Object.keys(known).length === 0) return [`${place}: schema.org has no type ${node["@type"]}`];
    return Object.entries(node).filter(([name]) => !name.startsWith("@")).flatMap(([name, value]) => {
      const here = `${place}.${name}`;
      if (!known[name]) return [`${here}: ${node["@type"]} has no such property`];
      if (!kinds(value).some((kind) => known[name].includes(kind))) return [`${here}: ${kinds(value)} where ${known[name]} belongs`];
      return typeof value === "object" ? faults(value, here) : [];
    });
  }
  const data = (path) => {
    const found = text(path).match(/<script type="application\/ld\+json">(.*?)<\/script>/);
    return found && JSON.parse(found[1]);
  };

  it("is in words and types that schema.org defines", () => {
    let read = 0;
    for (const number of numbers) for (const prefix of LANGUAGES) {
      const found = data(`${prefix}label/${number}/index.html`);
      if (!found) continue;
      read += 1;
      assert.equal(found["@context"], "https://schema.org");
      assert.deepEqual(faults(found, number), []);
    }
    assert.ok(read >= 30, `only ${read} pages have any`);
  });

  it("would be found out if schema.org did not define it", () => {
    const odd = { "@type": "Product", name: 7, hasCertification: { "@type": "Certification", expires: "soon", weight: 1 } };
    const paths = faults(odd, "$").map((fault) => fault.split(":")[0]);
    assert.deepEqual(paths, ["$.name", "$.hasCertification.expires", "$.hasCertification.weight"]);
    assert.equal(faults({ "@type": "Footprint" }, "$").length, 1);
  });

  it("is the product with its certification, whose number has the certificate's digits", () => {
    const { hasCertification: certification, ...product } = data(`en/label/${IN_FORCE}/index.html`);
    assert.deepEqual([product["@type"], product.gtin, product.url], ["Product", "09506000100036", `${base}en/label/${IN_FORCE}/`]);
    assert.equal(certification.certificationIdentification, IN_FORCE);
    assert.equal(certification.certificationStatus, "https://schema.org/CertificationActive");
    assert.deepEqual([certification.validFrom, certification.expires], ["2026-06-05", "2028-06-04"]);
    const { value, unitText } = certification.hasMeasurement;
    assert.deepEqual([value, unitText], [520, "kgCO₂e per 1 kWp"]);
    for (const one of [product, certification]) assert.match(one.description, /Demonstration/);
  });
});
