//! The view state of a comparison: filters, order, hidden columns. It contains no markup.

use std::cmp::Ordering;

use api::ComparedRow;

/// How the table is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ViewState {
    /// One filter per column, as typed.
    pub filters: Vec<String>,
    /// The sort column, and whether the largest value comes first.
    pub sort: Option<(usize, bool)>,
    /// Hidden columns.
    pub hidden: Vec<usize>,
}

/// The option that stays on top in every order, as all others are compared with it.
const PINNED: &str = "on-demand";

impl ViewState {
    /// Sorted by a column, smallest first, if there is one.
    pub fn sorted_by(column: Option<usize>) -> ViewState {
        ViewState { sort: column.map(|column| (column, false)), ..ViewState::default() }
    }

    /// The indexes of the rows to show, in order.
    pub fn rows(&self, rows: &[ComparedRow]) -> Vec<usize> {
        let mut shown: Vec<usize> =
            (0..rows.len()).filter(|index| rows.get(*index).is_some_and(|row| self.keeps(row))).collect();
        if let Some((column, falling)) = self.sort {
            shown.sort_by(|a, b| match (rows.get(*a), rows.get(*b)) {
                (Some(a), Some(b)) => (b.code == PINNED).cmp(&(a.code == PINNED)).then(order(a, b, column, falling)),
                _ => Ordering::Equal,
            });
        }
        shown
    }

    fn keeps(&self, row: &ComparedRow) -> bool {
        self.filters.iter().enumerate().all(|(column, filter)| keeps(filter, row, column))
    }

    /// The indexes of the columns to show.
    pub fn columns(&self, count: usize) -> Vec<usize> {
        (0..count).filter(|column| !self.hidden.contains(column)).collect()
    }

    /// Sorts by a column: first in ascending order, then in descending order, then in the original order.
    pub fn sort_by(&mut self, column: usize) {
        self.sort = match self.sort {
            Some((same, false)) if same == column => Some((column, true)),
            Some((same, true)) if same == column => None,
            _ => Some((column, false)),
        };
    }

    /// Shows or hides a column. A hidden column neither filters nor sorts, because the user could not see why rows are
    /// missing or in that order.
    pub fn toggle(&mut self, column: usize) {
        if self.hidden.contains(&column) {
            self.hidden.retain(|hidden| *hidden != column);
        } else {
            self.hidden.push(column);
            if let Some(filter) = self.filters.get_mut(column) {
                filter.clear();
            }
            self.sort = self.sort.filter(|(sorted, _)| *sorted != column);
        }
    }
}

/// Compares two rows. Rows without a number come last, in both sort directions.
fn order(a: &ComparedRow, b: &ComparedRow, column: usize, falling: bool) -> Ordering {
    let number = |row: &ComparedRow| row.numbers.get(column).copied().flatten();
    let text = |row: &ComparedRow| row.cells.get(column).cloned().unwrap_or_default();
    match (number(a), number(b)) {
        (Some(a), Some(b)) if falling => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) if falling => text(b).cmp(&text(a)),
        (None, None) => text(a).cmp(&text(b)),
    }
}

/// Whether a row passes the filter of a column. Every word of the filter must match: `<200`, `<=200`, `>8`, `>=8` and
/// `=5` compare numbers, `10..20` is a range, `!word` excludes, `1y` finds terms, and anything else finds text. A word
/// with capitals is case-sensitive, so `SP` does not find Spot.
pub fn keeps(filter: &str, row: &ComparedRow, column: usize) -> bool {
    filter.split_whitespace().all(|word| holds(word, row, column))
}

fn holds(word: &str, row: &ComparedRow, column: usize) -> bool {
    let value = row.numbers.get(column).copied().flatten();
    for (sign, test) in SIGNS {
        if let Some(bound) = word.strip_prefix(sign).and_then(number) {
            return value.is_some_and(|value| test(value, bound));
        }
    }
    if let Some((low, high)) = word.split_once("..")
        && let (Some(low), Some(high)) = (number(low), number(high))
    {
        return value.is_some_and(|value| value >= low && value <= high);
    }
    if let Some(word) = word.strip_prefix('!') {
        return word.is_empty() || !finds(word, row, column);
    }
    // An unfinished comparison hides nothing.
    if word.starts_with(['<', '>', '=']) {
        return true;
    }
    finds(word, row, column)
}

type Test = fn(i64, i64) -> bool;

/// Longer signs come first. Numbers are in ten-thousandths, so a cent is 100.
const SIGNS: [(&str, Test); 5] = [
    ("<=", |a, b| a <= b),
    (">=", |a, b| a >= b),
    ("<", |a, b| a < b),
    (">", |a, b| a > b),
    ("=", |a, b| (a - b).abs() <= 50),
];

/// Reads a typed number in ten-thousandths.
fn number(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !matches!(c, '$' | ',' | '%' | 'h')).collect();
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits: String = rest.chars().chain("0000".chars()).take(4).collect();
    let negative = whole.starts_with(['-', '−']);
    let whole = whole.trim_start_matches(['-', '−']);
    if whole.is_empty() && rest.is_empty() {
        return None;
    }
    let size = format!("{whole}{digits}").parse::<i64>().ok()?;
    Some(if negative { -size } else { size })
}

fn finds(word: &str, row: &ComparedRow, column: usize) -> bool {
    let exact = word.chars().any(char::is_uppercase);
    let in_text = row
        .cells
        .get(column)
        .is_some_and(|text| if exact { text.contains(word) } else { text.to_lowercase().contains(word) });
    in_text || (column == 0 && row.code.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, cell: &str, number: Option<i64>) -> ComparedRow {
        let cells = vec![code.replace('-', " ").replace("standard", "Standard"), cell.to_owned()];
        ComparedRow {
            code: code.into(),
            priced: true,
            drawn: false,
            plain: cells.clone(),
            cells,
            numbers: vec![None, number],
        }
    }

    #[test]
    fn filters_compare_numbers_and_find_words() {
        let cheap = row("standard-1y-no-upfront", "$157.68", Some(1_576_800));
        for (filter, column, expected) in [
            ("<200", 1, true),
            ("<$100", 1, false),
            (">=157.68", 1, true),
            ("100..200", 1, true),
            ("=157.68", 1, true),
            ("<", 1, true),
            ("1y", 0, true),
            ("3y", 0, false),
            ("Standard 1y", 0, true),
            ("!1y", 0, false),
            ("STANDARD", 0, false),
            ("", 1, true),
        ] {
            assert_eq!(keeps(filter, &cheap, column), expected, "{filter}");
        }
    }

    #[test]
    fn sorting_leaves_the_unknown_last_and_ends_where_it_began() {
        let rows = [row("a", "—", None), row("b", "$2", Some(20_000)), row("c", "$1", Some(10_000))];
        let mut state = ViewState::default();
        let mut orders = Vec::new();
        for _ in 0..3 {
            state.sort_by(1);
            orders.push(state.rows(&rows));
        }
        assert_eq!(orders, [vec![2, 1, 0], vec![1, 2, 0], vec![0, 1, 2]]);
    }

    #[test]
    fn what_others_are_compared_with_stays_on_top() {
        let rows = [row("b", "$2", Some(20_000)), row("on-demand", "$3", Some(30_000)), row("c", "$1", Some(10_000))];
        let mut state = ViewState::sorted_by(Some(1));
        assert_eq!(state.rows(&rows), [1, 2, 0]);
        state.sort_by(1);
        assert_eq!(state.rows(&rows), [1, 0, 2]);
        state.sort_by(1);
        assert_eq!(state.rows(&rows), [0, 1, 2]);
    }

    #[test]
    fn hidden_columns_come_back() {
        let mut state = ViewState::default();
        state.toggle(1);
        assert_eq!(state.columns(3), [0, 2]);
        state.toggle(1);
        assert_eq!(state.columns(3), [0, 1, 2]);
    }

    #[test]
    fn hidden_columns_neither_filter_nor_sort() {
        let rows = [row("a", "$2", Some(20_000)), row("b", "$1", Some(10_000))];
        let filters = vec!["!c".to_owned(), "<2".to_owned()];
        let mut state = ViewState { filters, sort: Some((1, false)), hidden: Vec::new() };
        assert_eq!(state.rows(&rows), [1]);
        state.toggle(1);
        assert_eq!(state.rows(&rows), [0, 1]);
        state.toggle(1);
        assert_eq!((state.filters, state.sort), (vec!["!c".to_owned(), String::new()], None));
    }

    #[test]
    fn hiding_a_column_keeps_the_order_and_the_filters_of_others() {
        let filters = vec!["spot".to_owned()];
        let mut state = ViewState { filters: filters.clone(), sort: Some((0, true)), hidden: Vec::new() };
        state.toggle(1);
        assert_eq!((state.filters, state.sort), (filters, Some((0, true))));
    }
}
