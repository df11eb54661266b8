// The card inside a frame: says how tall it is, takes theme and language from the page around it.
// Nobody but that page is heard, and it is told a height: any origin may know that.
if (parent !== self) {
  // Shrinking by less than this is not worth the host's layout; growing always is.
  const DEAD_BAND = 8;
  const root = document.documentElement;
  const dark = [...document.styleSheets[0].cssRules].filter((rule) => rule.media?.mediaText.includes("prefers-color-scheme"));
  const chosen = dark.map((rule) => rule.media.mediaText);
  let told = 0;

  const tell = (type) => {
    told = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ type: `carbon-label:${type}`, height: told, lang: root.lang }, "*");
  };
  const measure = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height > told || height < told - DEAD_BAND) tell("height");
  };
  // Anything but light or dark leaves it to the reader's own choice.
  const wear = (theme) => {
    dark.forEach((rule, at) => {
      rule.media.mediaText = theme === "dark" ? "all" : theme === "light" ? "not all" : chosen[at];
    });
  };
  // The card in another language is another page; one there is none in is not asked for.
  const speak = (lang) => {
    const language = (tag) => tag.toLowerCase().split("-")[0], wanted = language(lang);
    if (wanted === language(root.lang)) return;
    const others = [...document.querySelectorAll("link[hreflang]")];
    const other = others.find(({ hreflang }) => language(hreflang) === wanted);
    if (other) location.replace(other.href + location.hash);
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.type !== "carbon-label:set") return;
    if (typeof data.theme === "string") wear(data.theme);
    if (typeof data.lang === "string") speak(data.lang);
    tell("height");
  });
  // Where the host runs no script, its address of the frame can name the theme: card.html#theme=dark.
  wear(new URLSearchParams(location.hash.slice(1)).get("theme"));
  tell("ready");
  new ResizeObserver(measure).observe(document.body);
}
