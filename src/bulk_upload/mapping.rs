//! Which column of a file is which column of the sheet.

use super::sheet::Sheet;
use super::upload_job::{RowState, UploadRow};

/// For each column of the sheet, the file's column of the same name.
pub(crate) fn guess(sheet: &Sheet, heads: &[String]) -> Vec<Option<usize>> {
    let heads: Vec<String> = heads.iter().map(|head| letters(head)).collect();
    let find = |name: &str| heads.iter().position(|head| *head == letters(name));
    let one = |column: &super::sheet::Column| {
        find(column.key).or_else(|| find(column.name)).or_else(|| column.also.iter().find_map(|name| find(name)))
    };
    sheet.columns.iter().map(one).collect()
}

/// The names of the columns that every row needs and the file does not have.
pub(crate) fn missing(sheet: &Sheet, mapping: &[Option<usize>]) -> Vec<&'static str> {
    let columns = sheet.columns.iter().zip(mapping);
    columns.filter(|(column, at)| column.needed && at.is_none()).map(|(column, _)| column.name).collect()
}

/// The rows of a table whose first row are the names.
pub(crate) fn rows(table: &[Vec<String>], mapping: &[Option<usize>]) -> Vec<UploadRow> {
    let row = |(at, row): (usize, &Vec<String>)| UploadRow {
        number: at + 1,
        cells: mapping.iter().map(|at| at.and_then(|at| row.get(at)).cloned().unwrap_or_default()).collect(),
        state: RowState::Ready,
    };
    table.iter().enumerate().skip(1).map(row).collect()
}

/// A name without what people write differently: "Due date", `due_date` and "DUE-DATE" are one.
fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}
