//! How a loan and a day are shown.

use crate::components::widgets::chip::days;
use lms::Day;
use lms::loans::Loan;

/// "Term loan · 18% reducing · 24 EMIs · since 14 Mar 2026".
pub(super) fn loan_terms_line(loan: &Loan) -> String {
    let since = loan.disbursement_date.map(|day| format!("since {day}"));
    [
        Some(loan.program_name.clone()).filter(|name| !name.is_empty()),
        Some(format!("{}% {}", loan.roi_value, loan.roi_type.label())),
        loan.emi_count.map(|count| format!("{count} EMIs")),
        since,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// "15 Dec 2026, in 22 days", "today", "yesterday".
pub(super) fn relative_day(day: Day, today: Day) -> String {
    let away = match day.days_since(today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        away if away > 0 => format!("in {}", days(away)),
        away => format!("{} ago", days(-away)),
    };
    format!("{day}, {away}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn formats_days_relative_to_today() {
        let today = Day::new(2026, 11, 23).unwrap();
        assert_eq!(relative_day(today.add_days(22), today), "15 Dec 2026, in 22 days");
        assert_eq!(relative_day(today, today), "23 Nov 2026, today");
        assert_eq!(relative_day(today.add_days(1), today), "24 Nov 2026, tomorrow");
        assert_eq!(relative_day(today.add_days(-1), today), "22 Nov 2026, yesterday");
        assert_eq!(relative_day(today.add_days(-8), today), "15 Nov 2026, 8 days ago");
    }
}
