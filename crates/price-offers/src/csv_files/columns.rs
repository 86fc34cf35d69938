//! The columns of a file, found by their names.

use std::collections::HashMap;

use csv::StringRecord;

/// The places of columns.
pub(super) struct Columns(HashMap<String, usize>);

/// The place of a column in a row.
#[derive(Clone, Copy)]
pub(super) struct Column(Option<usize>);

impl Columns {
    /// The columns of a header.
    pub(super) fn of(header: &StringRecord) -> Result<Columns, String> {
        let mut columns = HashMap::new();
        for (at, name) in header.iter().enumerate() {
            if columns.insert(name.to_owned(), at).is_some() {
                return Err(format!("has the column {name:?} twice"));
            }
        }
        Ok(Columns(columns))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A column that must be there.
    pub(super) fn required(&self, name: &str) -> Result<Column, String> {
        let at = self.0.get(name).copied();
        at.map(|at| Column(Some(at))).ok_or_else(|| format!("lacks the column {name:?}"))
    }

    /// A column that may be missing; then its fields are empty.
    pub(super) fn optional(&self, name: &str) -> Column {
        Column(self.0.get(name).copied())
    }
}

impl Column {
    pub(super) fn of(self, row: &StringRecord) -> &str {
        self.0.and_then(|at| row.get(at)).unwrap_or_default()
    }
}
