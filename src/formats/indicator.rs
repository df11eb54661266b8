//! The indicators of climate change in the lists of EN 15804, by id and by name.

use super::declared::Carbon;

/// An indicator of climate change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Indicator {
    pub(super) of: Of,
    pub(super) list: List,
}

/// What it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// All carbon.
    Total,
    /// One kind.
    Kind(Carbon),
}

/// The list it is from, the older first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    /// Known by its name alone.
    Named,
    /// EN 15804+A1 (CML).
    A1,
    /// EN 15804+A2, Environmental Footprint 3.0.
    Ef30,
    /// EN 15804+A2, Environmental Footprint 3.1.
    Ef31,
}

/// The ids in the indicator lists of the ILCD+EPD format.
const IDS: [(&str, Of, List); 9] = [
    ("77e416eb-a363-4258-a04e-171d843a6460", Of::Total, List::A1),
    ("6a37f984-a4b3-458a-a20a-64418c145fa2", Of::Total, List::Ef30),
    ("5f635281-343e-44fb-83df-1971b155e6b6", Of::Kind(Carbon::Fossil), List::Ef30),
    ("2356e1ab-0185-4db5-86e5-16de51c7485c", Of::Kind(Carbon::Biogenic), List::Ef30),
    ("4331bbdb-978a-490d-8707-eeb047f01a55", Of::Kind(Carbon::LandUseChange), List::Ef30),
    ("a7ea142a-9749-11ed-a8fc-0242ac120002", Of::Total, List::Ef31),
    ("a7ea19c0-9749-11ed-a8fc-0242ac120002", Of::Kind(Carbon::Fossil), List::Ef31),
    ("a7ea186c-9749-11ed-a8fc-0242ac120002", Of::Kind(Carbon::Biogenic), List::Ef31),
    ("a7ea1ae2-9749-11ed-a8fc-0242ac120002", Of::Kind(Carbon::LandUseChange), List::Ef31),
];

/// What names have in them, in lower case; the longer first.
const NAMES: [&str; 5] = ["gwp-", "(gwp", "climate change", "global warming potential", "erwärmungspotenzial"];

/// What makes it one of a kind of carbon.
const KINDS: [(&str, Carbon); 5] = [
    ("fossil", Carbon::Fossil),
    ("biogen", Carbon::Biogenic),
    ("luluc", Carbon::LandUseChange),
    ("land use", Carbon::LandUseChange),
    ("landnutzung", Carbon::LandUseChange),
];

/// What makes it something else: another potential, another time, a part that is none of ours.
const OTHERS: [&str; 5] = ["gwp-ghg", "ghg-gwp", "temperature", "long term", "gtp"];

impl Indicator {
    pub(super) fn by_id(id: &str) -> Option<Self> {
        let id = id.trim().to_ascii_lowercase();
        IDS.iter().find(|(known, _, _)| *known == id).map(|(_, of, list)| Self { of: *of, list: *list })
    }

    /// By what it is called. A part of climate change that is none of ours, such as GWP-GHG, is none.
    pub(super) fn by_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        if OTHERS.iter().any(|other| name.contains(other)) {
            return None;
        }
        if name.trim() != "gwp" && !NAMES.iter().any(|known| name.contains(known)) {
            return None;
        }
        let kind = KINDS.iter().find(|(known, _)| name.contains(known)).map(|(_, kind)| Of::Kind(*kind));
        Some(Self { of: kind.unwrap_or(Of::Total), list: List::Named })
    }

    /// Its id.
    pub(super) fn id(self) -> Option<&'static str> {
        IDS.iter().find(|(_, of, list)| (*of, *list) == (self.of, self.list)).map(|(id, _, _)| *id)
    }

    /// What it is called, and in which list.
    pub(super) fn title(self) -> String {
        let name = match self.of {
            Of::Kind(Carbon::Fossil) => "GWP-fossil",
            Of::Kind(Carbon::Biogenic) => "GWP-biogenic",
            Of::Kind(_) => "GWP-luluc",
            Of::Total if matches!(self.list, List::Ef30 | List::Ef31) => "GWP-total",
            Of::Total => "GWP",
        };
        match self.list {
            List::Named => name.to_owned(),
            List::A1 => format!("{name} (EN 15804+A1)"),
            List::Ef30 => format!("{name} (EN 15804+A2, EF 3.0)"),
            List::Ef31 => format!("{name} (EN 15804+A2, EF 3.1)"),
        }
    }

    /// The one of this title.
    pub(super) fn titled(title: &str) -> Option<Self> {
        let all = IDS.iter().map(|(_, of, list)| Self { of: *of, list: *list });
        all.into_iter().find(|indicator| indicator.title() == title)
    }
}
