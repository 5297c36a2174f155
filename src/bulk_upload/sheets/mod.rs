//! The sheets, one file each.

mod adjustments;
mod fees;
mod lines;
mod nach;
mod records;
mod statement;
mod statement_debit;
mod topups;

use super::sheet::Sheet;
use crate::clock;
use crate::components::forms::check;
use crate::links::Workspace;
use leptos::prelude::untrack;
use lms::{Day, Money, can};

static JUPITER: [&Sheet; 4] = [&fees::SHEET, &topups::SHEET, &lines::SHEET, &adjustments::SHEET];
static VENUS: [&Sheet; 4] = [&statement::SHEET, &records::SHEET, &adjustments::SHEET, &nach::SHEET];

/// The sheets of a workspace.
pub(crate) fn of(workspace: Workspace) -> &'static [&'static Sheet] {
    match workspace {
        Workspace::Jupiter => &JUPITER,
        Workspace::Venus => &VENUS,
    }
}

/// A day as files write it: 2026-11-23, 23-11-2026 or 23/11/2026.
fn day(typed: &str) -> Result<Day, String> {
    let typed = typed.trim();
    let parts: Vec<&str> = typed.split(['-', '/', '.']).collect();
    let indian = || match parts.as_slice() {
        [day, month, year] if year.len() == 4 => Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        _ => None,
    };
    let day = Day::parse_iso(typed).or_else(indian).ok_or("Write a day as 2026-11-23 or 23/11/2026.")?;
    check::plausible(day)
}

/// A day on which the bank received money or paid it.
fn bank_date(typed: &str) -> Result<Day, String> {
    let day = day(typed)?;
    can::be_received_on(day, untrack(clock::today)).map(|()| day).map_err(|error| error.to_string())
}

fn optional_day(typed: &str) -> Result<Option<Day>, String> {
    if typed.trim().is_empty() { Ok(None) } else { day(typed).map(Some) }
}

/// `None` for an empty cell or zero.
fn optional_amount(typed: &str) -> Result<Option<Money>, String> {
    match typed.trim() {
        "" => Ok(None),
        text => match Money::parse_cell(text) {
            Ok(amount) if amount.is_zero() => Ok(None),
            _ => check::cell_amount(text).map(Some),
        },
    }
}

fn yes_or_no(typed: &str) -> Result<Option<bool>, String> {
    match typed.trim().to_ascii_lowercase().as_str() {
        "" => Ok(None),
        "yes" | "y" | "true" | "1" => Ok(Some(true)),
        "no" | "n" | "false" | "0" => Ok(Some(false)),
        _ => Err("Write yes or no.".to_owned()),
    }
}

/// A value of an enumeration, as the API writes it or by its label; `None` for an empty cell.
fn enum_value<T: Clone + ToString>(typed: &str, known: &[T], label: fn(&T) -> &str) -> Result<Option<T>, String> {
    let plain = |text: &str| text.trim().to_ascii_lowercase().replace([' ', '-'], "_");
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let wanted = plain(typed);
    let found = known.iter().find(|value| value.to_string() == wanted || plain(label(value)) == wanted);
    found.cloned().map(Some).ok_or_else(|| {
        let all: Vec<String> = known.iter().map(ToString::to_string).collect();
        format!("One of {}.", all.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn reads_days_day_first() {
        let wanted = Day::new(2026, 4, 3);
        for typed in ["2026-04-03", "03/04/2026", "3-4-2026", "03.04.2026"] {
            assert_eq!(day(typed).ok(), wanted, "{typed}");
        }
        for typed in ["", "04/31/2026", "03/04/26", "tomorrow", "0026-04-03", "03/04/0026", "3026-04-03"] {
            assert!(day(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn reads_a_value_or_its_label() {
        use lms::nach::NachStatus;
        for typed in ["bounced", " Bounced "] {
            assert_eq!(enum_value(typed, NachStatus::KNOWN, NachStatus::label), Ok(Some(NachStatus::Bounced)));
        }
        assert!(enum_value("returned", NachStatus::KNOWN, NachStatus::label).unwrap_err().contains("bounced"));
    }
}
