//! Reads the columns of a row in order, into types of the API.

use lms::json::Json;
use lms::{Day, Instant, Money};
use rusqlite::Row;
use rusqlite::types::FromSql;
use uuid::Uuid;

/// Cursor over the columns of a row.
pub struct Columns<'row, 'statement> {
    row: &'row Row<'statement>,
    at: usize,
}

impl<'row, 'statement> Columns<'row, 'statement> {
    pub const fn new(row: &'row Row<'statement>) -> Self {
        Self { row, at: 0 }
    }

    /// Returns the next column.
    pub fn get<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        let value = self.row.get(self.at)?;
        self.at += 1;
        Ok(value)
    }

    pub fn id(&mut self) -> rusqlite::Result<Uuid> {
        self.get()
    }

    pub fn money(&mut self) -> rusqlite::Result<Money> {
        self.get().map(Money::from_paise)
    }

    pub fn instant(&mut self) -> rusqlite::Result<Instant> {
        self.get().map(Instant::from_ticks)
    }

    pub fn day(&mut self) -> rusqlite::Result<Day> {
        self.get().map(Day::from_number)
    }

    pub fn optional_instant(&mut self) -> rusqlite::Result<Option<Instant>> {
        Ok(self.get::<Option<i64>>()?.map(Instant::from_ticks))
    }

    pub fn optional_day(&mut self) -> rusqlite::Result<Option<Day>> {
        Ok(self.get::<Option<i64>>()?.map(Day::from_number))
    }

    pub fn optional_money(&mut self) -> rusqlite::Result<Option<Money>> {
        Ok(self.get::<Option<i64>>()?.map(Money::from_paise))
    }

    /// Returns the next column as arbitrary JSON.
    pub fn json(&mut self) -> rusqlite::Result<Json> {
        let text: String = self.get()?;
        serde_json::from_str(&text).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
    }

    /// Returns the next column as an open enumeration.
    pub fn enumeration<T: for<'a> From<&'a str>>(&mut self) -> rusqlite::Result<T> {
        Ok(T::from(
            self.row.get_ref(self.at).and_then(|value| value.as_str().map_err(Into::into)).inspect(|_| self.at += 1)?,
        ))
    }
}
