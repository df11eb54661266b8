//! The native clock: cases in, nanoseconds a verification out. One thread.

use super::Verifier;
use carbon_label::json::{Json, Limits};
use std::{
    hint::black_box,
    io::Read,
    time::{Duration, Instant},
};

/// How long a case is verified before the clock starts, and while it runs.
const WARM_UP: Duration = Duration::from_millis(200);
const MEASURED: Duration = Duration::from_millis(500);

/// `{"EdDSA": "51234", …}`; nothing if a case does not verify.
pub(crate) fn time() -> Option<Json> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).ok()?;
    let Json::List(cases) = Json::parse(input.as_bytes(), Limits { bytes: 1024 * 1024, depth: 16 }).ok()? else {
        return None;
    };
    let timed = |case: &Json| Some((text(case, "name")?.to_owned(), Json::Number(nanoseconds(case)?.to_string())));
    cases.iter().map(timed).collect::<Option<_>>().map(Json::Object)
}

fn nanoseconds(case: &Json) -> Option<u128> {
    let verifier = Verifier::new(&case.member("trust")?.to_string(), text(case, "now")?)?;
    let token = text(case, "token")?.as_bytes();
    // The bench is of labels that verify: anything else would be measured as very fast.
    verifier.verifies(token).then_some(())?;
    for_a_while(&verifier, token, WARM_UP);
    Some(for_a_while(&verifier, token, MEASURED))
}

/// Nanoseconds a verification, over that time.
fn for_a_while(verifier: &Verifier, token: &[u8], length: Duration) -> u128 {
    let (start, mut count) = (Instant::now(), 0);
    while start.elapsed() < length {
        black_box(verifier.verifies(black_box(token)));
        count += 1;
    }
    start.elapsed().as_nanos() / count
}

fn text<'a>(case: &'a Json, name: &str) -> Option<&'a str> {
    match case.member(name)? {
        Json::Text(text) => Some(text),
        _ => None,
    }
}
