//! The small tables: comma-separated lines under a fixed header, with fields in double quotes if they contain a comma.
//! Lines before the header say where the table comes from:
//!
//! ```text
//! # as-of 2026-10
//! # source moto
//! ```

use super::{Error, Problem};

/// One line of a table.
pub(super) struct CsvLine<'a> {
    pub(super) file: &'a str,
    pub(super) number: usize,
    pub(super) fields: Vec<String>,
}

impl CsvLine<'_> {
    pub(super) fn err(&self, problem: Problem) -> Error {
        problem.at(self.file, self.number)
    }

    /// The field at `index`; the reader has checked that it exists.
    pub(super) fn field(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", String::as_str)
    }

    pub(super) fn number<T: std::str::FromStr>(&self, index: usize) -> Result<T, Error> {
        let text = self.field(index);
        text.parse().map_err(|_| self.err(Problem::BadNumber(text.to_owned())))
    }
}

/// A parsed table: its comments, then its lines without the header.
pub(super) struct Table<'a> {
    pub(super) comments: Vec<(usize, &'a str)>,
    pub(super) lines: Vec<CsvLine<'a>>,
}

/// Reads a table whose header must be `header`.
pub(super) fn read<'a>(file: &'a str, text: &'a str, header: &str) -> Result<Table<'a>, Error> {
    let columns = header.split(',').count();
    let mut table = Table { comments: Vec::new(), lines: Vec::new() };
    let mut in_body = false;
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        if !in_body {
            if let Some(comment) = line.strip_prefix('#') {
                table.comments.push((number, comment.trim()));
            } else if line == header {
                in_body = true;
            } else {
                return Err(Problem::Expected("the table's header").at(file, number));
            }
            continue;
        }
        let fields = split(line).ok_or_else(|| Problem::Expected("a closing quote").at(file, number))?;
        if fields.len() != columns {
            return Err(Problem::Expected("as many fields as the header has").at(file, number));
        }
        table.lines.push(CsvLine { file, number, fields });
    }
    if in_body { Ok(table) } else { Err(Problem::Expected("the table's header").at(file, 0)) }
}

fn split(line: &str) -> Option<Vec<String>> {
    let mut fields = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            _ => field.push(c),
        }
    }
    fields.push(field);
    (!quoted).then_some(fields)
}

/// Appends one line to a table.
pub(super) fn write<T: AsRef<str>>(out: &mut String, fields: &[T]) {
    for (index, field) in fields.iter().map(AsRef::as_ref).enumerate() {
        if index > 0 {
            out.push(',');
        }
        if field.contains([',', '"']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn write_reads_back() {
        let mut text = String::from("# note\na,b,c\n");
        write(&mut text, &["1", "two, \"2\"", ""]);
        let table = read("t.csv", &text, "a,b,c").unwrap();
        assert_eq!(table.comments, [(1, "note")]);
        assert_eq!(table.lines[0].fields, ["1", "two, \"2\"", ""]);
        assert_eq!(table.lines[0].number, 3);
    }

    #[test]
    fn read_refuses_another_header_and_short_lines() {
        let line = |text| read("t.csv", text, "a,b").err().map(|error| error.to_string());
        assert_eq!(line("a,c\n").unwrap(), "t.csv:1: expected the table's header");
        assert_eq!(line("a,b\n1\n").unwrap(), "t.csv:2: expected as many fields as the header has");
        assert_eq!(line("a,b\n1,\"2\n").unwrap(), "t.csv:2: expected a closing quote");
        assert_eq!(line("").unwrap(), "t.csv:0: expected the table's header");
    }
}
