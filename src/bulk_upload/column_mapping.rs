//! Maps the columns of a file to those of the sheet.

use super::sheet::Sheet;
use super::upload_job::UploadRow;

/// For each column of the sheet, the file's column with the same name or an alias.
pub(crate) fn guess(sheet: &Sheet, heads: &[String]) -> Vec<Option<usize>> {
    let heads: Vec<String> = heads.iter().map(|head| normalize(head)).collect();
    let find = |name: &str| heads.iter().position(|head| *head == normalize(name));
    let map_column = |column: &super::sheet::Column| {
        find(column.key).or_else(|| find(column.name)).or_else(|| column.aliases.iter().find_map(|name| find(name)))
    };
    sheet.columns.iter().map(map_column).collect()
}

/// The names of the required columns that are not mapped.
pub(crate) fn missing(sheet: &Sheet, mapping: &[Option<usize>]) -> Vec<&'static str> {
    let columns = sheet.columns.iter().zip(mapping);
    columns.filter(|(column, at)| column.is_required && at.is_none()).map(|(column, _)| column.name).collect()
}

/// The rows of a table, whose first row holds the column names.
pub(crate) fn rows(table: &[Vec<String>], mapping: &[Option<usize>]) -> Vec<UploadRow> {
    let row = |(at, row): (usize, &Vec<String>)| {
        let cells = mapping.iter().map(|at| at.and_then(|at| row.get(at)).cloned().unwrap_or_default()).collect();
        UploadRow::new(at + 1, cells)
    };
    table.iter().enumerate().skip(1).map(row).collect()
}

/// "Due date", `due_date` and "DUE-DATE" are the same name.
fn normalize(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}
