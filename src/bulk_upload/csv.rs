//! Tables as text: pasted from a spreadsheet, read from a file, or saved.

use csv::{QuoteStyle, ReaderBuilder, WriterBuilder};
use lms::spreadsheet::{escape_cell, unescape_cell};

/// Reads a table with cells separated by tabs, as spreadsheets copy them, by semicolons or by commas. Short rows are
/// padded to the length of the first; empty rows are left out.
///
/// # Errors
/// A message for the officer.
pub(crate) fn read(text: &str) -> Result<Vec<Vec<String>>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().find(|mark| head.bytes().any(|byte| byte == *mark)).unwrap_or(b',');
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut table: Vec<Vec<String>> = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|_| format!("Row {} can't be read: is a quotation mark missing?", at + 1))?;
        let mut row: Vec<String> = record.iter().map(|cell| unescape_cell(cell.trim()).to_owned()).collect();
        if row.iter().all(String::is_empty) {
            continue;
        }
        if let Some(first) = table.first() {
            if row.iter().skip(first.len()).any(|cell| !cell.is_empty()) {
                return Err(format!("Row {} has more cells than the first row has names.", at + 1));
            }
            row.resize(first.len(), String::new());
        }
        table.push(row);
    }
    Ok(table)
}

/// Writes a table for spreadsheets. A cell that a spreadsheet would run as a formula is written as text, and [`read`] undoes that.
pub(crate) fn write(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::Necessary).flexible(true).from_writer(Vec::new());
    for row in rows {
        // Writing to a Vec does not fail.
        drop(writer.write_record(row.iter().map(|cell| escape_cell(cell))));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn reads_tabs_semicolons_and_commas() {
        let wanted = [row(&["Loan", "Amount"]), row(&["LN1", "5,000"])];
        for text in
            ["Loan\tAmount\nLN1\t5,000\n", "Loan;Amount\r\nLN1;5,000\r\n", "\u{feff}Loan,Amount\n\n LN1 ,\"5,000\""]
        {
            assert_eq!(read(text).unwrap(), wanted, "{text}");
        }
    }

    #[test]
    fn pads_short_rows_and_rejects_long_ones() {
        assert_eq!(read("a,b\n1").unwrap()[1], row(&["1", ""]));
        assert_eq!(read("a,b\n1,2,,").unwrap()[1], row(&["1", "2"]));
        assert!(read("a,b\n1,2,3").unwrap_err().contains("Row 2"));
    }

    #[test]
    fn reads_back_what_it_writes_and_escapes_formulas() {
        let rows = vec![row(&["Name", "Remark"]), row(&["A, B \"Ltd\"", "two\nlines"])];
        assert_eq!(read(&write(rows.clone())).unwrap(), rows);
        assert_eq!(write([row(&["=HYPERLINK(1)", "-5", "@x"])]), "'=HYPERLINK(1),-5,'@x\n");
    }

    #[test]
    fn refused_rows_come_back_as_they_were_typed() {
        let rows = vec![
            row(&["Loan", "Remark"]),
            row(&["LN1", "-reversal of 12"]),
            row(&["LN2", "+91 98765 43210"]),
            row(&["LN3", "@branch"]),
        ];
        assert_eq!(read(&write(rows.clone())).unwrap(), rows);
    }
}
