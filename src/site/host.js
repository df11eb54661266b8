// Beside frames with cards: gives each its height, tells each the theme and language its element asks for.
//
//   <iframe data-carbon-label src="https://…/label/NUMBER/card.html" …></iframe>
//   <script src="https://…/embed/host.js" defer></script>
//
// data-carbon-label-theme="light|dark" and data-carbon-label-lang="zh|en" may be set and changed at any
// time: what a frame is to be told stands in its element, so nothing is lost that is set before it has loaded.
{
  const THEME = "data-carbon-label-theme", LANG = "data-carbon-label-lang";
  // Taller than any card at any width; a card that is scrolls.
  const MAX = 3000;
  const all = () => [...document.querySelectorAll("iframe[data-carbon-label]")];

  // Neither word is a secret, and a sandboxed frame has no origin that could be named.
  const tell = (frame) => frame.contentWindow?.postMessage({
    type: "carbon-label:set",
    theme: frame.getAttribute(THEME) ?? "",
    lang: frame.getAttribute(LANG) ?? undefined,
  }, "*");

  // A frame's messages have the origin of its address; those of a sandboxed one have none.
  const is_own = (frame, origin) => {
    const opaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return opaque ? origin === "null" : frame.src.startsWith(`${origin}/`);
  };

  const fit = (frame, height) => {
    // As the card's own: the page shows through around it.
    frame.style.colorScheme = "normal";
    const { boxSizing, borderTopWidth, borderBottomWidth } = getComputedStyle(frame);
    const border = boxSizing === "border-box" ? parseFloat(borderTopWidth) + parseFloat(borderBottomWidth) : 0;
    frame.style.height = `${Math.min(Math.max(height, 0), MAX) + border}px`;
  };

  addEventListener("message", ({ source, origin, data }) => {
    if (data?.type !== "carbon-label:ready" && data?.type !== "carbon-label:height") return;
    const frame = all().find((frame) => frame.contentWindow === source);
    if (!frame || !is_own(frame, origin)) return;
    if (Number.isFinite(data.height)) fit(frame, data.height);
    if (data.type === "carbon-label:ready") tell(frame);
  });
  new MutationObserver((changes) => new Set(changes.map(({ target }) => target)).forEach((target) => {
    if (target.matches("iframe[data-carbon-label]")) tell(target);
  })).observe(document, { subtree: true, attributeFilter: [THEME, LANG] });
  // Those that were ready before this script was.
  all().forEach(tell);
}
