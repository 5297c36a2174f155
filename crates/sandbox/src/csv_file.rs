//! CSV files (RFC 4180) that a spreadsheet can open without harm.

use crate::error::{ApiError, ApiResult};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use csv::{Terminator, Writer, WriterBuilder};
use lms::spreadsheet::escape_cell;

/// CSV file that is written row by row.
pub struct CsvFile(Writer<Vec<u8>>);

impl CsvFile {
    /// Creates a file with these headings.
    pub fn new(headings: &[&str]) -> ApiResult<Self> {
        let mut file = Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new()));
        file.write_row(headings)?;
        Ok(file)
    }

    /// Writes a row; fails if it has a different number of cells.
    pub fn write_row(&mut self, cells: &[&str]) -> ApiResult<()> {
        self.0.write_record(cells.iter().map(|cell| escape_cell(cell))).map_err(ApiError::internal)
    }

    /// Returns the file as a download named `name`.
    pub fn into_attachment(self, name: &str) -> ApiResult<Response> {
        let bytes = self.0.into_inner().map_err(|error| ApiError::internal(error.error()))?;
        let disposition =
            HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(ApiError::internal)?;
        let kind = HeaderValue::from_static("text/csv; charset=utf-8");
        Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_cells_and_escapes_formulas() {
        let mut file = CsvFile::new(&["Ref", "Name"]).unwrap();
        file.write_row(&["PAY1", "Mehta, Sons & \"Co\""]).unwrap();
        file.write_row(&["=1+1", "two\r\nlines"]).unwrap();
        for formula in ["+91 98", "-5", "@cmd", "\t=1"] {
            file.write_row(&[formula, "मीरा"]).unwrap();
        }
        let text = String::from_utf8(file.0.into_inner().unwrap()).unwrap();
        assert_eq!(
            text,
            "Ref,Name\r\nPAY1,\"Mehta, Sons & \"\"Co\"\"\"\r\n'=1+1,\"two\r\nlines\"\r\n'+91 98,मीरा\r\n-5,मीरा\r\n'@cmd,मीरा\r\n'\t=1,मीरा\r\n"
        );
    }
}
