//! Status chips: a status in a word or two. They are functions and not components, because a list draws hundreds.

use crate::components::feedback::severity::{Severity, Status};
use leptos::prelude::*;
use lms::demands::{Demand, DemandStatus};
use lms::loans::{Loan, LoanStatus};

/// A chip in the colour and with the dot of `severity`.
pub(crate) fn chip(severity: Severity, text: impl Into<String>) -> impl IntoView {
    let text = text.into();
    view! {
        <span class=format!("chip {}", severity.class())>
            <span class="chip-text">{text}</span>
        </span>
    }
}

/// An unknown status is shown as the API sent it.
pub(crate) fn status_chip<S: Status>(status: &S) -> impl IntoView + use<S> {
    chip(status.severity(), status.label().to_owned())
}

/// A loan's status with how late it is: "Overdue 6 days".
pub(crate) fn loan_chip(loan: &Loan) -> impl IntoView + use<> {
    chip(loan.status.severity(), loan_words(&loan.status, loan.dpd))
}

/// A demand's status with how late it is or was: "Overdue 6 days", "Paid 2 days late".
pub(crate) fn demand_chip(demand: &Demand) -> impl IntoView + use<> {
    chip(demand.status.severity(), demand_words(&demand.status, demand.dpd, demand.peak_dpd))
}

fn loan_words(status: &LoanStatus, dpd: Option<i64>) -> String {
    match status {
        LoanStatus::Overdue if dpd > Some(0) => format!("Overdue {}", days(dpd)),
        other => other.label().to_owned(),
    }
}

fn demand_words(status: &DemandStatus, dpd: Option<i64>, peak_dpd: Option<i64>) -> String {
    match status {
        DemandStatus::Overdue if dpd > Some(0) => format!("Overdue {}", days(dpd)),
        DemandStatus::PartiallyPaid if dpd > Some(0) => format!("Partly paid, {} late", days(dpd)),
        DemandStatus::Paid if peak_dpd > Some(0) => format!("Paid {} late", days(peak_dpd)),
        other => other.label().to_owned(),
    }
}

/// "1 day", "6 days"; "— days" for a number that the server left out.
pub(crate) fn days(count: impl Into<Option<i64>>) -> String {
    match count.into() {
        Some(1) => "1 day".to_owned(),
        other => format!("{} days", count_text(other)),
    }
}

/// A number; `—` for one that the server left out.
pub(crate) fn count_text(count: Option<i64>) -> String {
    count.map_or_else(|| "—".to_owned(), |count| count.to_string())
}

#[cfg(test)]
mod tests {
    use super::{demand_words, loan_words};
    use crate::components::feedback::severity::{Severity, Status};
    use lms::demands::DemandStatus;
    use lms::loans::LoanStatus;
    use lms::payouts::PayoutStatus;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn says_how_late_a_payment_is() {
        assert_eq!(loan_words(&LoanStatus::Overdue, Some(6)), "Overdue 6 days");
        assert_eq!(loan_words(&LoanStatus::Overdue, None), "Overdue");
        assert_eq!(loan_words(&LoanStatus::Active, Some(0)), "Active");
        assert_eq!(demand_words(&DemandStatus::Overdue, Some(1), Some(1)), "Overdue 1 day");
        assert_eq!(demand_words(&DemandStatus::Paid, Some(0), Some(2)), "Paid 2 days late");
        assert_eq!(demand_words(&DemandStatus::Paid, Some(0), Some(0)), "Paid");
        assert_eq!(demand_words(&DemandStatus::PartiallyPaid, Some(3), Some(3)), "Partly paid, 3 days late");
    }

    #[test]
    fn shows_an_unknown_status_as_sent() {
        let status = PayoutStatus::from("on_hold");
        assert_eq!((status.severity(), status.label()), (Severity::Muted, "on_hold"));
    }
}
