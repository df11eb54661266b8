//! What page and worker say to each other, and what an address says, there and back.

use super::*;
use crate::label::Decimal;

#[test]
fn requests_and_replies_come_back_as_they_were_sent() {
    let query = crate::catalogue::Query {
        text: "天津 \"<b>".to_owned(),
        category: Some("pv-module".parse().unwrap()),
        group: Some("0a1b2c3d".to_owned()),
        states: vec![crate::criteria::State::InForce, crate::criteria::State::Suspended],
        value: (Some("400.0".parse::<Decimal>().unwrap()), None),
        primary_share: Some("0.5".parse().unwrap()),
        chosen: Some(vec!["A-1".parse().unwrap()]),
        sort: crate::catalogue::Field::Expires,
        descending: true,
    };
    let request =
        Request { query, criteria: None, outcome: Some(crate::criteria::Whole::Pass), first: 200, count: 100 };
    assert_eq!(Request::read(&request.to_json().to_string()).unwrap(), request);
    let stage = StageSaid { said: "生产 −3.5".to_owned(), x: 12.5, width: 0.125 };
    let row = RowSaid { number: "A-1".to_owned(), checked: true, stages: vec![stage], ..RowSaid::default() };
    let group = GroupSaid { id: "0a".to_owned(), warnings: vec!["!".to_owned()], found: 3, ..GroupSaid::default() };
    let counts = Counts { pass: 1, cannot_tell: 2, fail: 3 };
    let reply = Reply {
        counts,
        standard: vec!["—".to_owned()],
        found: 5,
        comparable: 3,
        groups: vec![group],
        group: Some(0),
        first: 2,
        rows: vec![row],
    };
    assert_eq!(Reply::read(&reply.to_json().to_string()).unwrap(), reply);
}

#[test]
fn a_request_that_does_not_read_says_where() {
    let text = Request::default().to_json().to_string();
    let fault = |from: &str, to: &str| Request::read(&text.replacen(from, to, 1)).unwrap_err().path().to_owned();
    assert_eq!(fault("\"sort\":\"value\"", "\"sort\":\"worth\""), "$.sort");
    assert_eq!(fault("\"states\":[]", "\"states\":[\"certified\"]"), "$.states[0]");
    assert_eq!(Request::read("{").unwrap_err().path(), "$");
}

#[test]
fn an_address_says_the_view_and_what_it_says_wrongly_is_as_at_first() {
    let view = View::default()
        .with("text", "天津 50% & b=c")
        .with("category", "pv-module")
        .with("group", "0a1b2c3d")
        .with("state", "in-force,suspended")
        .with("least", "400.0")
        .with("share", "0.5")
        .with("sort", "-expires")
        .choosing(&"A-2".parse().unwrap())
        .choosing(&"A-1".parse().unwrap())
        .with("only", "chosen");
    assert_eq!(View::of(&view.fragment()), view);
    assert_eq!(view.request(0, 10).query.chosen.unwrap().len(), 2);
    assert_eq!(View::default().fragment(), "#");
    let wrong = "#sort=worth&state=certified&least=1e308&share=7&chosen=,..,/&only=all&unknown=1&=&%zz=%";
    assert_eq!(View::of(wrong), View::default());
    let none = view.choosing(&"A-1".parse().unwrap()).choosing(&"A-2".parse().unwrap());
    assert!(!none.only_chosen, "nothing would be shown");
}
