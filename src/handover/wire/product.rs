//! A product of the document, and what was made of it, both ways.

use super::{as_many, list, sentence, text};
use crate::{
    catalogue::Item,
    criteria::{Award, Criteria, State, Worked},
    handover::{Group, Product, Standard, Verdict},
    json::{Fault, Json, Node, Problem},
    label::{Decimal, Line, Number, StageKind},
};

impl Product {
    pub(super) fn to_json(&self) -> Json {
        let stage = |(kind, value): &(StageKind, Decimal)| {
            Json::object([("stage", Json::text(kind.word())), ("value", text(value))])
        };
        Json::some([
            ("number", Some(text(&self.number))),
            ("item", self.item.as_ref().map(Item::to_json)),
            ("category", self.category.as_ref().map(text)),
            ("state", Some(Json::text(self.state.word()))),
            ("stateSaid", Some(text(&self.state_said))),
            ("source", Some(Json::text(self.source.word()))),
            ("checked", self.checked.as_ref().map(text)),
            ("issuer", self.issuer.as_ref().map(text)),
            ("inGroup", self.in_group.as_ref().map(text)),
            ("apart", self.apart.as_ref().map(text)),
            ("stages", Some(list(&self.stages, stage))),
            ("verdict", self.verdict.as_ref().map(Verdict::to_json)),
        ])
    }
}

impl Verdict {
    fn to_json(&self) -> Json {
        let award = |(worked, said): &(Option<Worked>, String)| {
            Json::some([
                ("value", worked.map(|worked| text(&worked.value))),
                ("computed", worked.map(|worked| text(&worked.computed))),
                ("awarded", worked.map(|worked| text(&worked.awarded))),
                ("said", Some(text(said))),
            ])
        };
        Json::object([
            ("outcome", Json::text(self.whole.word())),
            ("said", text(&self.said)),
            (
                "musts",
                list(&self.musts, |(outcome, said)| {
                    Json::object([("outcome", Json::text(outcome.word())), ("said", text(said))])
                }),
            ),
            ("awards", list(&self.awards, award)),
        ])
    }

    fn read(node: &Node<'_>, criteria: &Criteria) -> Result<Self, Fault> {
        node.only(&["outcome", "said", "musts", "awards"])?;
        let must = |_, must: &Node<'_>| {
            must.only(&["outcome", "said"])?;
            Ok((must.read_field("outcome")?, sentence(&must.field("said")?)?))
        };
        let award = |at: usize, node: &Node<'_>| {
            node.only(&["value", "computed", "awarded", "said"])?;
            Ok((worked(node, &criteria.awards[at])?, sentence(&node.field("said")?)?))
        };
        Ok(Self {
            whole: node.read_field("outcome")?,
            said: sentence(&node.field("said")?)?,
            musts: as_many(&node.field("musts")?, criteria.musts.len(), must)?,
            awards: as_many(&node.field("awards")?, criteria.awards.len(), award)?,
        })
    }
}

/// A formula worked out: what is stated is what it gives.
fn worked(node: &Node<'_>, award: &Award) -> Result<Option<Worked>, Fault> {
    let Some(value) = node.read_optional::<Decimal>("value")? else {
        let rest = ["computed", "awarded"].into_iter().find(|name| node.value().member(name).is_some());
        return rest.map_or(Ok(None), |name| Err(node.fault_of(name, Problem::UnknownKey { known: &["said"] })));
    };
    let again = award.formula.work(value);
    let stated = Worked { value, computed: node.read_field("computed")?, awarded: node.read_field("awarded")? };
    if again.as_ref() != Some(&stated) {
        let expected = again.map_or_else(String::new, |again| again.awarded.to_string());
        return Err(node.field("awarded")?.unexpected(stated.awarded, expected));
    }
    // The digits too, which equality by value does not see.
    Ok(again.map(|again| Worked { value, ..again }))
}

/// What a product is held against.
pub(super) struct Within<'a> {
    pub(super) group: Option<&'a Group>,
    pub(super) standard: Option<&'a Standard>,
}

impl Within<'_> {
    pub(super) fn product(&self, node: &Node<'_>) -> Result<Product, Fault> {
        node.only(&[
            "number",
            "item",
            "category",
            "state",
            "stateSaid",
            "source",
            "checked",
            "issuer",
            "inGroup",
            "apart",
            "stages",
            "verdict",
        ])?;
        let read = node.optional("item")?;
        let item = read.as_ref().map(Item::read).transpose()?;
        let number: Number = node.read_field("number")?;
        let state: State = node.read_field("state")?;
        if let (Some(item), Some(node)) = (&item, &read) {
            if item.number != number {
                return Err(node.field("number")?.unexpected(&item.number, &number));
            }
            if item.state != state {
                return Err(node.field("state")?.unexpected(item.state.word(), state.word()));
            }
            node.optional("issuer")?.map(|did| sentence(&did)).transpose()?;
        }
        let (in_group, apart) = self.compared(node, item.as_ref())?;
        let stages = |stage: &Node<'_>| {
            stage.only(&["stage", "value"])?;
            Ok((stage.read_field("stage")?, stage.read_field("value")?))
        };
        let verdict = match (node.optional("verdict")?, self.standard) {
            (Some(verdict), Some(standard)) => Some(Verdict::read(&verdict, &standard.criteria)?),
            (None, None) => None,
            (Some(_), None) => return Err(node.fault_of("verdict", Problem::UnknownKey { known: &["number", "item"] })),
            (None, Some(_)) => return Err(node.fault_of("verdict", Problem::Missing)),
        };
        Ok(Product {
            number,
            item,
            category: node.read_optional("category")?,
            state,
            state_said: sentence(&node.field("stateSaid")?)?,
            source: node.read_field("source")?,
            checked: node.read_optional("checked")?,
            issuer: node.read_optional::<Line>("issuer")?,
            in_group,
            apart,
            stages: node.field("stages")?.list(StageKind::ALL.len(), stages)?,
            verdict,
        })
    }

    /// The number in the group's units, or why there is none: never both.
    fn compared(&self, node: &Node<'_>, item: Option<&Item>) -> Result<(Option<Decimal>, Option<String>), Fault> {
        let stated = node.read_optional::<Decimal>("inGroup")?;
        let apart = node.optional("apart")?.map(|apart| sentence(&apart)).transpose()?;
        let group = self.group.map(|group| &group.basis);
        let converted = item.zip(group).and_then(|(item, group)| {
            item.basis.matches(group).ok()?;
            item.basis.convert(item.value, group.unit, &group.per)
        });
        if stated != converted {
            let expected = converted.map_or_else(|| "–".to_owned(), |value| value.to_string());
            let found = stated.map_or_else(|| "–".to_owned(), |value| value.to_string());
            return Err(node.fault_of("inGroup", Problem::Unexpected { found, expected }));
        }
        if self.group.is_some() && converted.is_none() && apart.is_none() {
            return Err(node.fault_of("apart", Problem::Missing));
        }
        Ok((converted, apart))
    }
}
