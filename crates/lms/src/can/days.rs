//! Which days may be entered for what.

use crate::Day;
use std::fmt;

/// Why a day can't be right. `Display` is the message for its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// The year was mistyped, see [`Day::is_plausible`].
    Year,
    /// The bank can't have done it yet.
    ToCome,
    /// The payout was requested on this later day.
    BeforeRequest(Day),
    /// The loan was disbursed on this later day.
    BeforeDisbursement(Day),
    /// Banks take no presentation for a Sunday (assumed).
    Sunday,
}

impl fmt::Display for DayError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year => formatter.write_str("Enter a year from 2000 to 2099."),
            Self::ToCome => formatter.write_str("The bank's day can't be in the future."),
            Self::BeforeRequest(day) => {
                write!(formatter, "It was requested on {day}: the bank can't have paid it before.")
            }
            Self::BeforeDisbursement(day) => {
                write!(formatter, "The loan was disbursed on {day}: no fee was due before.")
            }
            Self::Sunday => formatter.write_str("This is a Sunday. Select a day from Monday to Saturday."),
        }
    }
}

impl std::error::Error for DayError {}

/// Whether `day` can be any day of a loan.
///
/// # Errors
/// [`DayError::Year`].
pub fn be_a_day(day: Day) -> Result<(), DayError> {
    if day.is_plausible() { Ok(()) } else { Err(DayError::Year) }
}

/// Whether the bank can have received money on `day`.
///
/// # Errors
/// That the day is to come, or its year is wrong.
pub fn be_received_on(day: Day, today: Day) -> Result<(), DayError> {
    be_a_day(day)?;
    if day > today { Err(DayError::ToCome) } else { Ok(()) }
}

/// Whether the bank can have paid on `day` a payout that was requested on `requested`.
///
/// # Errors
/// That the day is to come, before the request, or its year is wrong.
pub fn be_paid_on(day: Day, requested: Day, today: Day) -> Result<(), DayError> {
    be_received_on(day, today)?;
    if day < requested { Err(DayError::BeforeRequest(requested)) } else { Ok(()) }
}

/// Whether a fee of a loan, `disbursed` on a day if it was, can be due on `day`.
///
/// # Errors
/// That the day is before the disbursement, or its year is wrong.
pub fn be_due_on(day: Day, disbursed: Option<Day>) -> Result<(), DayError> {
    be_a_day(day)?;
    match disbursed {
        Some(disbursed) if day < disbursed => Err(DayError::BeforeDisbursement(disbursed)),
        Some(_) | None => Ok(()),
    }
}

/// Whether demands can be presented by NACH for `day`.
///
/// # Errors
/// That it is a Sunday, or its year is wrong.
pub fn be_presented_on(day: Day) -> Result<(), DayError> {
    be_a_day(day)?;
    if day.is_sunday() { Err(DayError::Sunday) } else { Ok(()) }
}

/// Days before today that a bank date usually is not: what the bank did is entered on that day or the days after it.
const USUAL_DELAY: i64 = 3;

/// Whether `day` is so far before `today` for a bank date that it is likely mistyped. It may still be entered.
pub const fn is_unusual_bank_date(day: Day, today: Day) -> bool {
    today.days_since(day) > USUAL_DELAY
}

/// Whether a fee that is due on `day` is overdue at once. It may still be charged.
pub fn is_past_due_day(day: Day, today: Day) -> bool {
    day < today
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn a_mistyped_year_is_no_day_of_a_loan() {
        for text in ["0026-11-23", "1999-12-31", "2100-01-01"] {
            assert_eq!(be_a_day(day(text)), Err(DayError::Year), "{text}");
        }
        assert_eq!(be_a_day(day("2000-01-01")), Ok(()));
    }

    #[test]
    fn the_bank_pays_between_the_request_and_today() {
        let (requested, today) = (day("2026-11-20"), day("2026-11-23"));
        for (paid, answer) in [
            ("2026-11-19", Err(DayError::BeforeRequest(requested))),
            ("2020-01-01", Err(DayError::BeforeRequest(requested))),
            ("2026-11-20", Ok(())),
            ("2026-11-23", Ok(())),
            ("2026-11-24", Err(DayError::ToCome)),
            ("0026-11-23", Err(DayError::Year)),
        ] {
            assert_eq!(be_paid_on(day(paid), requested, today), answer, "{paid}");
        }
    }

    #[test]
    fn no_fee_is_due_before_the_loan() {
        let disbursed = day("2026-05-01");
        assert_eq!(be_due_on(day("2026-04-30"), Some(disbursed)), Err(DayError::BeforeDisbursement(disbursed)));
        assert_eq!(be_due_on(disbursed, Some(disbursed)), Ok(()));
        assert_eq!(be_due_on(day("2026-04-30"), None), Ok(()));
    }

    #[test]
    fn nothing_is_presented_on_a_sunday() {
        assert_eq!(be_presented_on(day("2026-11-22")), Err(DayError::Sunday));
        for text in ["2026-11-21", "2026-11-23", "2026-11-28"] {
            assert_eq!(be_presented_on(day(text)), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_bank_date_of_last_week_is_unusual() {
        let today = day("2026-11-23");
        for (text, unusual) in
            [("2026-11-23", false), ("2026-11-20", false), ("2026-11-19", true), ("2025-11-23", true)]
        {
            assert_eq!(is_unusual_bank_date(day(text), today), unusual, "{text}");
        }
    }

    #[test]
    fn a_fee_that_was_due_yesterday_is_overdue_at_once() {
        let today = day("2026-11-23");
        assert!(is_past_due_day(day("2026-11-22"), today));
        assert!(!is_past_due_day(today, today));
    }
}
