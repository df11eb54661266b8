//! Text in lines, for pictures, which cannot wrap by themselves.
//!
//! Widths are estimates, made so that they rather leave room than run over.

/// An estimate of a text's width, in ems of its own size.
pub(super) fn ems(text: &str) -> f64 {
    let wide = |c: char| ('\u{2e80}'..='\u{ffef}').contains(&c);
    text.chars().map(|c| if wide(c) { 1.0 } else { 0.58 }).sum()
}

/// Lines no wider than `width` ems: broken at blanks, between ideographs, and, where a word is wider
/// than a line, as a DID may be, inside it.
pub(super) fn wrapped(text: &str, width: f64) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for piece in pieces(text).into_iter().flat_map(|piece| cut(piece, width)) {
        if !line.is_empty() && ems(&line) + ems(piece.trim_end()) > width {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.push_str(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// A piece in parts no wider than a line.
fn cut(piece: &str, width: f64) -> Vec<&str> {
    if ems(piece) <= width {
        return vec![piece];
    }
    let (mut parts, mut from) = (Vec::new(), 0);
    for (at, c) in piece.char_indices() {
        if at > from && ems(piece[from..at + c.len_utf8()].trim_end()) > width {
            parts.push(&piece[from..at]);
            from = at;
        }
    }
    parts.push(&piece[from..]);
    parts
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
    fn lines_break_at_blanks_and_between_ideographs_and_inside_words_only_when_they_must() {
        assert_eq!(wrapped("solid wood panel", 6.0), ["solid wood", "panel"]);
        assert_eq!(wrapped("碳足迹标识，演示", 5.0), ["碳足迹标", "识，演示"]);
        assert_eq!(wrapped("a did:web:long", 4.7), ["a", "did:web:", "long"]);
        assert_eq!(wrapped("wide", 0.1), ["w", "i", "d", "e"]);
        assert_eq!(wrapped("", 5.0), [""]);
    }
}
