//! Cells of CSV files that spreadsheets open.

/// Characters with which a cell is run as a formula, or was before its blanks were dropped.
const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes a cell: an apostrophe before what a spreadsheet would run as a formula. Numbers stay: `-5`, `+919876543210`.
pub fn escape_cell(cell: &str) -> String {
    if is_formula(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell.to_owned() }
}

/// Reads a cell: the inverse of [`escape_cell`].
pub fn unescape_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(FORMULA_STARTS) && !is_number(cell)
}

/// A sign, and digits with separators.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for (cell, written) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("-reversal of 12", "'-reversal of 12"),
            ("@branch", "'@branch"),
            ("+91 98765 43210", "'+91 98765 43210"),
            ("-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0"),
            ("\t=1", "'\t=1"),
            ("-5", "-5"),
            ("-1,500.00", "-1,500.00"),
            ("+919876543210", "+919876543210"),
            ("plain", "plain"),
            ("'quoted'", "'quoted'"),
        ] {
            assert_eq!(escape_cell(cell), written);
        }
    }

    proptest! {
        #[test]
        fn every_cell_reads_back_as_it_was(cell in "['=+@\t\r5a-]{0,5}.{0,5}") {
            let written = escape_cell(&cell);
            prop_assert_eq!(unescape_cell(&written), cell);
        }
    }
}
