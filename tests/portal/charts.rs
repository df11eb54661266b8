//! The charts of a group, over real credentials of the demonstration.

use super::*;
use carbon_label::{
    criteria::Criteria,
    portal::{BesideRow, ChartRequest, ChartSaid, ChartsSaid, Quantity},
};

const MODULES: [&str; 8] = [
    "DEMO-2026-0001",
    "DEMO-2026-0002",
    "DEMO-2026-0003",
    "DEMO-2026-0004",
    "DEMO-2026-0005",
    "DEMO-2026-0006",
    "DEMO-2026-0007",
    "DEMO-2026-0009",
];

fn numbers(texts: &[&str]) -> Vec<Number> {
    texts.iter().map(|text| number(text)).collect()
}

fn check(portal: &mut Portal, texts: &[&str]) {
    for text in texts {
        portal.label(&number(text), signed(text).as_bytes(), now());
        portal.settle(&number(text));
    }
}

/// The charts of the largest group, and that they come back as they were sent.
fn charts(portal: &mut Portal, request: ChartRequest) -> ChartsSaid {
    let group = ask(portal, Query::default()).groups[0].id.clone();
    let request = ChartRequest { group, ..request };
    assert_eq!(ChartRequest::read(&request.to_json().to_string()).unwrap(), request);
    let charts = portal.charts(&request).unwrap();
    assert_eq!(ChartsSaid::read(&charts.to_json().to_string()).unwrap(), charts);
    charts
}

/// The sum of a table's second column.
fn counted(chart: &ChartSaid) -> usize {
    chart.tables[0].rows.iter().map(|row| row[1].parse::<usize>().unwrap()).sum()
}

fn said(chart: &ChartSaid) -> String {
    [vec![chart.summary.clone()], chart.notes.clone()].concat().join("\n")
}

#[test]
fn a_distribution_counts_what_is_in_force_and_says_what_is_left_out() {
    let mut portal = portal(Lang::Zh, &MODULES);
    let chosen = numbers(&["DEMO-2026-0003", "DEMO-2026-0009", "DEMO-2026-0007"]);
    let chart = charts(&mut portal, ChartRequest { chosen, ..ChartRequest::default() }).distribution;
    let said = said(&chart);
    for sentence in [
        "计入 6 个证书有效的产品：最低 420，中位数 550，最高 810（kgCO₂e 每 1 kWp）。",
        "三角标出已选产品：单晶硅双玻光伏组件 580 W 520。",
        "数值按目录所载，尚未在本机核验。",
        "未计入 1 个：尚未生效 1 个。",
        "同类别另有 1 个产品与本组不可比，未画。",
        "未画参照“法国简化碳评估 PPE2 门槛”。方法不同：本组按 GB/T 24067-2024，参照按 PPE2。",
        "不在图中：尚未生效。",
        "不在图中：方法不同：本产品按 PPE2，所选可比组按 GB/T 24067-2024。",
        "本参照不属于认证内容",
    ] {
        assert!(said.contains(sentence), "{sentence}\n{said}");
    }
    assert_eq!(counted(&chart), 6);
    let plot = chart.plot.as_ref().unwrap();
    assert_eq!((plot.marks.len(), plot.marks[0].said.as_str()), (1, "520"));
    let lines = &chart.tables[1];
    let values: Vec<&str> = lines.rows.iter().map(|row| row[2].as_str()).collect();
    assert_eq!(values, ["400", "415", "420", "480", "520", "580", "630", "750", "810"]);
    assert_eq!(lines.rows[0][0..2], ["A".to_owned(), "EPEAT 超低碳 · 不高于 400".to_owned()]);
    assert!(lines.rows.iter().all(|row| row.iter().all(|cell| !cell.is_empty())), "{lines:?}");
    assert_eq!(plot.lines.len(), 9);
    check(&mut portal, &MODULES[..2]);
    let chart = charts(&mut portal, ChartRequest::default()).distribution;
    assert!(chart.summary.contains("其中 2 个已在本机核验，4 个按目录所载。"), "{}", chart.summary);
}

#[test]
fn a_limit_of_the_demand_standard_is_a_line_where_it_compares() {
    let mut portal = portal(Lang::En, &MODULES);
    let basis = ask(&mut portal, Query::default()).groups[0].basis.clone();
    let criteria = |basis: &str| {
        let text = format!(
            r#"{{"version":1,"bid":"2026-12-10","basis":{basis},"musts":[{{"must":"at-most","limit":"0.63",
                "unit":"kgCO2e","per":{{"amount":"1","unit":"Wp"}}}}]}}"#
        );
        Criteria::read(text.as_bytes()).unwrap()
    };
    let line = |portal: &mut Portal, basis: &str| {
        let request = ChartRequest { criteria: Some(criteria(basis)), ..ChartRequest::default() };
        let chart = charts(portal, request).distribution;
        chart.tables[1].rows.iter().find(|row| row[3] == "Demand standard").cloned()
    };
    assert_eq!(line(&mut portal, &basis).unwrap()[1..3], ["up to 630".to_owned(), "630".to_owned()]);
    assert_eq!(line(&mut portal, &basis.replace("cradle-to-gate", "cradle-to-grave")), None);
}

#[test]
fn stages_are_drawn_of_what_was_checked_and_stored_carbon_lies_left_of_nought() {
    let panels = ["DEMO-2026-0018", "DEMO-2026-0019"];
    let mut portal = portal_of("body-b", Lang::Zh, &panels);
    let request = || ChartRequest { shown: numbers(&panels), ..ChartRequest::default() };
    let before = charts(&mut portal, request()).stages;
    assert_eq!(before.plot, None);
    assert!(said(&before).contains("尚未在本机核验，未画："), "{}", said(&before));
    let group = ask(&mut portal, Query::default()).groups[0].id.clone();
    assert_eq!(portal.uncharted(&ChartRequest { group, ..request() }), numbers(&panels));
    let first = signed_by("body-b", panels[0]);
    portal.label(&number(panels[0]), first.as_bytes(), now());
    portal.settle(&number(panels[0]));
    let chart = charts(&mut portal, request()).stages;
    let plot = chart.plot.as_ref().unwrap();
    let zero = plot.lines[0].at;
    let sides: Vec<bool> = plot.bars.iter().map(|bar| bar.to <= zero).collect();
    assert_eq!(sides, [true, false, false], "{plot:?}");
    assert!(plot.bars.iter().all(|bar| bar.from <= bar.to));
    // Bars above nought lie one after the other.
    assert_eq!((plot.bars[1].from, plot.bars[2].from), (zero, plot.bars[1].to));
    assert_eq!(chart.tables[0].rows[0][1..], ["−764.07", "24.73", "91.92", "−647.42"]);
    assert!(said(&chart).contains("负值画在零线左侧。"), "{}", said(&chart));
    assert!(chart.summary.contains("数值最大的阶段（排放与储存都算）：原材料 A1"), "{}", chart.summary);
}

#[test]
fn numbers_are_drawn_against_what_is_provided_and_the_rest_is_said() {
    let panels = ["DEMO-2026-0018", "DEMO-2026-0019"];
    let mut portal = portal_of("body-b", Lang::En, &panels);
    for (quantity, drawn) in
        [(Quantity::PrimaryShare, 1), (Quantity::Issued, 2), (Quantity::Expires, 2), (Quantity::Period, 2)]
    {
        let chosen = numbers(&panels);
        let chart = charts(&mut portal, ChartRequest { chosen, quantity, ..ChartRequest::default() }).scatter;
        let plot = chart.plot.as_ref().unwrap();
        assert_eq!((plot.points.len(), counted(&chart), plot.marks.len()), (drawn, drawn, drawn));
        let silent = said(&chart).contains(". Not provided: primary data.");
        assert_eq!(silent, drawn == 1, "{}", said(&chart));
        assert_eq!(said(&chart).contains("Not provided (primary data), so not drawn: 1."), drawn == 1);
        assert_eq!((chart.keys[0].letter.as_str(), chart.keys.len()), ("1", drawn));
    }
}

#[test]
fn side_by_side_what_differs_is_marked_and_the_uncertainty_is_said_of_each_two() {
    let chosen = ["DEMO-2026-0003", "DEMO-2026-0001", "DEMO-2026-0002", "DEMO-2026-0020"];
    let mut portal = portal(Lang::En, &chosen);
    let request = |count: usize| ChartRequest { chosen: numbers(&chosen[..count]), ..ChartRequest::default() };
    assert_eq!(charts(&mut portal, request(1)).beside, None);
    let unchecked = charts(&mut portal, request(2)).beside.unwrap();
    assert!(unchecked.pairs[0].ends_with("cannot be told: not checked here yet."), "{:?}", unchecked.pairs);
    check(&mut portal, &chosen);
    let beside = charts(&mut portal, request(4)).beside.unwrap();
    let row = |name: &str| -> BesideRow { beside.rows.iter().find(|row| row.name.starts_with(name)).unwrap().clone() };
    assert_eq!(row("Footprint").cells, ["520", "750", "810", "520"]);
    assert_eq!(row("Footprint").differs, [true, true, true, true]);
    assert_eq!(row("Boundary").differs, [false, false, false, false]);
    assert_eq!(row("Data period").differs, [false, false, true, false]);
    assert_eq!(row("Uncertainty").cells[0], "494 to 547 (confidence 95%)");
    assert_eq!(row("Uncertainty").cells[2], "Not provided");
    assert!(row("Issuer").cells.iter().all(|cell| !cell.starts_with("did:")), "{:?}", row("Issuer"));
    assert_eq!(beside.pairs.len(), 6);
    let pair = |at: usize, ends: &str| assert!(beside.pairs[at].contains(ends), "{}", beside.pairs[at]);
    pair(0, "differ by 230 kgCO₂e per 1 kWp. Their intervals do not overlap");
    pair(1, "cannot be told: one of them states no uncertainty");
    pair(2, "differ by 0 kgCO₂e per 1 kWp. Their intervals overlap");
    assert!(portal.charts(&ChartRequest { group: "00000000".to_owned(), ..request(2) }).is_none());
}

#[test]
fn very_many_products_are_counted_and_what_is_sent_stays_small() {
    const ALL: usize = 30_000;
    let programme = programme();
    let placed = Placed::read(signed("DEMO-2026-0003").as_bytes(), &programme, &AtHand::default(), now()).unwrap();
    let like = Item::of(&placed.verified);
    let mut writer = ShardWriter::default();
    for at in 0..ALL {
        let share = format!("0.{:03}", at % 1_000).parse().unwrap();
        let value = format!("{}.{}", 400 + at % 389, at % 10).parse().unwrap();
        writer.add(&Item { number: number(&format!("MANY-{at}")), value, primary_share: Some(share), ..like.clone() });
    }
    let mut portal = portal(Lang::En, &[]);
    portal.shard(writer.finish(true).as_bytes()).unwrap();
    let charts = charts(&mut portal, ChartRequest::default());
    assert_eq!((counted(&charts.distribution), counted(&charts.scatter)), (ALL, ALL));
    let drawn = charts.scatter.plot.as_ref().unwrap().points.len();
    assert!((8_000..=12_000).contains(&drawn), "{drawn}");
    let thinned = format!("There are too many to draw: {drawn} of {ALL} are shown");
    assert!(said(&charts.scatter).contains(&thinned), "{}", said(&charts.scatter));
    assert!(charts.to_json().to_string().len() < 128 * 1024);
    let chosen = (0..30).map(|at| number(&format!("MANY-{at}"))).collect();
    let charts = self::charts(&mut portal, ChartRequest { chosen, ..ChartRequest::default() });
    for chart in [&charts.distribution, &charts.scatter] {
        assert_eq!(chart.plot.as_ref().unwrap().marks.len(), 24);
        assert!(said(chart).contains("The first 24 of the chosen are marked; 6 more are not."), "{}", said(chart));
    }
}
