//! The application identifiers of the GS1 General Specifications, as data: what each value looks like,
//! which of them are keys of a URI, and what may follow a key in its path.

/// The keys, each with the sequences of qualifiers of which one may follow, in that order.
const KEYS: &[(&str, &[&[&str]])] = &[
    ("00", &[]),
    ("01", &[&["22", "10", "21"], &["235"]]),
    ("253", &[]),
    ("255", &[]),
    ("401", &[]),
    ("402", &[]),
    ("414", &[&["254"], &["7040"]]),
    ("415", &[&["8020"]]),
    ("417", &[&["7040"]]),
    ("8003", &[]),
    ("8004", &[&["7040"]]),
    ("8006", &[&["22", "10", "21"]]),
    ("8010", &[&["8011"]]),
    ("8013", &[]),
    ("8017", &[&["8019"]]),
    ("8018", &[&["8019"]]),
];

/// First and last of a run of identifiers, which are of one length and whose last digits lie between
/// theirs; the form of their values.
///
/// A form has parts: N digits, C digits of which the last is a check digit, X characters of set 82, Y of
/// set 39, Z of base64url; so many, or from one to so many (`..`); the last parts may be missing (`?`).
const ATTRIBUTES: &[(&str, &str, &str)] = &[
    ("00", "00", "C18"),
    ("01", "02", "C14"),
    ("10", "10", "X..20"),
    ("11", "13", "N6"),
    ("15", "17", "N6"),
    ("20", "20", "N2"),
    ("240", "241", "X..30"),
    ("242", "242", "N..6"),
    ("243", "243", "X..20"),
    ("250", "251", "X..30"),
    ("253", "253", "C13 X..17?"),
    ("255", "255", "C13 N..12?"),
    ("30", "30", "N..8"),
    ("3100", "3165", "N6"),
    ("3200", "3375", "N6"),
    ("3400", "3575", "N6"),
    ("3600", "3695", "N6"),
    ("37", "37", "N..8"),
    ("3900", "3909", "N..15"),
    ("3910", "3919", "N3 N..15"),
    ("3920", "3929", "N..15"),
    ("3930", "3939", "N3 N..15"),
    ("3940", "3943", "N4"),
    ("3950", "3955", "N6"),
    ("400", "401", "X..30"),
    ("402", "402", "C17"),
    ("403", "403", "X..30"),
    ("410", "417", "C13"),
    ("420", "420", "X..20"),
    ("421", "421", "N3 X..9"),
    ("422", "422", "N3"),
    ("423", "423", "N3 N3? N3? N3? N3?"),
    ("424", "424", "N3"),
    ("425", "425", "N3 N3? N3? N3? N3?"),
    ("426", "426", "N3"),
    ("427", "427", "X..3"),
    ("4300", "4301", "X..35"),
    ("4302", "4306", "X..70"),
    ("4307", "4307", "X2"),
    ("4308", "4308", "X..30"),
    ("4309", "4309", "N20"),
    ("4310", "4311", "X..35"),
    ("4312", "4316", "X..70"),
    ("4317", "4317", "X2"),
    ("4318", "4318", "X..20"),
    ("4319", "4319", "X..30"),
    ("4320", "4320", "X..35"),
    ("4321", "4323", "N1"),
    ("4324", "4325", "N10"),
    ("4326", "4326", "N6"),
    ("4330", "4333", "N6 X1?"),
    ("7001", "7001", "N13"),
    ("7002", "7002", "X..30"),
    ("7003", "7003", "N10"),
    ("7004", "7004", "N..4"),
    ("7005", "7005", "X..12"),
    ("7006", "7006", "N6"),
    ("7007", "7007", "N6 N6?"),
    ("7008", "7008", "X..3"),
    ("7009", "7009", "X..10"),
    ("7010", "7010", "X..2"),
    ("7011", "7011", "N6 N4?"),
    ("7020", "7022", "X..20"),
    ("7023", "7023", "X..30"),
    ("7030", "7039", "N3 X..27"),
    ("7041", "7041", "X..4"),
    ("710", "716", "X..20"),
    ("7230", "7239", "X2 X..28"),
    ("7240", "7240", "X..20"),
    ("7241", "7241", "N2"),
    ("7242", "7242", "X..25"),
    ("7250", "7250", "N8"),
    ("7251", "7251", "N12"),
    ("7252", "7252", "N1"),
    ("7253", "7254", "X..40"),
    ("7255", "7255", "X..10"),
    ("7256", "7256", "X..90"),
    ("7257", "7257", "X..70"),
    ("7258", "7258", "X3"),
    ("7259", "7259", "X..40"),
    ("8001", "8001", "N14"),
    ("8002", "8002", "X..20"),
    ("8003", "8003", "N1 C13 X..16?"),
    ("8004", "8004", "X..30"),
    ("8005", "8005", "N6"),
    ("8006", "8006", "C14 N4"),
    ("8007", "8007", "X..34"),
    ("8008", "8008", "N8 N2? N2?"),
    ("8009", "8009", "X..50"),
    ("8010", "8010", "Y..30"),
    ("8012", "8012", "X..20"),
    ("8013", "8013", "X..25"),
    ("8017", "8018", "C18"),
    ("8026", "8026", "C14 N4"),
    ("8030", "8030", "Z..90"),
    ("8110", "8110", "X..70"),
    ("8111", "8111", "N4"),
    ("8112", "8112", "X..70"),
    ("90", "90", "X..30"),
    ("91", "99", "X..90"),
];

/// Those that stand in a path or nowhere: never a data attribute.
const QUALIFIERS: &[(&str, &str, &str)] = &[
    ("21", "22", "X..20"),
    ("235", "235", "X..28"),
    ("254", "254", "X..20"),
    ("7040", "7040", "N1 X3"),
    ("8011", "8011", "N..12"),
    ("8019", "8019", "N..10"),
    ("8020", "8020", "X..25"),
];

/// The qualifiers that may follow this key, in alternative sequences; nothing if it is no key.
pub(super) fn sequences(identifier: &str) -> Option<&'static [&'static [&'static str]]> {
    KEYS.iter().find(|(key, _)| *key == identifier).map(|(_, sequences)| *sequences)
}

/// Whether it may stand in the query.
pub(super) fn is_attribute(identifier: &str) -> bool {
    form(ATTRIBUTES, identifier).is_some()
}

/// Whether a value has the form of its identifier; nothing where the identifier is not known.
///
/// Check digits count; that a date or a country exists is not asked.
pub(super) fn fits(identifier: &str, value: &str) -> Option<bool> {
    let form = form(ATTRIBUTES, identifier).or_else(|| form(QUALIFIERS, identifier))?;
    let mut rest = value;
    let whole = form.split(' ').all(|part| taken(part, rest).map(|length| rest = &rest[length..]).is_some());
    Some(value.is_ascii() && whole && rest.is_empty())
}

fn form(rows: &[(&str, &str, &'static str)], identifier: &str) -> Option<&'static str> {
    let last = |text: &str| text.bytes().last();
    let within = |from: &str, to: &str| {
        let run = from.len() == identifier.len() && (from..=to).contains(&identifier);
        run && last(from) <= last(identifier) && last(identifier) <= last(to)
    };
    rows.iter().find(|(from, to, _)| within(from, to)).map(|(_, _, form)| *form)
}

/// How many characters of `value` a part of a form takes.
fn taken(part: &str, value: &str) -> Option<usize> {
    let required = part.trim_end_matches('?');
    if value.is_empty() {
        return (required != part).then_some(0);
    }
    let (kind, count) = required.split_at(1);
    let (varies, most) = count.strip_prefix("..").map_or((false, count), |most| (true, most));
    let most: usize = most.parse().ok()?;
    let length = if varies { most.min(value.len()) } else { most };
    let taken = value.get(..length)?;
    let fits = taken.chars().all(|c| is_of(kind, c)) && (kind != "C" || is_checked(taken));
    fits.then_some(length)
}

fn is_of(kind: &str, c: char) -> bool {
    match kind {
        "N" | "C" => c.is_ascii_digit(),
        // GS1 General Specifications, 7.11: the characters that identifiers may have.
        "X" => c.is_ascii_alphanumeric() || "!\"%&'()*+,-./:;<=>?_".contains(c),
        "Y" => c.is_ascii_digit() || c.is_ascii_uppercase() || "#-/".contains(c),
        _ => c.is_ascii_alphanumeric() || "-_=".contains(c),
    }
}

/// GS1 General Specifications, 7.9: weights 3 and 1 in turn, from the digit before the check digit.
fn is_checked(digits: &str) -> bool {
    let weighed = digits.bytes().rev().zip([1, 3].into_iter().cycle());
    weighed.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_one_and_no_identifier_stands_in_two_rows() {
        let rows: Vec<_> = ATTRIBUTES.iter().chain(QUALIFIERS).collect();
        for (from, to, form) in &rows {
            assert!(from.len() == to.len() && from <= to, "{from} {to}");
            assert!(form.split(' ').all(|part| "NCXYZ".contains(&part[..1])), "{form}");
            let holding = |end: &str| rows.iter().filter(|row| super::form(&[***row], end).is_some()).count();
            assert_eq!((holding(from), holding(to)), (1, 1), "{from} {to}");
        }
        let known = |ai: &&str| fits(ai, "").is_some();
        assert!(KEYS.iter().all(|(key, _)| known(key)));
        assert!(KEYS.iter().flat_map(|(_, all)| all.iter().copied().flatten()).all(known));
    }

    #[test]
    fn values_have_the_form_of_their_identifier() {
        for (ai, value, fitting) in [
            ("01", "09506000134352", Some(true)),
            ("01", "09506000134353", Some(false)),
            ("01", "9506000134352", Some(false)),
            ("10", "ABC-1/2", Some(true)),
            ("10", "AB C", Some(false)),
            ("10", "", Some(false)),
            ("10", "123456789012345678901", Some(false)),
            ("253", "9526064000028", Some(true)),
            ("253", "9526064000028000001", Some(true)),
            ("423", "156392", Some(true)),
            ("423", "1563", Some(false)),
            ("3106", "000001", None),
            ("3105", "000001", Some(true)),
            ("89", "X", None),
            ("½", "X", None),
            ("10", "Nº1", Some(false)),
        ] {
            assert_eq!(fits(ai, value), fitting, "({ai}){value}");
        }
    }
}
