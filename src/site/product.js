// Leads on in the reader's own language; in the last one there is, English, where none of theirs is.
const language = (tag) => tag.toLowerCase().split("-")[0];
const wanted = navigator.languages.map(language);
const rank = ({ hreflang }) => {
  const at = wanted.indexOf(language(hreflang));
  return at < 0 ? wanted.length : at;
};
const ways = [...document.querySelectorAll("h1 a")];
if (ways.length > 0) location.replace(ways.reduce((best, way) => (rank(way) <= rank(best) ? way : best)));
