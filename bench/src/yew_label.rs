//! The peer of `<carbon-label>` in `cargo xtask bench embed`: the same label from the same files, verified
//! and drawn by the same code, in a Yew app.
//!
//! Its page has `<div id="label" data-site data-number data-operator>`; the event `drawn` says when it
//! is there.

#[cfg(target_arch = "wasm32")]
mod page {
    use carbon_label::{
        credential::{AtHand, PublicKey, Signatures, TrustList},
        element::benchmarks,
        evidence::{Evidence, Placed},
        label::Instant,
        markup::{self, Drawing, Size},
        programme::Programme,
        text::{CheckedBy, Lang},
    };
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::{JsFuture, spawn_local};
    use web_sys::{Event, Response, js_sys, window};
    use yew::{AttrValue, Html, Properties, component, html, use_effect_with, use_state_eq};

    /// What the page's element says.
    #[derive(PartialEq, Properties)]
    pub(super) struct Asked {
        pub(super) site: AttrValue,
        pub(super) number: AttrValue,
        pub(super) operator: AttrValue,
    }

    #[component]
    pub(super) fn Label(asked: &Asked) -> Html {
        let drawn = use_state_eq(AttrValue::default);
        let set = drawn.setter();
        let (site, number, operator) = (asked.site.clone(), asked.number.clone(), asked.operator.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                if let Some(label) = verified(&site, &number, &operator).await {
                    set.set(label.into());
                }
            });
        });
        use_effect_with(drawn.clone(), |drawn| {
            if !drawn.is_empty()
                && let (Some(window), Ok(event)) = (window(), Event::new("drawn"))
            {
                let _ = window.dispatch_event(&event);
            }
        });
        html! { <><style>{ markup::STYLESHEET }</style>{ Html::from_html_unchecked((*drawn).clone()) }</> }
    }

    /// The label's markup; nothing for one that is not to be believed.
    async fn verified(site: &str, number: &str, operator: &str) -> Option<String> {
        let now = Instant::from_unix((js_sys::Date::now() / 1000.0) as i64)?;
        let path = |path: &str| format!("{site}{path}");
        let (trust, programme) = (path("trust.jwt"), path("embed/programme.json"));
        let (label, trust, programme) =
            (fetch(&path(&format!("label/{number}.jwt"))), fetch(&trust), fetch(&programme));
        let (label, trust, programme) = (label?, trust?, programme?);
        let (label, trust, programme) = (bytes(label).await?, bytes(trust).await?, bytes(programme).await?);
        let trust =
            TrustList::read_signed(&trust, &PublicKey::from_did(operator).ok()?, &Signatures::default(), now).ok()?;
        let mut programme = Programme::from_json(std::str::from_utf8(&programme).ok()?, trust).ok()?;
        let mut at_hand = AtHand::default();
        let Evidence::Verified(placed) = Evidence::read(&label, &programme, &at_hand, now) else { return None };
        let benchmarks = fetch(&path(&benchmarks(placed.verified.label().product.category.as_str())));
        for entry in placed.verified.status_entries() {
            let list = bytes(fetch(&path(programme.about.path_of(&entry.list)?))?).await?;
            at_hand.add_list(&entry.list, &list, &programme.trust, now, None);
        }
        programme.learn(&bytes(benchmarks?).await?).ok()?;
        let evidence = Evidence::Verified(Box::new(Placed::new(placed.verified.asked(&at_hand), &programme)));
        let (checked_by, link) = (CheckedBy::Device, path(&format!("label/{number}/")));
        let drawing = Drawing {
            size: Size::Card,
            lang: Lang::Zh,
            checked_by,
            symbol: None,
            link: Some(&link),
            heads_page: false,
        };
        Some(markup::draw(&evidence, &drawing).into_string())
    }

    /// Asks at once, so that several are under way together.
    fn fetch(address: &str) -> Option<JsFuture> {
        Some(JsFuture::from(window()?.fetch_with_str(address)))
    }

    async fn bytes(answer: JsFuture) -> Option<Vec<u8>> {
        let response: Response = answer.await.ok()?.dyn_into().ok()?;
        let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }

    pub(super) fn start() -> Option<()> {
        let host = window()?.document()?.get_element_by_id("label")?;
        let said = |name: &str| AttrValue::from(host.get_attribute(name).unwrap_or_default());
        let asked = Asked { site: said("data-site"), number: said("data-number"), operator: said("data-operator") };
        yew::Renderer::<Label>::with_root_and_props(host, asked).render();
        Some(())
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::start();
}
