// <carbon-label> alone on a page, as the studio frames it: the address says which label, and how it is to look.
const asked = new URLSearchParams(location.hash.slice(1));
const label = document.createElement("carbon-label");
for (const name of ["size", "lang", "theme"]) label.setAttribute(name, asked.get(name) ?? "");
label.setAttribute("src", `../label/${encodeURIComponent(asked.get("label") ?? "")}.jwt`);
const theme = asked.get("theme");
document.documentElement.style.colorScheme = theme === "light" || theme === "dark" ? theme : "";

// The studio alone is told how tall it is: once the label stands, as until then it has no height to keep.
const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: "carbon-label:height", height }, location.origin);
};
label.addEventListener("carbon-label-ready", () => new ResizeObserver(tell).observe(document.body), { once: true });
document.querySelector("main").append(label);
