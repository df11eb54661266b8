//! Fields that are typed into and follow the address.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

/// Name and value of the field in which something happened; of a box, `on` or nothing.
pub(super) fn value_of(event: &Event) -> Option<(String, String)> {
    let target = event.target()?;
    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        return Some((select.name(), select.value()));
    }
    let input: HtmlInputElement = target.dyn_into().ok()?;
    let is_box = input.type_() == "checkbox";
    let value = if !is_box {
        input.value()
    } else if input.checked() {
        "on".to_owned()
    } else {
        String::new()
    };
    Some((input.name(), value))
}

/// Makes a field say what the address says; what is being typed into is left alone.
pub(super) fn follow(form: &Element, name: &str, value: &str) {
    let field = form.query_selector(&format!("input[name=\"{name}\"]")).ok().flatten();
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
    if field.type_() == "checkbox" {
        field.set_checked(!value.is_empty());
    } else if field.value() != value && !is_typed_into(&field) {
        field.set_value(value);
    }
}

fn is_typed_into(field: &HtmlInputElement) -> bool {
    let active = gloo::utils::document().active_element();
    active.is_some_and(|active| active.is_same_node(Some(field)))
}
