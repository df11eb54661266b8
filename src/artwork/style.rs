//! The drawing's stylesheet in the little CSS that `resvg` reads: no media, no custom properties.
//!
//! A picture on a page may be dark; a file of dots is light, whoever looks at it.

/// An SVG whose stylesheet says in plain values what it said with custom properties, light only.
///
/// Custom properties count where one rule for `svg` sets them, as `style/picture.css` does.
pub(super) fn plain(svg: &str) -> String {
    let Some((before, style, after)) = parted(svg) else { return svg.to_owned() };
    let light = without_media(style);
    let Some((first, rest)) = light.split_once('}') else { return svg.to_owned() };
    let (properties, others): (Vec<&str>, Vec<&str>) =
        declarations(first).partition(|declaration| declaration.starts_with("--"));
    let mut rest = rest.to_owned();
    for (name, value) in properties.iter().filter_map(|declaration| declaration.split_once(':')) {
        rest = rest.replace(&format!("var({})", name.trim()), value.trim());
    }
    // A declaration of a name it does not know would cost the whole rule.
    format!("{before}svg {{ {} }}{rest}{after}", others.join("; "))
}

/// Before, inside and behind the first stylesheet.
fn parted(svg: &str) -> Option<(&str, &str, &str)> {
    let start = svg.find("<style>")? + "<style>".len();
    let end = start + svg[start..].find("</style>")?;
    Some((&svg[..start], &svg[start..end], &svg[end..]))
}

fn without_media(style: &str) -> String {
    let (mut kept, mut rest) = (String::new(), style);
    while let Some(start) = rest.find("@media") {
        kept.push_str(&rest[..start]);
        rest = &rest[start + block(&rest[start..])..];
    }
    kept + rest
}

/// How far it is to the end of the block that begins next.
fn block(css: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in css.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    css.len()
}

/// The declarations of the rule that begins here, for `svg`.
fn declarations(rule: &str) -> impl Iterator<Item = &str> {
    let body = rule.trim_start().strip_prefix("svg {").unwrap_or_default();
    body.split(';').map(str::trim).filter(|declaration| !declaration.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_light_values_stand_where_their_names_stood() {
        let css = "svg { --ink: light; --soft: grey; font: x }\n@media (dark) {\n svg { --ink: dark } a { b: c }\n}\ntext { fill: var(--ink); stroke: var(--soft) }";
        let svg = format!("<svg><style>{css}</style><text>var(--ink)</text></svg>");
        let drawn = plain(&svg);
        assert!(drawn.starts_with("<svg><style>svg { font: x }"), "{drawn}");
        assert!(
            drawn.ends_with("\n\ntext { fill: light; stroke: grey }</style><text>var(--ink)</text></svg>"),
            "{drawn}"
        );
        assert!(!drawn.contains("dark"));
        assert_eq!(plain("<svg/>"), "<svg/>");
    }

    #[test]
    fn no_stylesheet_of_a_drawing_keeps_a_name_without_a_value() {
        let print = |palette: &str| format!("{palette}{}", include_str!("../../style/print/label.css"));
        for css in [
            include_str!("../../style/picture.css").to_owned(),
            print(include_str!("../../style/print/colour.css")),
            print(include_str!("../../style/print/black.css")),
            print(include_str!("../../style/print/reversed.css")),
        ] {
            let drawn = plain(&format!("<svg><style>{css}</style></svg>"));
            assert!(drawn.contains("fill:") && !drawn.contains("--") && !drawn.contains('@'), "{drawn}");
        }
    }
}
