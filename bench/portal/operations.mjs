// What the tables are asked to do, drawn from the index's own rows: the same for the portal and its peers.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Operations of each kind; peers do every one in `THINNED`. */
const EACH = 100;
export const THINNED = 5;
/** The columns that order the portal's products, and what peers call them. */
const SORTS = { name: "name", value: "value", expires: "expires", "primary-share": "primaryShare" };

const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** What makes products compare, but for the amounts their units are written with. */
const group = ({ category, per, boundary, standard, rule }) => [category, per.unit, boundary, ...standard, rule?.id].join(" · ");

/** Products as objects, as a table takes them. */
function unfolded(shard) {
  const at = (list, code) => (code === null ? null : list[code]);
  return shard.number.map((number, row) => {
    const basis = shard.bases[shard.basis[row]];
    return {
      number,
      name: shard.names[shard.name[row]].zh,
      maker: shard.makers[shard.maker[row]].zh,
      model: at(shard.models, shard.model[row]),
      category: basis.category,
      group: group(basis),
      value: Number(shard.value[row]),
      primaryShare: shard.primaryShare[row] === null ? null : Number(shard.primaryShare[row]),
      expires: shard.expires[row],
      state: shard.state[row],
    };
  });
}

/** A site's index: its list of files, and its products as rows of objects. */
export function index(site) {
  const manifest = json(join(site, "catalogue.json"));
  return { manifest, rows: manifest.shards.flatMap(({ file }) => unfolded(json(join(site, file)))) };
}

/** Ways to ask, in an order that is the same every time: `{ kind, field, value }`. */
export function operations({ manifest, rows }) {
  const initials = Object.fromEntries([...manifest.initials.matchAll(/(\P{ASCII})([a-z])[a-z]*/gu)].map(([, character, letter]) => [character, letter]));
  const row = (at) => rows[Math.floor((at * rows.length) / EACH)];
  const times = (make) => Array.from({ length: EACH }, (_, at) => make(at));
  const unlike = (list) => list.filter((one, at) => JSON.stringify(one) !== JSON.stringify(list[at - 1]));
  const different = (field) => [...new Set(rows.map((row) => row[field]))].sort();
  const [categories, states] = [different("category"), different("state")];
  const words = (at) => (at % 2 ? row(at).number.slice(0, -2) : row(at).name.slice(at % 3, (at % 3) + 3).trim());
  const pinyin = (at) => [...row(at).maker].slice(at % 2, 4).map((character) => initials[character] ?? "").join("");
  const chosen = { category: "", state: "" };
  const choice = (at) => {
    const field = at % 2 ? "state" : "category";
    const values = ["", ...(at % 2 ? states : categories)];
    chosen[field] = values[(Math.floor(at / 2) + 1) % values.length];
    return { field, value: chosen[field], all: { ...chosen } };
  };
  const sort = (at) => ({ field: Object.values(SORTS)[at % 4], own: Object.keys(SORTS)[at % 4], value: Math.floor(at / 4) % 2 === 1 });
  return {
    words: unlike(times((at) => ({ value: words(at) }))),
    initials: unlike(times((at) => ({ value: pinyin(at) }))),
    choices: times(choice),
    sort: times(sort),
    group: times((at) => ({ field: ["group", "category", "state"][at % 3], value: at })),
  };
}
