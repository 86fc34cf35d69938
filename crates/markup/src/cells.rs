//! Tables of text for copying.

/// A table as CSV (RFC 4180).
#[must_use]
pub fn csv_table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut text = line(head.iter().copied());
    for row in rows {
        text.push_str(&line(row.iter().map(String::as_str)));
    }
    text
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    cells.map(quoted).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A table as Markdown; columns marked with `true` are right-aligned.
#[must_use]
pub fn markdown_table(head: &[(&str, bool)], rows: &[Vec<String>]) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = row(head.iter().map(|(label, _)| (*label).to_owned()).collect());
    text.push_str(&row(head.iter().map(|(_, right)| if *right { "---:" } else { "---" }.to_owned()).collect()));
    for cells in rows {
        text.push_str(&row(cells.iter().map(|cell| cell.replace('|', "\\|")).collect()));
    }
    text
}

/// Quotes a cell where needed, and prevents spreadsheets from evaluating text as a formula.
#[must_use]
pub fn quoted(cell: &str) -> String {
    let is_number = units::parse_plain(cell).is_ok();
    let risky = !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if risky { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!((quoted("-25.4"), quoted("-a")), ("-25.4".to_owned(), "'-a".to_owned()));
    }

    #[test]
    fn cells_cannot_break_out_of_their_table() {
        let rows = [vec!["a|b".to_owned(), "=1+1".to_owned()]];
        assert_eq!(
            markdown_table(&[("x", false), ("y", true)], &rows),
            "| x | y |\n| --- | ---: |\n| a\\|b | =1+1 |\n"
        );
        assert_eq!(csv_table(&["x", "y"], &rows), "x,y\r\na|b,'=1+1\r\n");
    }
}
