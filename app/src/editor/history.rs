//! [`History`]: undo and redo.

/// The maximum number of steps that can be undone.
const STEPS: usize = 200;

/// A value with its earlier states and, after an undo, its later ones.
#[derive(Debug, Clone)]
pub struct History<T> {
    past: Vec<(T, String)>,
    present: T,
    future: Vec<(T, String)>,
    /// The place of the last edit: further edits of the same place join it as one step.
    touched: String,
}

impl<T: Clone + PartialEq> History<T> {
    /// A history that starts with a value.
    pub fn new(present: T) -> History<T> {
        History { past: Vec::new(), present, future: Vec::new(), touched: String::new() }
    }

    /// The current value.
    pub fn present(&self) -> &T {
        &self.present
    }

    /// Replaces the value. Consecutive edits with the same non-empty `place` are undone together, like the letters
    /// typed into one field.
    pub fn edit(&mut self, place: &str, next: T) {
        if next == self.present {
            return;
        }
        let previous = std::mem::replace(&mut self.present, next);
        self.future.clear();
        if place.is_empty() || place != self.touched {
            self.past.push((previous, std::mem::replace(&mut self.touched, place.to_owned())));
        }
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
    }

    /// Goes back one step. Returns false if there is none.
    pub fn undo(&mut self) -> bool {
        let Some((previous, touched)) = self.past.pop() else { return false };
        let present = std::mem::replace(&mut self.present, previous);
        self.future.push((present, std::mem::replace(&mut self.touched, touched)));
        true
    }

    /// Reverts an undo. Returns false if there is none.
    pub fn redo(&mut self) -> bool {
        let Some((next, touched)) = self.future.pop() else { return false };
        let present = std::mem::replace(&mut self.present, next);
        self.past.push((present, std::mem::replace(&mut self.touched, touched)));
        true
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edits_of_one_place_are_one_step() {
        let mut history = History::new(0);
        for value in [1, 12, 123] {
            history.edit("size", value);
        }
        history.edit("name", 7);
        assert!(history.undo());
        assert_eq!(*history.present(), 123);
        assert!(history.undo());
        assert_eq!(*history.present(), 0);
        assert!(!history.undo());
    }

    #[test]
    fn an_edit_after_undo_drops_the_future() {
        let mut history = History::new(0);
        history.edit("a", 1);
        history.undo();
        history.edit("b", 2);
        assert!(!history.can_redo());
    }

    proptest! {
        #[test]
        fn undo_and_redo_walk_the_same_way(values in prop::collection::vec(0u8..4, 0..30)) {
            let mut history = History::new(9u8);
            for value in &values {
                history.edit("", *value);
            }
            let end = *history.present();
            let mut steps = 0;
            while history.undo() {
                steps += 1;
            }
            prop_assert_eq!(*history.present(), 9);
            for _ in 0..steps {
                prop_assert!(history.redo());
            }
            prop_assert_eq!(*history.present(), end);
            prop_assert!(!history.redo());
        }
    }
}
