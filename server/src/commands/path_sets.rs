//! `abacus paths --sets`

use std::fmt::Write;

use api::{PathSet, PathSets};
use pricing::render::aligned;

/// The sets of path options as a table, ending in a newline; what each of them moves, adds and takes out follows.
pub(super) fn table(found: &PathSets) -> String {
    let mut text = String::new();
    if found.sets.is_empty() && found.notes.is_empty() {
        text.push_str("No path options cost less together than each alone.\n");
    }
    if !found.sets.is_empty() {
        let row =
            |set: &PathSet| [set.label.clone(), set.moved.len().to_string(), set.change.clone(), set.total.clone()];
        let rows: Vec<_> = found.sets.iter().map(row).collect();
        text.push_str(&aligned(
            ["Path options together", "Flows", "Change", "Design"],
            [false, true, true, true],
            &rows,
        ));
    }
    // Writing to a string cannot fail.
    for set in &found.sets {
        let _ = writeln!(text, "\n{}\nCode: {}", set.label, set.code);
        for flow in &set.moved {
            let _ = writeln!(text, "{}: {} instead of {}", flow.name, flow.after, flow.before);
        }
        for (words, names) in [("Added", &set.added), ("Taken out", &set.gone)] {
            if !names.is_empty() {
                let _ = writeln!(text, "{words}: {}", names.join(", "));
            }
        }
        for note in &set.notes {
            let _ = writeln!(text, "{note}");
        }
    }
    for note in &found.notes {
        let _ = writeln!(text, "{note}");
    }
    text
}
