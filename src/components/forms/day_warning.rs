//! Warnings of days that may be entered and are likely mistyped.

use crate::components::widgets::chip::days;
use lms::{Day, can};

/// The warning of a bank date, if it is unusual.
pub(crate) fn bank_date_warning(day: Day, today: Day) -> Option<String> {
    can::is_unusual_bank_date(day, today).then(|| ago(day, today))
}

/// The warning of a fee's due day, if it has passed.
pub(crate) fn due_day_warning(day: Day, today: Day) -> Option<String> {
    can::is_past_due_day(day, today).then(|| format!("{}: the fee will be overdue immediately", ago(day, today)))
}

fn ago(day: Day, today: Day) -> String {
    format!("{day} is {} ago", days(today.days_since(day)))
}
