//! An object piece by piece: of what is large, no tree is made.

use super::{Reader, at_root, inside};
use crate::json::{Fault, Json, Kind, Problem};

/// What takes a piece: the name of a member, the index of its entry where it is a list, the value.
pub(in crate::json) type Take<'a> = &'a mut dyn FnMut(&str, Option<usize>, &Json) -> Result<(), Fault>;

impl Reader<'_> {
    /// The whole text as one object, whose members are not kept: `take` has each, and of a list each entry
    /// with its index.
    pub(in crate::json) fn pieces(mut self, take: Take<'_>) -> Result<(), Fault> {
        self.blanks();
        if self.peek() != Some(b'{') {
            let found = self.document()?.kind();
            return Err(Self::fault(Problem::Kind { expected: Kind::Object, found }).below(at_root));
        }
        self.enters().map_err(|fault| placed(fault, String::new))?;
        let mut keys = Vec::new();
        self.blanks();
        let mut more = !self.takes(b'}');
        while more {
            let key = self.key(&keys).map_err(|fault| placed(fault, String::new))?;
            self.piece(&key, take)?;
            keys.push(key);
            more = self.goes_on(b'}').map_err(|fault| placed(fault, String::new))?;
        }
        self.ends()
    }

    fn piece(&mut self, key: &str, take: Take<'_>) -> Result<(), Fault> {
        self.blanks();
        let at_key = || format!(".{key}");
        if self.peek() != Some(b'[') {
            let value = self.value().map_err(|fault| placed(fault, at_key))?;
            return take(key, None, &value);
        }
        self.enters().map_err(|fault| placed(fault, at_key))?;
        self.blanks();
        let (mut index, mut more) = (0, !self.takes(b']'));
        while more {
            let entry = self.value().map_err(|fault| placed(fault, || format!(".{key}[{index}]")))?;
            take(key, Some(index), &entry)?;
            more = self.goes_on(b']').map_err(|fault| placed(fault, at_key))?;
            index += 1;
        }
        self.depth += 1;
        Ok(())
    }
}

/// The fault of a piece, with the whole path before its own.
fn placed(fault: Fault, step: impl FnOnce() -> String) -> Fault {
    inside(fault, step).below(at_root)
}
