//! What other people's pages load: the scripts of `<carbon-label>`, its wasm, the programme.
//!
//! In: the files as the build packed them, the programme. Out: [`File`]s under `embed/`, or those of the
//! npm package. Words, limits and styles are filled into the scripts here: they are written once, in
//! [`crate::text`], [`crate::credential`] and `style/`.

use super::{File, page::compact};
use crate::{
    credential::{Envelope, StatusList, TrustList},
    element::benchmarks,
    json::Json,
    programme::{Category, Programme},
    text::{ElementWords, Lang},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::{fmt::Write, iter};

/// The path of the script that other people's pages name.
pub(super) const SHIM: &str = "embed/carbon-label.js";

/// The element's files, as the build packed them.
pub struct ElementFiles {
    /// What defines the element.
    pub shim: String,
    /// What fetches, verifies and draws.
    pub program: String,
    /// The glue that wasm-bindgen wrote.
    pub glue: Vec<u8>,
    /// The wasm: what draws a verified label as badge or card.
    pub wasm: Vec<u8>,
    /// The glue of the wasm below.
    pub whole_glue: Vec<u8>,
    /// What says and draws all the rest as well.
    pub whole: Vec<u8>,
    /// The glue of the wasm below.
    pub signatures_glue: Vec<u8>,
    /// What checks signatures where the browser cannot.
    pub signatures: Vec<u8>,
}

/// What other people's pages load from a site.
pub enum Element {
    /// As the build packed it.
    Packed(ElementFiles),
    /// As it stands there, of another build perhaps: pages hand it out, and it is no file of ours.
    AsItIs,
}

impl Element {
    pub(super) fn files(&self, programme: &Programme) -> Vec<File> {
        match self {
            Self::Packed(files) => files.published(programme),
            Self::AsItIs => Vec::new(),
        }
    }
}

/// The pieces of a label a page may style with `::part`, and what they are.
pub const PARTS: &[(&str, &str)] = &[
    ("carbon-label", "the whole label"),
    ("head", "the line above everything"),
    ("demo", "the mark of demonstration data"),
    ("name", "the product's name"),
    ("maker", "maker and model"),
    ("number", "the certified number with its unit"),
    ("per", "per what, with which boundary, by which standard"),
    ("state", "the strip that says whether it is true"),
    ("place", "where it stands among its kind"),
    ("origin", "the stages it comes from"),
    ("proof", "what it stands on"),
    ("badge-state", "the state in a badge"),
    ("copy", "the button that copies the certificate's number"),
];

/// The parts the scripts add around the label.
pub const OWN_PARTS: &[(&str, &str)] =
    &[("notice", "why nothing could be verified"), ("retry", "the button that tries again")];

impl ElementFiles {
    /// The scripts of a published site, with its operator's key in them.
    fn published(&self, programme: &Programme) -> Vec<File> {
        let operator = programme.about.operator_key.and_then(|key| key.did()).unwrap_or_default();
        let (program, whole, shim) = (self.filled_program(), self.filled_whole(), self.filled_shim(&operator));
        let loaded = self.loaded(&program, &whole);
        let folder = folder(&loaded.map(|(_, bytes)| bytes));
        let shim = shim.replace("\"./", &format!("\"./{folder}/"));
        let hashed = |(name, bytes): (&str, &[u8])| file(&format!("{folder}/{name}"), bytes);
        let mut files: Vec<File> = loaded.map(hashed).into();
        files.push(file("carbon-label.js", shim.as_bytes()));
        files
    }

    /// What the shim loads, by its names.
    fn loaded<'a>(&'a self, program: &'a str, whole: &'a [u8]) -> [(&'static str, &'a [u8]); 7] {
        [
            ("program.js", program.as_bytes()),
            ("element.js", &self.glue),
            ("element_bg.wasm", &self.wasm),
            ("whole.js", whole),
            ("whole_bg.wasm", &self.whole),
            ("signatures.js", &self.signatures_glue),
            ("signatures_bg.wasm", &self.signatures),
        ]
    }

    /// The files of the npm package, which trusts nobody before its page says whom.
    #[must_use]
    pub fn packaged(&self) -> Vec<File> {
        let file = |(path, bytes): (&str, &[u8])| File { path: path.to_owned(), bytes: bytes.to_vec() };
        let (shim, program, whole, style) =
            (self.filled_shim(""), self.filled_program(), self.filled_whole(), stylesheet());
        let own = [("carbon-label.js", shim.as_bytes()), ("carbon-label.css", style.as_bytes())];
        own.into_iter().chain(self.loaded(&program, &whole)).map(file).collect()
    }

    fn filled_shim(&self, operator: &str) -> String {
        fill(
            &self.shim,
            &[
                (
                    "WORDS",
                    words(|words| {
                        vec![
                            ("retry", words.retry),
                            ("offline", words.offline),
                            ("not-loaded", words.not_loaded),
                            ("no-wasm", words.no_wasm),
                        ]
                    }),
                ),
                ("OPERATOR", Json::text(operator)),
                ("INTEGRITY", integrity(&self.wasm)),
                ("WHOLE", integrity(&self.whole)),
            ],
        )
    }

    fn filled_program(&self) -> String {
        let limits = Json::object([
            ("label", number(Envelope::MAX_BYTES)),
            ("trust", number(TrustList::MAX_BYTES)),
            ("programme", number(Programme::MAX_BYTES)),
            ("list", number(StatusList::MAX_BYTES)),
        ]);
        let parts: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        fill(
            &self.program,
            &[
                ("WORDS", words(faults)),
                ("LIMITS", limits),
                ("STYLE", Json::text(shadow(OF_EVERY_SIZE))),
                ("PARTS", Json::text(parts.join(" "))),
                ("INTEGRITY", integrity(&self.signatures)),
            ],
        )
    }

    /// The glue of the whole program, with the rules that nobody else needs.
    fn filled_whole(&self) -> Vec<u8> {
        let style = Json::text(rules(FULL));
        [&self.whole_glue, format!("\nexport const style={style};\n").as_bytes()].concat()
    }
}

/// The script that puts the comparison into other pages.
pub(super) fn comparison() -> File {
    let title = |lang: &Lang| (lang.code().to_owned(), Json::text(lang.portal().title));
    let titles = Json::Object(Lang::ALL.iter().map(title).collect());
    file("carbon-compare.js", fill(include_str!("compare.js"), &[("TITLES", titles)]).as_bytes())
}

/// What a browser compares a file with before it is used.
fn integrity(file: &[u8]) -> Json {
    Json::text(format!("sha384-{}", STANDARD.encode(Sha384::digest(file))))
}

/// What a label is drawn with that is verified elsewhere: the programme, and a category at a time what it
/// is placed against.
pub(super) fn programme(programme: &Programme) -> impl Iterator<Item = File> {
    let placing = |category: &Category| {
        let bytes = programme.to_benchmark_json(&category.id).into_bytes();
        File { path: benchmarks(category.id.as_str()), bytes }
    };
    let about = file("programme.json", programme.to_label_json().as_bytes());
    iter::once(about).chain(programme.categories().iter().map(placing))
}

/// Why nothing could be verified, by the words the program tells reasons by.
fn faults(words: &'static ElementWords) -> Vec<(&'static str, &'static str)> {
    vec![
        ("offline", words.offline),
        ("refused", words.refused),
        ("missing", words.missing),
        ("server", words.server),
        ("slow", words.slow),
        ("cut-short", words.cut_short),
        ("wrong-type", words.wrong_type),
        ("too-large", words.too_large),
        ("address", words.address),
        ("operator", words.operator),
        ("trust", words.trust),
        ("programme", words.programme),
        ("stopped", words.stopped),
    ]
}

fn words(of: impl Fn(&'static ElementWords) -> Vec<(&'static str, &'static str)>) -> Json {
    let sentence = |(name, text): (&str, &str)| (name.to_owned(), Json::text(text));
    let language = |lang: &Lang| {
        let sentences = of(lang.element()).into_iter().map(sentence).collect();
        (lang.code().to_owned(), Json::Object(sentences))
    };
    Json::Object(Lang::ALL.iter().map(language).collect())
}

fn number(bytes: usize) -> Json {
    Json::Number(bytes.to_string())
}

/// Puts each value in the place of its name: names in capitals that stand for nothing else.
fn fill(script: &str, values: &[(&str, Json)]) -> String {
    let filled =
        |script: String, (name, value): &(&str, Json)| script.replace(&format!("CARBON_LABEL_{name}"), &literal(value));
    values.iter().fold(script.to_owned(), filled)
}

/// A value as a script has it: JSON, but that names of members stand bare where they can.
fn literal(value: &Json) -> String {
    let Json::Object(members) = value else { return value.to_string() };
    let member = |(name, value): &(String, Json)| {
        let bare = !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_lowercase());
        let name = if bare { name.clone() } else { Json::text(name.as_str()).to_string() };
        format!("{name}:{}", literal(value))
    };
    format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
}

fn file(name: &str, bytes: &[u8]) -> File {
    File { path: format!("embed/{name}"), bytes: bytes.to_vec() }
}

/// A name that changes with what is inside.
fn folder(files: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for bytes in files {
        hash.update(Sha256::digest(bytes));
    }
    hash.finalize()[..8].iter().fold(String::new(), |mut name, byte| {
        // Writing to a String cannot fail.
        let _ = write!(name, "{byte:02x}");
        name
    })
}

/// The label's stylesheet for a shadow root: its themes on the host, which may be set to one of them.
///
/// `--carbon-label-*` is then the page's, on whatever element it sets them, and the themes are only
/// what counts where it sets none.
#[must_use]
pub fn stylesheet() -> String {
    shadow(OF_EVERY_SIZE) + &rules(FULL)
}

/// What is beside the label's own rules in the element.
const OF_EVERY_SIZE: &str = concat!(include_str!("../../style/badge.css"), include_str!("../../style/element.css"));
/// What comes with the program that draws whole labels.
const FULL: &str = include_str!("../../style/full.css");

/// Rules for a shadow root.
fn rules(css: &str) -> String {
    compact(css).replace(TOKEN, OWN)
}

/// The same with other rules after those of every size.
pub(super) fn shadow(more: &str) -> String {
    let tokens = compact(include_str!("../../style/tokens.css"));
    let rules = rules(&[include_str!("../../style/label.css"), more].concat());
    let dark = tokens.split_once(DARK).and_then(|(_, after)| after.split_once("}}")).map_or("", |(dark, _)| dark);
    let themed = tokens.replacen(
        &format!("{DARK}{dark}}}}}"),
        &format!(
            ":host(:where([theme=light])){{color-scheme:light}}:host(:where([theme=dark])){{color-scheme:dark;{dark}}}\
             @media (prefers-color-scheme: dark){{:host(:where(:not([theme=light]))){{{dark}}}}}"
        ),
        1,
    );
    inherited(&themed.replace(":root{", ":host{")) + &rules
}

const DARK: &str = "@media (prefers-color-scheme:dark){:root{";
const TOKEN: &str = "--carbon-label-";
const OWN: &str = "--_";

/// Each token as one of ours: what the page set around us, or else the theme's.
fn inherited(tokens: &str) -> String {
    let mut pieces = tokens.split(TOKEN);
    let mut css = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once(':').unwrap_or((piece, ""));
        let end = rest.find([';', '}']).unwrap_or(rest.len());
        let (value, after) = rest.split_at(end);
        // Writing to a String cannot fail.
        let _ = write!(css, "{OWN}{name}:var({TOKEN}{name},{value}){after}");
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_a_shadow_root_every_token_is_the_page_s_first_and_the_theme_s_else() {
        let css = stylesheet();
        let tokens = compact(include_str!("../../style/tokens.css"));
        assert!(tokens.contains(DARK), "{tokens}");
        assert!(!css.contains(":root"), "{css}");
        assert!(css.contains(":host(:where([theme=dark])){color-scheme:dark;--_ink:var(--carbon-label-ink,#e9f1ec);"));
        assert_eq!(css.matches(TOKEN).count(), css.matches("var(--carbon-label-").count());
        assert_eq!(css.matches('{').count(), css.matches('}').count());
        assert!(css.ends_with(&rules(FULL)) && css.contains(&rules(include_str!("../../style/element.css"))));
    }

    fn files() -> ElementFiles {
        ElementFiles {
            shim: include_str!("../element/shim.js").to_owned(),
            program: include_str!("../element/program.js").to_owned(),
            glue: b"glue".to_vec(),
            wasm: b"wasm".to_vec(),
            whole_glue: b"glue".to_vec(),
            whole: b"whole".to_vec(),
            signatures_glue: b"glue".to_vec(),
            signatures: b"wasm".to_vec(),
        }
    }

    #[test]
    fn everything_the_scripts_are_given_is_filled_in() {
        let scripts = [files().filled_shim("did:key:z6Mk"), files().filled_program()];
        for script in &scripts {
            assert!(!script.contains("CARBON_LABEL_"), "{script}");
        }
        assert!(scripts[0].contains("const operator = \"did:key:z6Mk\";"));
        assert!(scripts[0].contains("sha384-"));
        assert!(scripts[0].contains("{zh:{retry:\"") && scripts[0].contains(",\"not-loaded\":\""), "{}", scripts[0]);
        assert!(scripts[1].contains("{label:65536,"));
        let whole = String::from_utf8(files().filled_whole()).unwrap();
        assert!(whole.starts_with("glue\nexport const style=\"") && whole.contains(".cl-steps"), "{whole}");
        assert!(!scripts[1].contains(".cl-steps"));
    }

    #[test]
    fn a_fault_without_a_sentence_is_none_the_program_tells() {
        let told: Vec<&str> = faults(Lang::En.element()).into_iter().map(|(cause, _)| cause).collect();
        let script = include_str!("../element/program.js");
        let thrown = script.split("fault(\"").skip(1).filter_map(|rest| rest.split('"').next());
        // The shim has the words for these: it may have nothing else.
        let missing: Vec<&str> =
            thrown.filter(|cause| !told.contains(cause) && !["not-loaded", "no-wasm"].contains(cause)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert!(script.matches("fault(\"").count() >= 5);
    }

    #[test]
    fn every_part_a_page_may_style_is_there() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/markup")).unwrap();
        let sources = folder.filter_map(|entry| std::fs::read_to_string(entry.unwrap().path()).ok());
        let drawn: String = sources.collect();
        for (part, _) in PARTS {
            assert!(drawn.contains(&format!(".cl-{part}")) || *part == "carbon-label", "{part}");
        }
    }
}
