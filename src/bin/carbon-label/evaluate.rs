//! `evaluate`: an enterprise's labels as the figures a lender asks for, held against the lender's policy.

use crate::{Outcome, asking::Asking, cli::Trust, error::Error, world};
use carbon_label::{
    credential::{AtHand, Presentation, Rejection},
    evaluate::{Advice, Evaluation, Figure, Held, Policy, Question, Tiered},
    evidence::{Evidence, Placed},
    handover::evaluation::book,
    json::Json,
    label::{CreditCode, DeclaredUnit},
    text::{Lang, clock, figure, grouped},
};
use clap::Args;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Label files, such as an enterprise hands over; by default the programme's labels of --maker. Or a signed
    /// evaluation, to be checked.
    files: Vec<PathBuf>,
    /// The enterprise, by its unified social credit code.
    #[arg(long, value_name = "CODE", required_unless_present = "files")]
    maker: Option<CreditCode>,
    /// The lender's policy (JSON).
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// What the enterprise makes in a year in all, such as `3200 MWp`; once a unit.
    #[arg(long, value_name = "AMOUNT UNIT")]
    total: Vec<DeclaredUnit>,
    #[command(flatten)]
    trust: Trust,
    /// Print the evaluation as JSON.
    #[arg(long)]
    json: bool,
    /// Write it as a workbook that works every figure out again.
    #[arg(long, value_name = "FILE")]
    xlsx: Option<PathBuf>,
    /// Sign it, with the labels it rests on, as whoever evaluates.
    #[arg(long, value_name = "FILE", requires = "out")]
    key: Option<PathBuf>,
    /// Where the signed evaluation goes.
    #[arg(long, value_name = "FILE", requires = "key")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let now = world::instant(arguments.trust.at.as_deref())?;
    let (folder, programme) = world::programme_here(arguments.trust.programme.as_deref())?;
    let policy = arguments.policy.as_ref().map(|file| read_policy(file)).transpose()?;
    let asking = Asking { programme: &programme, folder: Some(folder.clone()), online: false, now };
    let (credentials, signed) = credentials(arguments, &folder)?;
    let mut at_hand = AtHand::default();
    let held = credentials.iter().map(|(called, bytes)| {
        let outcome = placed(asking.evidence(bytes, &mut at_hand));
        Held::new(called.clone(), bytes, outcome)
    });
    let held = of_maker(held.collect(), arguments);
    // What was signed rests on the totals it states.
    let stated = signed.iter().flat_map(totals_of).collect();
    let totals = if arguments.total.is_empty() { stated } else { arguments.total.clone() };
    let question = Question { maker: arguments.maker.clone(), totals: &totals, policy: policy.as_ref(), at: now };
    let evaluation = Evaluation::of(held, &question, &programme);
    if let Some(file) = &arguments.xlsx {
        let software = concat!("carbon-label ", env!("CARGO_PKG_VERSION"));
        let bytes = book(&evaluation, lang, software).to_xlsx();
        let bytes = bytes.map_err(|error| Error::Write(file.clone(), std::io::Error::other(error)))?;
        world::write(file, &bytes)?;
    }
    if let (Some(key), Some(out)) = (&arguments.key, &arguments.out) {
        let key = world::key(key)?;
        let counted = |bytes: &Vec<u8>| {
            let sha256 = Held::new(String::new(), bytes, Err(Rejection::NotAsked)).sha256;
            evaluation.counted.iter().any(|label| label.sha256 == sha256)
        };
        let tokens = credentials.iter().map(|(_, bytes)| bytes).filter(|bytes| counted(bytes));
        let tokens: Vec<String> = tokens.map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned()).collect();
        world::write(out, Presentation::sign(&tokens, evaluation.to_json(), now, &key).as_bytes())?;
    }
    let same = signed.iter().all(|presented| is_same(presented, &evaluation));
    if arguments.json {
        println!("{}", report(&evaluation, &signed, same));
    } else {
        for presented in &signed {
            println!("{}", (lang.evaluate().signed_by)(&presented.holder, &clock(presented.at)));
            println!("{}", if same { lang.evaluate().same_figures } else { lang.evaluate().other_figures });
        }
        print(&evaluation, lang);
    }
    Ok(if evaluation.counted.is_empty() || !same { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The evaluation as JSON; with who signed it, and whether its credentials give the same now.
fn report(evaluation: &Evaluation, signed: &[Presentation], same: bool) -> Json {
    let mut report = evaluation.to_json();
    if let (Json::Object(members), false) = (&mut report, signed.is_empty()) {
        let signer = |presented: &Presentation| {
            let (holder, at) = (presented.holder.as_str(), presented.at.to_string());
            Json::object([("holder", Json::text(holder)), ("at", Json::text(at))])
        };
        members.push(("signedBy".to_owned(), Json::List(signed.iter().map(signer).collect())));
        members.push(("sameAsSigned".to_owned(), Json::Truth(same)));
    }
    report
}

/// The totals a signed evaluation states.
fn totals_of(presented: &Presentation) -> Vec<DeclaredUnit> {
    let Some(Json::List(coverage)) = presented.evaluation.member("coverage") else { return Vec::new() };
    let total = |one: &Json| {
        let text = |path: &str| if let Some(Json::Text(text)) = one.at(path) { Some(text.clone()) } else { None };
        format!("{} {}", text("total.amount")?, text("total.unit")?).parse().ok()
    };
    coverage.iter().filter_map(total).collect()
}

/// Whether the credentials of a signed evaluation give what was signed: whose labels, which, and every figure but the
/// days that have passed since; what a policy made of them, where the same policy is at hand.
fn is_same(presented: &Presentation, evaluation: &Evaluation) -> bool {
    let (then, now) = (&presented.evaluation, evaluation.to_json());
    let without_days = |tree: &Json| match tree.member("figures") {
        Some(Json::Object(figures)) => figures.iter().filter(|(name, _)| name != "days-left").cloned().collect(),
        _ => Vec::new(),
    };
    let same =
        ["maker", "labels", "means", "coverage", "restsOn"].iter().all(|part| then.member(part) == now.member(part));
    let advised = evaluation.advice.is_none() || then.member("advice") == now.member("advice");
    same && advised && without_days(then) == without_days(&now)
}

fn read_policy(file: &Path) -> Result<Policy, Error> {
    let bytes = world::read(file, Policy::LIMITS.bytes as u64)?;
    Policy::read(&bytes).map_err(|fault| Error::Fault(file.to_owned(), fault))
}

/// Credentials, each with what it is called; and the signed evaluations that some of them came in.
type Credentials = (Vec<(String, Vec<u8>)>, Vec<Presentation>);

fn credentials(arguments: &Arguments, folder: &Path) -> Result<Credentials, Error> {
    let listed = world::tokens(&folder.join("labels"))?;
    let files = if arguments.files.is_empty() { &listed } else { &arguments.files };
    let (mut credentials, mut signed) = (Vec::new(), Vec::new());
    for file in files {
        let called = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = world::read(file, Presentation::MAX_BYTES as u64)?;
        match Presentation::read(&bytes) {
            // What is no presentation is a label, or will be told to be none.
            Err(Rejection::Malformed(_)) => credentials.push((called, bytes)),
            Err(rejection) => return Err(Error::NotAccepted(file.clone(), rejection)),
            Ok(presented) => {
                credentials
                    .extend(presented.credentials.iter().map(|token| (called.clone(), token.clone().into_bytes())));
                signed.push(presented);
            }
        }
    }
    Ok((credentials, signed))
}

fn placed(evidence: Evidence) -> Result<Box<Placed>, Rejection> {
    match evidence {
        Evidence::Verified(placed) => Ok(placed),
        Evidence::Rejected(rejection) => Err(rejection),
        Evidence::Unreadable(fault) => Err(Rejection::Content(fault)),
        Evidence::Declared(_) | Evidence::Passport(_) | Evidence::Checking => Err(Rejection::NotAsked),
    }
}

/// Of a programme's own folder, what is the enterprise's; of files that were handed over, all.
fn of_maker(held: Vec<Held>, arguments: &Arguments) -> Vec<Held> {
    if !arguments.files.is_empty() {
        return held;
    }
    let is_of = |held: &Held| {
        let label = held.outcome.as_ref().ok().map(|placed| placed.verified.label());
        label.is_some_and(|label| label.product.maker.credit_code == arguments.maker)
    };
    held.into_iter().filter(is_of).collect()
}

fn print(evaluation: &Evaluation, lang: Lang) {
    let words = lang.evaluate();
    if let Some((code, name)) = &evaluation.maker {
        println!("{} {code}", name.in_language(lang.code()).1);
    }
    println!("{} {} {}", words.made_at, clock(evaluation.at), lang.words().beijing_time);
    if evaluation.demonstration {
        println!("{}", lang.words().demonstration_note);
    }
    println!("{}", words.figures);
    let rests = |asked: &Figure| {
        let (rests, all) = evaluation.rests_on(asked);
        if rests < all { format!(" ({})", (words.rests_on)(rests, all)) } else { String::new() }
    };
    for (asked, told) in &evaluation.figures {
        let value = lang.figure_told(asked, *told, None);
        println!("  {}: {value}{}", lang.figure_called(asked, None), rests(asked));
    }
    for mean in &evaluation.means {
        let asked = Figure::Mean(mean.benchmark.id.clone());
        let benchmark = Some(mean.benchmark.as_ref());
        let value = lang.figure_told(&asked, mean.value, benchmark);
        println!("  {}: {value}{}", lang.figure_called(&asked, benchmark), rests(&asked));
    }
    println!("{}", words.labels);
    for label in &evaluation.counted {
        let name = label.name.in_language(lang.code()).1;
        println!(
            "  {} {name}: {} {}",
            label.number,
            figure(label.value),
            lang.measure(label.basis.unit, &label.basis.per)
        );
    }
    if !evaluation.left_out.is_empty() {
        println!("{}", words.left_out);
    }
    for one in &evaluation.left_out {
        println!("  {}: {}", carbon_label::text::plain(&one.called), lang.left_out(&one.why));
    }
    if let Some(advice) = &evaluation.advice {
        advise(advice, evaluation, lang);
    }
}

fn advise(advice: &Advice, evaluation: &Evaluation, lang: Lang) {
    let (words, policy) = (lang.evaluate(), &advice.policy);
    let said = |name: &carbon_label::label::Name| name.in_language(lang.code()).1.to_string();
    println!("{}", (words.policy_of)(&said(&policy.name), &said(&policy.lender), &policy.from.to_string()));
    println!("  {}", words.advice_note);
    if advice.not_yet {
        println!("  {}", words.not_yet);
    }
    let outcome = |holds: Option<bool>| match holds {
        Some(true) => words.yes,
        Some(false) => words.no,
        None => words.cannot_tell,
    };
    let judged = |judged: &carbon_label::evaluate::Judged, indent: &str| {
        let asked = &judged.condition.figure;
        let benchmark = evaluation.benchmark(asked);
        let is = lang.figure_told(asked, judged.figure, benchmark);
        println!("{indent}[{}] {} ({is})", outcome(judged.holds), lang.condition(&judged.condition, benchmark));
    };
    if !advice.approval.is_empty() {
        println!("  {}", words.approval);
    }
    advice.approval.iter().for_each(|one| judged(one, "    "));
    let tiers = |tiered: &Tiered, gives: &dyn Fn(carbon_label::label::Decimal) -> String| {
        for (at, tier) in tiered.tiers.iter().enumerate() {
            let counts = if tiered.counts == Some(at) { "*" } else { " " };
            println!("   {counts}{}: {}", (words.tier)(at + 1), gives(tier.gives));
            tier.when.iter().for_each(|one| judged(one, "      "));
        }
    };
    if let (Some(limit), Some(policy)) = (&advice.limit, &policy.limit) {
        println!("  {}", words.limit);
        tiers(&limit.tiers, &|part| lang.added(part));
        let amount = limit.amount.map(|amount| format!("{} {}", grouped(amount.trimmed()), policy.currency));
        println!("    = {}", amount.as_deref().unwrap_or(words.cannot_tell));
    }
    if let Some(rate) = &advice.rate {
        println!("  {}", words.rate);
        for (name, tiered) in &rate.rules {
            println!("   {}", said(name));
            tiers(tiered, &|points| lang.basis_points(points));
        }
        let given = rate.given.map_or_else(|| words.cannot_tell.to_owned(), |given| lang.basis_points(given));
        println!("    = {given}");
        if let Some(percent) = rate.percent {
            println!("    = {}%", figure(percent));
        }
    }
    if let Some(sheet) = &advice.score {
        println!("  {}", words.score);
        for one in &sheet.indicators {
            let asked = &one.indicator.figure;
            let is = lang.figure_told(asked, one.figure, evaluation.benchmark(asked));
            let points = one.score.map_or_else(|| words.no_points.to_owned(), figure);
            println!("    {}: {points} ({is})", said(&one.indicator.name));
        }
        if let Some(total) = sheet.total {
            println!("    = {} / 100", figure(total));
        }
    }
}
