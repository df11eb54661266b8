//! Snippets, as they are pasted: the whole text of each way, and names that would like to be more.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use carbon_label::{
    label::Number,
    markup::Size,
    snippet::{Snippet, Theme, Way},
    text::Lang,
};

const BASE: &str = "https://labels.example/";
const OPERATOR: &str = "did:key:z6MkoGCmpX1RjFmNw6BASuvhPB6a6ym9MC3Prr8bKiCifMvQ";

fn number() -> Number {
    "DEMO-2026-0003".parse().unwrap()
}

fn written(way: Way, change: impl FnOnce(&mut Snippet<'_>)) -> String {
    let number = number();
    let mut snippet = Snippet {
        base: BASE,
        number: &number,
        size: Size::Card,
        lang: Lang::En,
        theme: Theme::Auto,
        operator: Some(OPERATOR),
        height: 1080,
        png: false,
        title: "PV module – Product carbon footprint label",
        fallback: "PV module: 520 kgCO₂e per 1 kWp",
    };
    change(&mut snippet);
    snippet.write(way).unwrap()
}

#[track_caller]
fn check(way: Way, expected: &str) {
    assert_eq!(written(way, |_| {}), expected);
}

const ELEMENT: &str = r#"<carbon-label
  src="https://labels.example/label/DEMO-2026-0003.jwt"
  size="card" lang="en" theme="auto"
  trust="did:key:z6MkoGCmpX1RjFmNw6BASuvhPB6a6ym9MC3Prr8bKiCifMvQ">
  <a href="https://labels.example/en/label/DEMO-2026-0003/">PV module: 520 kgCO₂e per 1 kWp</a>
</carbon-label>
"#;
const SCRIPT: &str = "<script type=\"module\" src=\"https://labels.example/embed/carbon-label.js\"></script>\n";

#[test]
fn a_page_gets_the_script_and_the_element_around_its_fallback() {
    check(Way::Html, &[SCRIPT, ELEMENT].concat());
}

#[test]
fn word_press_gets_the_same_as_a_block() {
    check(Way::WordPress, &["<!-- wp:html -->\n", SCRIPT, ELEMENT, "<!-- /wp:html -->\n"].concat());
}

#[test]
fn react_gets_a_component_that_brings_its_script() {
    let expected = r#"export function CarbonLabel() {
  return (
    <>
      <script async type="module" src="https://labels.example/embed/carbon-label.js" />
      <carbon-label
        src="https://labels.example/label/DEMO-2026-0003.jwt"
        size="card" lang="en" theme="auto"
        trust="did:key:z6MkoGCmpX1RjFmNw6BASuvhPB6a6ym9MC3Prr8bKiCifMvQ">
        <a href="https://labels.example/en/label/DEMO-2026-0003/">{"PV module: 520 kgCO₂e per 1 kWp"}</a>
      </carbon-label>
    </>
  );
}
"#;
    check(Way::React, expected);
}

#[test]
fn vue_gets_a_component_whose_template_is_left_as_it_is() {
    let expected = r#"<script setup>
import { onMounted } from "vue";

onMounted(() => import(/* @vite-ignore */ "https://labels.example/embed/carbon-label.js"));
</script>

<template>
  <carbon-label v-pre
    src="https://labels.example/label/DEMO-2026-0003.jwt"
    size="card" lang="en" theme="auto"
    trust="did:key:z6MkoGCmpX1RjFmNw6BASuvhPB6a6ym9MC3Prr8bKiCifMvQ">
    <a href="https://labels.example/en/label/DEMO-2026-0003/">PV module: 520 kgCO₂e per 1 kWp</a>
  </carbon-label>
</template>
"#;
    check(Way::Vue, expected);
}

#[test]
fn a_frame_and_a_picture_are_named_and_name_no_number() {
    let frame = concat!(
        r#"<iframe data-carbon-label src="https://labels.example/en/label/DEMO-2026-0003/card.html" "#,
        r#"title="PV module – Product carbon footprint label" width="420" height="1080" "#,
        r#"sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" loading="lazy" "#,
        r#"referrerpolicy="no-referrer" frameborder="0"></iframe>"#,
        "\n<script src=\"https://labels.example/embed/host.js\" defer></script>\n"
    );
    check(Way::Frame, frame);
    let picture = concat!(
        r#"<a href="https://labels.example/en/label/DEMO-2026-0003/">"#,
        r#"<img src="https://labels.example/en/label/DEMO-2026-0003.svg" width="400" "#,
        r#"alt="PV module – Product carbon footprint label" loading="lazy"></a>"#,
        "\n"
    );
    check(Way::Picture, picture);
    assert!(!frame.contains("520") && !picture.contains("520"));
}

#[test]
fn a_picture_of_dots_is_as_dense_as_the_screen() {
    let picture = written(Way::Picture, |snippet| snippet.png = true);
    let source = concat!(
        r#"src="https://labels.example/en/label/DEMO-2026-0003.png" "#,
        r#"srcset="https://labels.example/en/label/DEMO-2026-0003@2x.png 2x, "#,
        r#"https://labels.example/en/label/DEMO-2026-0003@3x.png 3x" width="400""#
    );
    assert!(picture.contains(source), "{picture}");
}

#[test]
fn a_frame_is_told_its_theme_with_and_without_the_script() {
    let dark = written(Way::Frame, |snippet| snippet.theme = Theme::Dark);
    assert!(dark.contains(r#"data-carbon-label-theme="dark" src="#), "{dark}");
    assert!(dark.contains(r#"/card.html#theme=dark""#), "{dark}");
}

#[test]
fn size_language_and_theme_are_the_element_s_attributes() {
    let snippet = written(Way::Html, |snippet| {
        (snippet.size, snippet.lang, snippet.theme) = (Size::Badge, Lang::Zh, Theme::Light);
    });
    assert!(snippet.contains(r#"size="badge" lang="zh-CN" theme="light""#), "{snippet}");
    assert!(snippet.contains(r#"href="https://labels.example/label/DEMO-2026-0003/""#), "{snippet}");
}

#[test]
fn a_programme_without_a_key_of_its_own_names_none() {
    let snippet = written(Way::Html, |snippet| snippet.operator = None);
    assert!(!snippet.contains("trust="), "{snippet}");
    assert!(snippet.contains("theme=\"auto\">\n"), "{snippet}");
}

#[test]
fn the_markup_of_a_label_is_a_file_of_the_site() {
    let (number, base) = (number(), BASE);
    let snippet = Snippet {
        base,
        number: &number,
        size: Size::Card,
        lang: Lang::En,
        theme: Theme::Auto,
        operator: None,
        height: 1080,
        png: false,
        title: "",
        fallback: "",
    };
    assert_eq!(snippet.write(Way::Static), None);
}

/// Markup, quotes, braces and brackets; what ends a comment, a script, an expression, a shortcode.
const HOSTILE: &str = r#"</a><script>alert(1)</script> "x" 'y' {{1+1}} {z} ${q} `t` [gallery] --> \ </script>"#;

#[test]
fn a_hostile_name_stays_text_in_every_language_it_is_written_into() {
    for way in Way::ALL.iter().filter(|way| **way != Way::Static) {
        let plain = written(*way, |_| {});
        let hostile = written(*way, |snippet| (snippet.title, snippet.fallback) = (HOSTILE, HOSTILE));
        // No more tags and no more attributes than with a name that means no harm.
        for mark in ["<", ">", "=\""] {
            let extra = if *way == Way::React { HOSTILE.matches(mark).count() } else { 0 };
            let allowed = plain.matches(mark).count() + if mark == "<" { 0 } else { extra };
            assert_eq!(hostile.matches(mark).count(), allowed, "{way:?} {mark}: {hostile}");
        }
    }
}

#[test]
fn in_jsx_a_name_is_one_string() {
    let hostile = written(Way::React, |snippet| snippet.fallback = HOSTILE);
    let (_, rest) = hostile.split_once("/\">{").unwrap();
    let (text, _) = rest.split_once("}</a>").unwrap();
    assert_eq!(serde_json::from_str::<String>(text).unwrap(), HOSTILE);
    assert!(!text.contains('<'), "{text}");
}

#[test]
fn word_press_meets_no_shortcode_and_no_end_of_its_block() {
    let hostile = written(Way::WordPress, |snippet| snippet.fallback = HOSTILE);
    assert!(!hostile.contains('[') && hostile.contains("&#91;gallery&#93;"), "{hostile}");
    assert_eq!(hostile.matches("-->").count(), 2, "{hostile}");
}

#[test]
fn vue_is_told_to_leave_braces_alone() {
    let hostile = written(Way::Vue, |snippet| snippet.fallback = HOSTILE);
    let (before, _) = hostile.split_once("{{1+1}}").unwrap();
    assert!(before.rfind("<carbon-label v-pre").unwrap() > before.rfind("<template>").unwrap());
}
