//! All numbers of a group: how many products have about the same one, beside the category's benchmarks.

use super::{
    Axis, Bar, ChartSaid, Key, Mark, Plot, Scene, TableSaid, Tick,
    census::{Census, missed, missing},
    paragraph,
    scale::Scale,
};
use crate::{
    compare::{Incomparable, read_value},
    criteria::Must,
    label::{CarbonUnit, Decimal, DeclaredUnit, Name, Number},
    programme::{Benchmark, Limit, Scale as Values},
    text::{Beside, figure},
};

/// Most bars.
const BARS: i64 = 24;
/// Most steps of an axis.
const STEPS: i64 = 6;
/// The letters of lines; those beyond them are in the table alone.
const LETTERS: std::ops::RangeInclusive<char> = 'A'..='Z';

/// A value to stand beside, with all that makes it mean something.
struct Line {
    value: Decimal,
    /// What it is, in the words of who states it.
    name: String,
    /// The benchmark's name, method, year and source.
    from: [String; 4],
}

pub(super) fn said(scene: &Scene<'_>, census: &Census) -> ChartSaid {
    let words = scene.words;
    let title = (words.distribution)(census.counted.len());
    let mut notes = census.notes(scene);
    let (lines, refused) = lines(scene, census);
    notes.extend(refused);
    notes.extend(missed(scene));
    let drawn = census.values().and_then(|(least, most)| {
        let bins = Scale::of(least, most, BARS)?;
        let near = near(&lines, &bins);
        let low = near.iter().map(|line| line.value).fold(bins.from(), Decimal::min);
        let high = near.iter().map(|line| line.value).fold(bins.to(), Decimal::max);
        Some((Scale::of(low, high, STEPS)?, bins, near))
    });
    let Some((x, bins, near)) = drawn else {
        return ChartSaid { title, summary: words.no_values.to_owned(), notes, ..ChartSaid::default() };
    };
    let mut counts = vec![0_usize; bins.edges().len() - 1];
    census.counted.iter().for_each(|one| counts[bins.interval(one.value)] += 1);
    let lettered: Vec<(char, &Line)> = LETTERS.zip(near).collect();
    let (chosen, more) = scene.marked(chosen(scene));
    notes.extend(more);
    let beyond = lines.len() - lettered.len();
    if beyond > 0 {
        notes.push((words.beyond)(beyond));
    }
    if !lines.is_empty() {
        notes.push(scene.lang.words().not_part_of_certification.to_owned() + words.stop);
    }
    let key = |(letter, line): &(char, &Line)| Key {
        letter: letter.to_string(),
        said: [&line.name, &line.from[0]].map(String::as_str).join(scene.lang.words().separator),
    };
    let keys = lettered.iter().map(key).collect();
    let tables = tables(scene, &bins, &counts, &lines, &lettered, &chosen);
    let plot = plot(scene, &x, &bins, &counts, &lettered, &chosen);
    ChartSaid { title, summary: summary(scene, census, &bins, &counts, &chosen), notes, keys, tables, plot }
}

/// The lines that lie about as far from the bars as these reach; what is further would squeeze them.
fn near<'a>(lines: &'a [Line], bins: &Scale) -> Vec<&'a Line> {
    let third = |value: Decimal| value.magnitude().over(Decimal::from(3));
    let reaches = [bins.to().minus(bins.from()), third(bins.from()), third(bins.to())];
    let reach = reaches.into_iter().flatten().fold(Decimal::ZERO, Decimal::max);
    let (low, high) = (bins.from().minus(reach), bins.to().plus(reach));
    let is_near =
        |line: &&Line| low.is_some_and(|low| low <= line.value) && high.is_some_and(|high| line.value <= high);
    lines.iter().filter(is_near).collect()
}

fn plot(
    scene: &Scene<'_>,
    x: &Scale,
    bins: &Scale,
    counts: &[usize],
    lines: &[(char, &Line)],
    chosen: &[(String, Decimal)],
) -> Option<Plot> {
    let y = Scale::counting(counts.iter().copied().max()?, STEPS)?;
    let whole = |count: usize| Decimal::from(i64::try_from(count).unwrap_or(i64::MAX));
    let bars = bins.edges().windows(2).zip(counts).map(|(edges, count)| Bar {
        from: x.at(edges[0].0),
        to: x.at(edges[1].0),
        at: y.at(whole(*count)),
        key: 0,
    });
    let mark = |(_, value): &(String, Decimal)| Mark { x: x.at(*value), y: 0, said: figure(*value) };
    Some(Plot {
        bars: bars.filter(|bar| bar.at > 0).collect(),
        lines: lines.iter().map(|(letter, line)| Tick { at: x.at(line.value), said: letter.to_string() }).collect(),
        marks: chosen.iter().map(mark).collect(),
        points: Vec::new(),
        x: Axis { title: scene.unit.clone(), ticks: x.ticks() },
        y: Axis { title: scene.words.products.to_owned(), ticks: y.ticks() },
    })
}

/// The products that were chosen and are counted, with their numbers.
fn chosen(scene: &Scene<'_>) -> Vec<(String, Decimal)> {
    let counted = scene.request.chosen.iter().filter(|number| missing(number, scene).is_none());
    let value = |number: &Number| {
        let (_, stated) = scene.entry(number)?;
        Some((scene.name(number), scene.converted(&stated)?))
    };
    counted.filter_map(value).collect()
}

fn summary(scene: &Scene<'_>, census: &Census, bins: &Scale, counts: &[usize], chosen: &[(String, Decimal)]) -> String {
    let words = scene.words;
    let counted = &census.counted;
    let (least, most) = census.values().unwrap_or((Decimal::ZERO, Decimal::ZERO));
    let spread = match counted.len() {
        1 => (words.one_value)(scene.kind(), &figure(least), &scene.unit),
        count => {
            let middle = middle(census).unwrap_or(least);
            (words.spread)(count, scene.kind(), [least, middle, most].map(figure), &scene.unit)
        }
    };
    let fullest = fullest(counts).filter(|_| counted.len() > 1);
    let fullest = fullest.map(|at| (words.fullest)(&interval(scene, bins, at), counts[at]));
    let names: Vec<String> = chosen.iter().map(|(name, value)| format!("{name} {}", figure(*value))).collect();
    let marked = (!names.is_empty()).then(|| (words.marked)(&scene.list(&names)));
    let vouched = census.vouched(scene);
    paragraph(scene.lang, [spread, fullest.unwrap_or_default(), marked.unwrap_or_default(), vouched])
}

/// The number in the middle; between two, half their sum.
fn middle(census: &Census) -> Option<Decimal> {
    let counted = &census.counted;
    let (low, high) = (counted.get((counted.len() - 1) / 2)?.value, counted.get(counted.len() / 2)?.value);
    if low == high { Some(low) } else { Some(low.plus(high)?.over(Decimal::from(2))?.trimmed()) }
}

/// The place of the largest count; nothing where several are as large, or none is more than nothing.
pub(super) fn fullest(counts: &[usize]) -> Option<usize> {
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let mut places = counts.iter().zip(0..).filter(|(count, _)| **count == most).map(|(_, at)| at);
    places.next().filter(|_| places.next().is_none())
}

/// An interval between two edges in words.
pub(super) fn interval(scene: &Scene<'_>, scale: &Scale, at: usize) -> String {
    let edges = scale.edges();
    if scale.is_calendar() {
        return (scene.words.days)(&edges[at].1, &edges[at + 1].1);
    }
    (scene.words.interval)(&edges[at].1, &edges[at + 1].1, at + 2 == edges.len())
}

fn tables(
    scene: &Scene<'_>,
    bins: &Scale,
    counts: &[usize],
    lines: &[Line],
    lettered: &[(char, &Line)],
    chosen: &[(String, Decimal)],
) -> Vec<TableSaid> {
    let words = scene.words;
    let table = |caption: &str, columns: &[&str], rows: Vec<Vec<String>>| TableSaid {
        caption: caption.to_owned(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        rows,
    };
    let counted = counts.iter().zip(0_usize..).map(|(count, at)| vec![interval(scene, bins, at), count.to_string()]);
    let letter = |line: &Line| lettered.iter().find(|(_, known)| std::ptr::eq(*known, line));
    let line = |line: &Line| {
        let letter = letter(line).map_or(words.none.to_owned(), |(letter, _)| letter.to_string());
        let [benchmark, method, year, source] = line.from.clone();
        vec![letter, line.name.clone(), figure(line.value), benchmark, method, year, source]
    };
    let product = |(name, value): &(String, Decimal)| vec![name.clone(), figure(*value)];
    let footprint = format!("{} ({})", words.footprint, scene.unit);
    let values = [words.line, words.reference, &footprint, words.benchmark, words.method, words.year, words.source];
    let tables = [
        table(words.bins, &[&footprint, words.products], counted.collect()),
        table(words.lines, &values, lines.iter().map(line).collect()),
        table(words.chosen, &[words.product, &footprint], chosen.iter().map(product).collect()),
    ];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

/// The lines of the category's benchmarks and of the demand standard, and of each benchmark that has none,
/// why not.
fn lines(scene: &Scene<'_>, census: &Census) -> (Vec<Line>, Vec<String>) {
    let (mut lines, mut refused) = (demanded(scene), Vec::new());
    let value = census.values().map_or(Decimal::ZERO, |(least, _)| least);
    for benchmark in scene.portal.programme.benchmarks(&scene.basis.category) {
        let name = || in_language(&benchmark.name, scene);
        match read_value(scene.basis, value, benchmark).map_err(Incomparable::from) {
            Ok(_) => lines.extend(of_benchmark(scene, benchmark)),
            Err(reason) => {
                refused.push((scene.words.not_drawn)(&name(), &scene.lang.incomparable(&reason, Beside::Scale)));
            }
        }
    }
    (rising(lines), refused)
}

/// In the order of their values; a sort would be more of the program than these few are worth.
fn rising(lines: Vec<Line>) -> Vec<Line> {
    let mut sorted: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        sorted.insert(sorted.partition_point(|other| other.value <= line.value), line);
    }
    sorted
}

fn of_benchmark(scene: &Scene<'_>, benchmark: &Benchmark) -> Vec<Line> {
    let words = scene.words;
    let bound = |limit: &Limit| if limit.inclusive { words.up_to } else { words.below };
    let values: Vec<(String, Decimal)> = match &benchmark.scale {
        Values::Limit(limit) => vec![(bound(limit)(&figure(limit.value)), limit.value)],
        Values::Grades(grades) => {
            let line = |name: &Name, limit: Limit| {
                let said = [in_language(name, scene), bound(&limit)(&figure(limit.value))];
                (said.join(scene.lang.words().separator), limit.value)
            };
            grades.iter().filter_map(|grade| Some(line(&grade.name, grade.bound?))).collect()
        }
        Values::Distribution { quantiles, .. } => {
            quantiles.iter().map(|one| ((words.quantile)(&figure(one.share.percent())), one.value)).collect()
        }
        Values::References(references) => {
            references.iter().map(|one| (in_language(&one.name, scene), one.value)).collect()
        }
    };
    let year = benchmark.year.map_or(scene.lang.words().undecided.to_owned(), |year| year.to_string());
    let source = in_language(&benchmark.source.text, scene);
    let from = [in_language(&benchmark.name, scene), benchmark.method.to_string(), year, source];
    let convert = |value: Decimal| converted(scene, value, benchmark.unit, &benchmark.per);
    values
        .into_iter()
        .filter_map(|(name, value)| Some(Line { value: convert(value)?, name, from: from.clone() }))
        .collect()
}

/// The most a demand standard allows, where it is stated for what the group's numbers are of.
fn demanded(scene: &Scene<'_>) -> Vec<Line> {
    let words = scene.words;
    let Some(criteria) = &scene.request.criteria else { return Vec::new() };
    if criteria.basis.as_ref().is_some_and(|basis| basis.matches(scene.basis).is_err()) {
        return Vec::new();
    }
    let none = || words.none.to_owned();
    let line = |must: &Must| {
        let Must::AtMost { limit, unit, per } = must else { return None };
        let bound = if limit.inclusive { words.up_to } else { words.below };
        let value = converted(scene, limit.value, *unit, per)?;
        Some(Line { value, name: bound(&figure(value)), from: [words.demand.to_owned(), none(), none(), none()] })
    };
    criteria.musts.iter().filter_map(line).collect()
}

/// A value in the group's units; nothing when dimensions differ or it does not fit.
fn converted(scene: &Scene<'_>, value: Decimal, unit: CarbonUnit, per: &DeclaredUnit) -> Option<Decimal> {
    unit.convert(per.convert(value, &scene.basis.per)?, scene.basis.unit)
}

fn in_language(name: &Name, scene: &Scene<'_>) -> String {
    name.in_language(scene.lang.code()).1.to_string()
}

#[cfg(test)]
mod tests {
    use super::fullest;

    #[test]
    fn most_is_said_of_one_interval_alone() {
        assert_eq!(fullest(&[1, 3, 2]), Some(1));
        assert_eq!((fullest(&[3, 1, 3]), fullest(&[0, 0]), fullest(&[])), (None, None, None));
    }
}
