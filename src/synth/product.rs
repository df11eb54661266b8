//! One product that does not exist: its draft, and what became of its certificate.

use super::{DAY, Draw, Kind, Made, TERM};
use crate::{
    credential::Decision,
    json::Json,
    label::{CreditCode, Date, Decimal, Gtin, Instant, Line, Step},
    programme::Category,
    text::{Lang, SynthWords},
};

pub(super) struct Product<'a> {
    at: u64,
    kind: &'a Kind<'a>,
    /// The day of issue, in days since 1970.
    issued: i64,
    today: Instant,
    draw: Draw,
}

impl<'a> Product<'a> {
    pub(super) fn new(at: u64, kind: &'a Kind<'a>, issued: i64, today: Instant, draw: Draw) -> Self {
        Self { at, kind, issued, today, draw }
    }

    pub(super) fn made(mut self) -> Made {
        let (product, maker) = self.product();
        let (footprint, stages) = self.footprint();
        let mut subject = vec![
            ("product", product),
            ("footprint", footprint),
            ("certificate", self.certificate()),
            ("trace", self.trace(&maker)),
            ("report", self.report()),
            ("demonstration", Json::Truth(true)),
            ("source", Json::object([("text", named(|words| words.source.to_owned()))])),
        ];
        // A few makers tell no stages.
        if self.draw.share() > 0.05 {
            subject.insert(2, ("stages", stages));
        }
        let until = instant((self.issued + TERM) * DAY - 1 - CHINA);
        let draft = Json::object([
            ("validFrom", Json::text(self.day(0).start().to_string())),
            ("validUntil", Json::text(until.to_string())),
            ("credentialSubject", members(subject)),
        ]);
        let decided = self.decided();
        Made { draft, decided }
    }

    fn number(&self) -> String {
        format!("SYN-{:08}", self.at)
    }

    /// So many days after the issue.
    fn day(&self, after: i64) -> Date {
        instant((self.issued + after) * DAY).date()
    }

    fn product(&mut self) -> (Json, Json) {
        let words = Lang::ALL[0].synth();
        let (line, _) = self.draw.one(words.lines);
        // Some makers have many products, most have few.
        let name = (self.draw.share().powi(2) * words.names.len() as f64) as usize;
        let ((trade, _), (city, _)) = (self.draw.one(words.trades), self.draw.one(words.cities));
        let size = 100 + 20 * self.draw.below(40) as u32;
        let maker = named(|words| (words.maker)(words.names[name], words.trades[trade], words.cities[city]));
        let factory = named(|words| (words.factory)(words.names[name], words.cities[city]));
        let category = self.kind.category;
        let title = |lang: Lang| {
            let words = lang.synth();
            (words.product)(words.lines[line], category.name.in_language(lang.code()).1.as_str(), size)
        };
        let code = name * 100 + trade * 10 + city;
        let product = Json::object([
            ("gtin", Json::text(gtin(self.at))),
            ("name", in_languages(title)),
            ("model", Json::text(format!("SYN-{size}-{line:02}"))),
            ("category", Json::text(category.id.as_str())),
            ("maker", Json::object([("name", maker.clone()), ("creditCode", Json::text(credit_code(code)))])),
            ("factory", Json::object([("name", factory), ("region", Json::text(REGIONS[city % REGIONS.len()]))])),
        ]);
        (product, maker)
    }

    fn footprint(&mut self) -> (Json, Json) {
        let value = self.kind.value(&mut self.draw);
        // Four significant digits, three places at most.
        let places = (3 - value.abs().max(1e-3).log10().floor() as i32).clamp(0, 3);
        let units = (value * 10_f64.powi(places)).round() as i64;
        let figure = |units: i64| Json::text(decimal(units, places));
        let spread = (units.abs() / 20).max(1);
        let share = self.draw.share();
        let percent = |share: f64| Json::text(decimal((share * 100.0).round() as i64, 2));
        let category = self.kind.category;
        let year = self.day(-200).year();
        let footprint = Json::object([
            ("value", figure(units)),
            ("unit", Json::text("kgCO2e")),
            ("per", per(category)),
            ("boundary", Json::text(category.boundary.word())),
            ("standard", Json::List(vec![Json::text("GB/T 24067-2024")])),
            (
                "rule",
                Json::object([
                    ("id", Json::text(category.rule.id.as_str())),
                    ("version", Json::text(category.rule.version.as_str())),
                ]),
            ),
            (
                "period",
                Json::object([
                    ("from", Json::text(format!("{}-01-01", year - 1))),
                    ("to", Json::text(format!("{}-12-31", year - 1))),
                ]),
            ),
            (
                "uncertainty",
                Json::object([
                    ("low", figure(units - spread)),
                    ("high", figure(units + spread)),
                    ("level", Json::text("0.95")),
                ]),
            ),
            ("primaryShare", percent(0.4 + 0.55 * share)),
            (
                "electricity",
                Json::object([
                    ("factor", Json::text("0.5777")),
                    ("unit", Json::text("kgCO2e/kWh")),
                    ("source", named(|words| words.electricity.to_owned())),
                    ("renewableShare", percent(self.draw.share() * 0.8)),
                ]),
            ),
        ]);
        (footprint, self.stages(units, places))
    }

    /// The stages of a value: they add up, but for a few labels that have to say by how much they do not.
    fn stages(&mut self, units: i64, places: i32) -> Json {
        let kinds = &self.kind.category.stages;
        let weights: Vec<f64> = kinds.iter().map(|_| self.draw.normal().mul_add(0.3, -0.7).exp()).collect();
        let sum: f64 = weights.iter().sum();
        let mut left = units;
        if self.draw.share() < 0.03 {
            left -= units / 25;
        }
        let mut stages: Vec<Json> = kinds
            .iter()
            .zip(&weights)
            .skip(1)
            .map(|(kind, weight)| {
                // Below zero is what the wood stores, in the first stage: what comes after emits.
                let part = (units.abs() as f64 * weight / sum * if units < 0 { 0.2 } else { 1.0 }) as i64;
                left -= part;
                stage(kind.word(), &decimal(part, places))
            })
            .collect();
        if let Some(first) = kinds.first() {
            stages.insert(0, stage(first.word(), &decimal(left, places)));
        }
        Json::List(stages)
    }

    fn certificate(&self) -> Json {
        let body = Json::object([
            ("name", named(|words| words.body.to_owned())),
            ("creditCode", Json::text(credit_code(BODY))),
        ]);
        Json::object([
            ("number", Json::text(self.number())),
            ("scheme", Json::text("other")),
            ("body", body),
            ("issued", Json::text(self.day(0).to_string())),
            ("expires", Json::text(self.day(TERM - 1).to_string())),
        ])
    }

    /// The steps up to the decision, and the surveillance of each year since, which a few have missed.
    fn trace(&mut self, maker: &Json) -> Json {
        let body = named(|words| words.body.to_owned());
        let before: Vec<Step> = Step::ALL.iter().copied().filter(|step| *step != Step::Surveillance).collect();
        let last = before.len() as i64;
        let mut steps: Vec<(Step, i64)> =
            before.into_iter().enumerate().map(|(at, step)| (step, (at as i64 - last) * 17)).collect();
        let age = self.today.unix() / DAY - self.issued;
        if age > 350 && self.draw.share() > 0.05 {
            steps.push((Step::Surveillance, 340));
        }
        let step = |(step, after): (Step, i64)| {
            let by = if step == Step::Application { maker } else { &body };
            Json::object([
                ("step", Json::text(step.word())),
                ("date", Json::text(self.day(after).to_string())),
                ("by", by.clone()),
            ])
        };
        Json::List(steps.into_iter().map(step).collect())
    }

    fn report(&mut self) -> Json {
        let mut digest = String::new();
        for _ in 0..8 {
            // A made-up hash, eight digits at a time.
            digest += &format!("{:08x}", (self.draw.share() * f64::from(u32::MAX)) as u32);
        }
        let url = format!("https://labels.example/report/{}.pdf", self.number());
        Json::object([("url", Json::text(url)), ("sha256", Json::text(digest))])
    }

    /// Two in a hundred are suspended, one withdrawn; after their issue, and not after today.
    fn decided(&mut self) -> Option<(Decision, Line, Instant)> {
        let (share, later) = (self.draw.share(), self.draw.share());
        let (decision, why) = match share {
            share if share < 0.02 => (Decision::Suspended, Lang::ALL[0].synth().suspended),
            share if share < 0.03 => (Decision::Revoked, Lang::ALL[0].synth().revoked),
            _ => return None,
        };
        let (issued, today) = (self.day(0).start().unix(), self.today.unix());
        let at = instant(issued + ((today - issued).max(0) as f64 * later) as i64);
        Some((decision, why.parse().ok()?, at))
    }
}

/// China is this far ahead, in seconds.
const CHINA: i64 = 8 * 3600;
/// Where the works are: Tianjin, Beijing, Hebei.
const REGIONS: [&str; 6] = ["CN-TJ", "CN-BJ", "CN-HE", "CN-HE", "CN-HE", "CN-HE"];
/// The body's place among the credit codes: behind those of all makers.
const BODY: usize = 99_999;

/// Within a few years of today, which is a date of ours: as far as an instant reaches, at most.
fn instant(seconds: i64) -> Instant {
    Instant::from_unix(seconds).unwrap_or(Instant::LAST)
}

fn per(category: &Category) -> Json {
    Json::object([
        ("amount", Json::text(category.per.amount().to_string())),
        ("unit", Json::text(category.per.unit().word())),
    ])
}

fn stage(word: &str, value: &str) -> Json {
    Json::object([("stage", Json::text(word)), ("value", Json::text(value))])
}

fn members(members: Vec<(&str, Json)>) -> Json {
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A name in every language.
fn named(name: impl Fn(&SynthWords) -> String) -> Json {
    in_languages(|lang| name(lang.synth()))
}

fn in_languages(name: impl Fn(Lang) -> String) -> Json {
    Json::Object(Lang::ALL.iter().map(|lang| (lang.code().to_owned(), Json::text(name(*lang)))).collect())
}

/// So many units of the last of `places` digits behind the point.
fn decimal(units: i64, places: i32) -> String {
    let shifted = Decimal::from(units).shifted(-places);
    shifted.map_or_else(|| units.to_string(), |decimal| decimal.to_string())
}

/// A GTIN of GS1's prefix for demonstrations, 952 (GS1 General Specifications, 1.4.1).
fn gtin(at: u64) -> String {
    let checked = |check: u32| format!("952{at:09}{check}").parse::<Gtin>().ok();
    (0..10).find_map(checked).map_or_else(String::new, |gtin| gtin.to_string())
}

/// A credit code that the registry's letters cannot give, its check character right.
fn credit_code(at: usize) -> String {
    let checked = |check: char| format!("91120000DEM{at:06}{check}").parse::<CreditCode>().ok();
    ('0'..='9').chain('A'..='Z').find_map(checked).map_or_else(String::new, |code| code.to_string())
}
