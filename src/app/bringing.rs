//! What a reader brings to the portal's worker, and what it says became of that.

use crate::portal::Brought;
use js_sys::{ArrayBuffer, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::Reducible;

/// Something a reader brings, or says of what was brought.
pub(super) enum Bringing {
    File { name: String, bytes: ArrayBuffer },
    Seek(String),
    Correct { id: usize, field: String, choice: String },
    Take(usize),
    Leave(usize),
}

impl Bringing {
    /// As the worker takes it.
    ///
    /// # Errors
    /// The browser's.
    pub(super) fn message(self) -> Result<JsValue, JsValue> {
        let (what, said): (&str, Vec<(&str, JsValue)>) = match self {
            Self::File { name, bytes } => ("file", vec![("name", name.into()), ("bytes", bytes.into())]),
            Self::Seek(text) => ("seek", vec![("text", text.into())]),
            Self::Correct { id, field, choice } => {
                ("correct", vec![("id", id.into()), ("field", field.into()), ("choice", choice.into())])
            }
            Self::Take(id) => ("take", vec![("id", id.into())]),
            Self::Leave(id) => ("leave", vec![("id", id.into())]),
        };
        let (bring, message) = (Object::new(), Object::new());
        Reflect::set(&bring, &"what".into(), &what.into())?;
        for (name, value) in said {
            Reflect::set(&bring, &name.into(), &value)?;
        }
        Reflect::set(&message, &"bring".into(), &bring)?;
        Ok(message.into())
    }
}

/// What was said of what was brought.
#[derive(Default, Clone, PartialEq)]
pub(super) struct Notes {
    pub(super) notes: Vec<Rc<Brought>>,
    /// The last that was said, and how many there were: the same words twice are news.
    pub(super) news: (usize, Option<Rc<Brought>>),
}

/// What happens to the notes.
pub(super) enum Noted {
    Said(Rc<Brought>),
    /// One was read and is put away.
    Closed(usize),
    /// A file is no longer open.
    Done(usize),
}

/// Most notes that are shown: of more, the first go.
const MOST_NOTES: usize = 12;

impl Reducible for Notes {
    type Action = Noted;

    fn reduce(self: Rc<Self>, noted: Noted) -> Rc<Self> {
        let (mut notes, mut news) = (self.notes.clone(), self.news.clone());
        let id_of = |note: &Brought| note.open.as_ref().map(|open| open.id);
        match noted {
            Noted::Said(said) => {
                news = (news.0 + 1, Some(said.clone()));
                let same = notes.iter().position(|note| id_of(note).is_some() && id_of(note) == id_of(&said));
                match same {
                    Some(at) => notes[at] = said,
                    None => notes.push(said),
                }
                if notes.len() > MOST_NOTES {
                    notes.remove(0);
                }
            }
            Noted::Closed(at) if at < notes.len() => drop(notes.remove(at)),
            Noted::Closed(_) => {}
            Noted::Done(id) => notes.retain(|note| id_of(note) != Some(id)),
        }
        Self { notes, news }.into()
    }
}
