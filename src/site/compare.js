// Puts the comparison of this site's products into a page of others:
//
//   <script type="module" src="https://…/embed/carbon-compare.js"></script>
//   <carbon-compare labels="NUMBER NUMBER"></carbon-compare>
//
// `labels` are chosen and shown alone; without it, all products are. `lang` is zh or en, else the page's.
// `demand` is what a demand standard's link has behind `demand=`. The comparison is a frame of its own, 900 px
// high unless the page says otherwise: nothing of the page reaches into it, nor of it into the page.
const TITLES = CARBON_LABEL_TITLES;
const SITE = new URL("..", import.meta.url);

const style = new CSSStyleSheet();
style.replaceSync(":host { display: block; block-size: 900px } :host([hidden]) { display: none } iframe { inline-size: 100%; block-size: 100%; border: 0; color-scheme: normal }");

class CarbonCompare extends HTMLElement {
  static observedAttributes = ["labels", "lang", "demand"];
  #frame = document.createElement("iframe");
  #asked = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    // What is in it may ask for the camera, for codes on packages: the reader is asked in turn.
    this.#frame.allow = `camera ${SITE.origin}`;
    this.#frame.loading = "lazy";
    root.append(this.#frame);
  }

  connectedCallback() {
    this.#show();
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#show();
  }

  /** Once for all attributes that change together. */
  #show() {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (!this.isConnected) return;
      const wanted = this.lang || this.closest("[lang]")?.lang || navigator.language;
      const lang = wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
      const numbers = (this.getAttribute("labels") ?? "").split(/[\s,]+/).filter(Boolean);
      const view = new URLSearchParams();
      if (numbers.length > 0) view.set("chosen", numbers.join(","));
      if (numbers.length > 0) view.set("only", "chosen");
      if (this.getAttribute("demand")) view.set("demand", this.getAttribute("demand"));
      const address = new URL(lang === "zh" ? "compare/" : "en/compare/", SITE);
      address.hash = view.toString();
      this.#frame.title = TITLES[lang];
      if (this.#frame.src !== address.href) this.#frame.src = address.href;
    });
  }
}

if (!customElements.get("carbon-compare")) customElements.define("carbon-compare", CarbonCompare);
