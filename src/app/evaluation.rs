//! What the page of evaluations is asked for, and what it has fetched and checked for it.
//!
//! In: the address's fragment, the site's lists of enterprises and policies, files a reader adds. Out: credentials as
//! they were checked here, a policy. Lists tell enterprises apart; what their labels are worth is verified here.

use super::{
    Page,
    document::{arrived, asked, fetch},
    listen::{listen, use_listeners},
    lists, now,
};
use crate::{
    credential::{self, AtHand, Envelope, Rejection},
    evaluate::{Held, Policy},
    evidence::Placed,
    json::{Fault, Json, Limits, Node},
    label::{CreditCode, Decimal, DeclaredUnit, Instant, Number, Unit},
    text::Lang,
};
use gloo::utils::window;
use js_sys::Promise;
use std::{cell::Cell, collections::VecDeque, rc::Rc};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, UseStateSetter, hook, use_callback, use_effect_with, use_mut_ref, use_state, use_state_eq};

/// What is evaluated, and by what; everything as it was typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Asked {
    /// The enterprise's credit code.
    pub(super) maker: String,
    /// The path of the policy's file within the site; or [`Asked::BROUGHT`].
    pub(super) policy: String,
    /// What is made in a year in all, by the sign of its unit.
    pub(super) totals: Vec<(String, String)>,
}

impl Asked {
    /// The policy that came in a file.
    pub(super) const BROUGHT: &str = "file";

    fn of(fragment: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in fragment.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "maker" => value.clone_into(&mut asked.maker),
                "policy" => value.clone_into(&mut asked.policy),
                "total" => asked
                    .totals
                    .extend(value.split_once('+').map(|(amount, unit)| (unit.to_owned(), amount.to_owned()))),
                _ => {}
            }
        }
        asked
    }

    /// The same but for one thing; a total goes by `total-` and its unit.
    fn with(mut self, name: &str, value: String) -> Self {
        match name.strip_prefix("total-") {
            Some(unit) => {
                self.totals.retain(|(known, _)| known != unit);
                if !value.trim().is_empty() {
                    self.totals.push((unit.to_owned(), value.trim().to_owned()));
                }
            }
            None if name == "maker" => self = Self { maker: value, policy: self.policy, totals: Vec::new() },
            None if name == "policy" => self.policy = value,
            None => {}
        }
        self
    }

    fn fragment(&self) -> String {
        let pair = |name: &str, value: &str| (!value.is_empty()).then(|| format!("{name}={value}"));
        let totals = self.totals.iter().filter_map(|(unit, amount)| {
            let kept = amount.parse::<Decimal>().is_ok() && unit.parse::<Unit>().is_ok();
            kept.then(|| format!("total={amount}+{unit}"))
        });
        let pairs: Vec<String> =
            [pair("maker", &self.maker), pair("policy", &self.policy)].into_iter().flatten().chain(totals).collect();
        format!("#{}", pairs.join("&"))
    }

    /// The total of a unit as it was typed.
    pub(super) fn total(&self, unit: Unit) -> &str {
        let total = self.totals.iter().find(|(known, _)| known.parse().is_ok_and(|known: Unit| known == unit));
        total.map_or("", |(_, amount)| amount)
    }

    /// The totals that read.
    pub(super) fn amounts(&self) -> Vec<DeclaredUnit> {
        let amount =
            |(unit, amount): &(String, String)| DeclaredUnit::new(amount.parse().ok()?, unit.parse().ok()?).ok();
        self.totals.iter().filter_map(amount).collect()
    }
}

/// What the address asks for, and what changes it: a name, and its value. Another enterprise or policy is a step of the
/// browser's history, typing is not.
#[hook]
pub(super) fn use_asked() -> (Asked, Callback<(String, String)>) {
    let read = || Asked::of(&window().location().hash().unwrap_or_default());
    let asked = use_state_eq(read);
    let (set, follow) = (asked.setter(), asked.setter());
    let current = use_mut_ref(Asked::default);
    *current.borrow_mut() = (*asked).clone();
    use_listeners(Box::new(move || {
        let heard = move |_: &Event| {
            let read = read();
            // What was typed and is no number yet is not in the address: only another address is news.
            if read.fragment() != current.borrow().fragment() {
                follow.set(read);
            }
        };
        vec![listen(&window(), "hashchange", Box::new(heard))]
    }));
    let change = use_callback(asked.clone(), move |(name, value): (String, String), asked| {
        let next = (**asked).clone().with(&name, value);
        // A browser that refuses loses the address, not the choice.
        let _ = if name.starts_with("total-") {
            window().history().and_then(|all| all.replace_state_with_url(&JsValue::NULL, "", Some(&next.fragment())))
        } else {
            window().location().set_hash(&next.fragment())
        };
        set.set(next);
    });
    ((*asked).clone(), change)
}

/// Something to choose: an enterprise by its code, a policy by its file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    pub(super) key: String,
    pub(super) name: String,
    /// How many labels; of a policy, none.
    pub(super) labels: u64,
}

/// What the site offers.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Offered {
    Fetching,
    NotFetched,
    Listed { enterprises: Rc<Vec<Choice>>, policies: Rc<Vec<Choice>> },
}

const LIST: Limits = Limits { bytes: 2 * 1024 * 1024, depth: 5 };
const MANY: usize = 20_000;

/// The lists, and what fetches them once more.
#[hook]
pub(super) fn use_offered(page: &Page) -> (Offered, Callback<()>) {
    let (offered, attempt) = (use_state_eq(|| Offered::Fetching), use_state(|| 0_u32));
    let (set, page) = (offered.setter(), page.clone());
    use_effect_with(*attempt, move |_| {
        set.set(Offered::Fetching);
        spawn_local(async move { set.set(offered_by(&page).await.unwrap_or(Offered::NotFetched)) });
    });
    let again = use_callback(attempt, |(), attempt| attempt.set(**attempt + 1));
    ((*offered).clone(), again)
}

async fn offered_by(page: &Page) -> Option<Offered> {
    let list = |path: &'static str| fetch_tree(format!("{}{path}", page.root));
    let enterprises = choices(&list("maker/index.json").await?, "makers", "code", page.lang).ok()?;
    // A site need not have any policies.
    let policies = list("policies.json").await.and_then(|tree| choices(&tree, "policies", "file", page.lang).ok());
    Some(Offered::Listed { enterprises: Rc::new(enterprises), policies: Rc::new(policies.unwrap_or_default()) })
}

async fn fetch_tree(address: String) -> Option<Json> {
    Json::parse(&fetch(&address, LIST.bytes).await?, LIST).ok()
}

fn choices(tree: &Json, list: &'static str, key: &'static str, lang: Lang) -> Result<Vec<Choice>, Fault> {
    let choice = |node: &Node<'_>| {
        let labels = node.optional("labels")?.map(|labels| labels.whole()).transpose()?.unwrap_or_default();
        Ok(Choice {
            key: node.field(key)?.text()?.to_owned(),
            name: node.field("name")?.field(lang.code())?.text()?.to_owned(),
            labels: u64::try_from(labels).unwrap_or_default(),
        })
    };
    Node::root_of_any_version(tree).field(list)?.list(MANY, choice)
}

/// An enterprise's labels, as far as they were checked.
#[derive(Clone)]
pub(super) enum Labels {
    Nothing,
    Checking(usize, usize),
    NotFetched,
    /// As they were verified, and when that began.
    Checked(Rc<Vec<Held>>, Instant),
    /// More than the site lists.
    TooMany,
}

impl PartialEq for Labels {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Checking(done, of), Self::Checking(other, total)) => (done, of) == (other, total),
            (Self::Checked(one, _), Self::Checked(other, _)) => Rc::ptr_eq(one, other),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// The labels of an enterprise, and what fetches them once more. Of several enterprises asked for, the last counts.
#[hook]
pub(super) fn use_enterprise(page: &Page, maker: &str) -> (Labels, Callback<()>) {
    let (labels, attempt) = (use_state_eq(|| Labels::Nothing), use_state(|| 0_u32));
    let (set, page) = (labels.setter(), page.clone());
    use_effect_with((maker.to_owned(), *attempt), move |(maker, _)| {
        let wanted = Rc::new(Cell::new(true));
        match maker.parse::<CreditCode>() {
            Ok(code) => {
                set.set(Labels::Checking(0, 0));
                let wanted = wanted.clone();
                spawn_local(async move {
                    let found = checked(&code, &page, &set, &wanted).await;
                    if wanted.get() {
                        set.set(found.unwrap_or(Labels::NotFetched));
                    }
                });
            }
            Err(_) => set.set(if maker.is_empty() { Labels::Nothing } else { Labels::NotFetched }),
        }
        move || wanted.set(false)
    });
    let again = use_callback(attempt, |(), attempt| attempt.set(**attempt + 1));
    ((*labels).clone(), again)
}

/// Labels on their way at a time.
const AT_ONCE: usize = 6;

async fn checked(
    code: &CreditCode,
    page: &Page,
    progress: &UseStateSetter<Labels>,
    wanted: &Cell<bool>,
) -> Option<Labels> {
    let at = now();
    let tree = fetch_tree(format!("{}maker/{code}.json", page.root)).await?;
    let root = Node::root_of_any_version(&tree);
    let numbers: Vec<Number> = root.field("labels").ok()?.list(MANY, |node| node.read()).ok()?;
    let total = root.optional("total").ok().flatten().and_then(|total| total.whole().ok());
    if total.is_some_and(|total| usize::try_from(total) != Ok(numbers.len())) {
        return Some(Labels::TooMany);
    }
    let (mut held, mut at_hand) = (Vec::new(), AtHand::default());
    let mut ahead = numbers.iter().map(|number| asked(&format!("{}label/{number}.jwt", page.root)));
    let mut coming: VecDeque<Promise> = ahead.by_ref().take(AT_ONCE).collect();
    for (done, number) in numbers.iter().enumerate() {
        if !wanted.get() {
            return None;
        }
        progress.set(Labels::Checking(done, numbers.len()));
        let bytes = arrived(coming.pop_front()?, Envelope::MAX_BYTES).await?;
        coming.extend(ahead.next());
        held.push(hold(number.to_string(), &bytes, page, &mut at_hand).await);
    }
    Some(Labels::Checked(Rc::new(held), at))
}

/// A credential, verified and placed here and now.
pub(super) async fn hold(called: String, bytes: &[u8], page: &Page, at_hand: &mut AtHand) -> Held {
    Held::new(called, bytes, verified(bytes, page, at_hand).await.map(Box::new))
}

async fn verified(bytes: &[u8], page: &Page, at_hand: &mut AtHand) -> Result<Placed, Rejection> {
    let now = now();
    let envelope = Envelope::parse(bytes).map_err(Rejection::Malformed)?;
    let verified = credential::verify(envelope, &page.programme.trust, at_hand, now)?;
    lists::find(verified.status_entries(), page, now, at_hand).await;
    Ok(Placed::new(verified.asked(at_hand), &page.programme))
}

/// The policy that was chosen, as far as it came.
#[derive(Clone)]
pub(super) enum Chosen {
    Nothing,
    Fetching,
    Failed,
    Policy(Rc<Policy>),
}

/// The policy of a path that the site offers, and what fetches it once more.
#[hook]
pub(super) fn use_policy(page: &Page, path: &str) -> (Chosen, Callback<()>) {
    let (chosen, attempt) = (use_state(|| Chosen::Nothing), use_state(|| 0_u32));
    let (set, root) = (chosen.setter(), page.root.clone());
    use_effect_with((path.to_owned(), *attempt), move |(path, _)| {
        let wanted = Rc::new(Cell::new(true));
        let still = wanted.clone();
        set.set(if path.is_empty() { Chosen::Nothing } else { Chosen::Fetching });
        if !path.is_empty() {
            let address = format!("{root}{path}");
            spawn_local(async move {
                let bytes = fetch(&address, Policy::LIMITS.bytes).await;
                if still.get() {
                    let policy = bytes.and_then(|bytes| Policy::read(&bytes).ok());
                    set.set(policy.map_or(Chosen::Failed, |policy| Chosen::Policy(Rc::new(policy))));
                }
            });
        }
        move || wanted.set(false)
    });
    let again = use_callback(attempt, |(), attempt| attempt.set(**attempt + 1));
    ((*chosen).clone(), again)
}
