//! Text in lines, for pictures, which cannot wrap by themselves.
//!
//! Widths are estimates, made so that they rather leave room than run over.

/// An estimate of a text's width, in ems of its own size.
pub(super) fn ems(text: &str) -> f64 {
    let wide = |c: char| ('\u{2e80}'..='\u{ffef}').contains(&c);
    text.chars().map(|c| if wide(c) { 1.0 } else { 0.58 }).sum()
}

/// Lines no wider than `width` ems: broken at blanks, and between ideographs.
pub(super) fn wrapped(text: &str, width: f64) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for piece in pieces(text) {
        if !line.is_empty() && ems(&line) + ems(piece.trim_end()) > width {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.push_str(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Pieces that stay together: words with the blank after them; single ideographs with the
/// punctuation that must not begin a line.
fn pieces(text: &str) -> Vec<&str> {
    let wide = |c: char| ('\u{2e80}'..='\u{ffef}').contains(&c);
    let closing = |c: char| "，。、；：？！）》」』”’·".contains(c);
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if let Some(last) = before {
            let breaks = last == ' ' || ((wide(last) || wide(c)) && !closing(c) && !"（《「『“‘".contains(last));
            if breaks && c != ' ' {
                cuts.push(at);
            }
        }
        before = Some(c);
    }
    cuts.push(text.len());
    cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_between_ideographs_but_not_before_punctuation() {
        assert_eq!(wrapped("solid wood panel", 6.0), ["solid wood", "panel"]);
        assert_eq!(wrapped("碳足迹标识，演示", 5.0), ["碳足迹标", "识，演示"]);
        assert_eq!(wrapped("Unbreakable", 2.0), ["Unbreakable"]);
        assert_eq!(wrapped("", 5.0), [""]);
    }
}
