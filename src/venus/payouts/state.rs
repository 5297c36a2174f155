//! The state of the payout list, as its URL holds it.

use crate::components::lists::list_state::{FilterKind, ListFields, ListState};
use crate::links::{ListQuery, Query};
use lms::payouts::{PayoutFilter, PayoutMethod, PayoutStatus, PayoutTo, PayoutType};
use lms::{ApiError, Day, Money, PayoutId};

/// Filters and default order in the URL.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        ("search", FilterKind::Text),
        ("status", FilterKind::Value(PayoutStatus::is_known)),
        ("type", FilterKind::Value(PayoutType::is_known)),
        ("method", FilterKind::Value(PayoutMethod::is_known)),
        ("to", FilterKind::Value(PayoutTo::is_known)),
        ("min", FilterKind::Amount),
        ("max", FilterKind::Amount),
        ("from", FilterKind::Day),
        ("until", FilterKind::Day),
        ("loan", FilterKind::Id),
        ("account", FilterKind::Id),
        ("program", FilterKind::Id),
        ("exported", FilterKind::Value(|text| text.parse::<bool>().is_ok())),
        ("paid_from", FilterKind::Day),
        ("paid_until", FilterKind::Day),
    ],
    order: "-created_at",
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PayoutsState {
    pub(crate) list_state: ListState,
    pub(crate) opened: Option<PayoutId>,
}

impl Default for PayoutsState {
    fn default() -> Self {
        Self::of(ListState::of(&FIELDS))
    }
}

impl PayoutsState {
    /// The list with no payout opened.
    pub(crate) const fn of(list_state: ListState) -> Self {
        Self { list_state, opened: None }
    }

    /// The unfiltered list with this payout opened.
    pub(crate) fn opening(id: PayoutId) -> Self {
        Self { opened: Some(id), ..Self::default() }
    }

    /// The payouts in one status: "pending".
    pub(crate) fn in_status(status: &str) -> Self {
        Self::of(ListState::of(&FIELDS).with("status", status))
    }

    /// The payouts that were paid on a day.
    pub(crate) fn paid_on(day: Day) -> Self {
        let list_state = ListState::of(&FIELDS).with("status", PayoutStatus::Processed.as_str());
        Self::of(list_state.with("paid_from", day.iso()).with("paid_until", day.iso()))
    }

    /// Reads a query string; invalid values are ignored.
    pub(crate) fn from_query(query: &Query) -> Self {
        let list_state = ListState::from_query(&FIELDS, &|name| query.get(name));
        Self { list_state, opened: query.get("open").and_then(|id| id.parse().ok()) }
    }
}

impl From<PayoutsState> for ListQuery {
    fn from(state: PayoutsState) -> Self {
        Self::from(state.list_state).and("open", state.opened)
    }
}

/// The API filter for the list's state.
///
/// # Errors
/// See [`ListState::check`].
pub(crate) fn filter(list_state: &ListState) -> Result<PayoutFilter, ApiError> {
    list_state.check()?;
    let day = |name: &str| Day::parse_iso(list_state.get(name));
    let money = |name: &str| Money::parse(list_state.get(name)).ok();
    Ok(PayoutFilter {
        search: list_state.get("search").to_owned(),
        loan: list_state.read("loan"),
        account: list_state.read("account"),
        status: list_state.word("status"),
        r#type: list_state.word("type"),
        method: list_state.word("method"),
        payout_to: list_state.word("to"),
        program: list_state.read("program"),
        is_downloaded: list_state.read("exported"),
        amount_min: money("min"),
        amount_max: money("max"),
        created_from: day("from").map(Day::start),
        created_to: day("until").map(Day::end),
        processed_from: day("paid_from").map(Day::start),
        processed_to: day("paid_until").map(Day::end),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::Link;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn round_trip(state: &PayoutsState) -> PayoutsState {
        let href = Link::Payouts(state.clone().into()).href();
        PayoutsState::from_query(&Query::parse(href.split_once('?').map_or("", |(_, search)| search)))
    }

    #[test]
    fn writes_no_parameters_for_the_default() {
        assert_eq!(Link::Payouts(PayoutsState::default().into()), Link::payouts());
        assert_eq!(filter(&PayoutsState::default().list_state).ok(), Some(PayoutFilter::default()));
    }

    #[test]
    fn reads_back_what_it_writes() {
        let id = "f59b69c8-9e47-46a1-b2c9-83ae42666a30";
        let list_state = ListState::of(&FIELDS)
            .with("search", "मीरा & <b>")
            .with("loan", id)
            .with("status", "failed")
            .with("type", "refund")
            .with("min", "1,000")
            .with("program", id)
            .with("exported", "false")
            .ordered_by("amount");
        let whole = PayoutsState { opened: id.parse().ok(), ..PayoutsState::of(list_state) };
        assert_eq!(round_trip(&whole), whole);
        let filter = filter(&whole.list_state).unwrap();
        assert_eq!(filter.status, Some(PayoutStatus::Failed));
        assert_eq!(filter.r#type, Some(PayoutType::Refund));
        assert_eq!((filter.program, filter.is_downloaded), (id.parse().ok(), Some(false)));
        assert_eq!((filter.loan, filter.amount_min), (id.parse().ok(), Some(Money::from_rupees(1_000))));
    }

    #[test]
    fn filters_a_whole_day_of_payments() {
        let day = Day::new(2026, 11, 23).unwrap();
        let filter = filter(&PayoutsState::paid_on(day).list_state).unwrap();
        assert_eq!((filter.processed_from, filter.processed_to), (Some(day.start()), Some(day.end())));
        assert_eq!(filter.status, Some(PayoutStatus::Processed));
    }

    #[test]
    fn refuses_a_filter_that_means_nothing() {
        for query in ["?loan=x", "?min=1500,00", "?from=0026-11-23", "?status=bogus", "?exported=maybe"] {
            let state = PayoutsState::from_query(&Query::parse(query));
            assert!(filter(&state.list_state).is_err(), "{query}");
            assert!(filter(&state.list_state.cleared()).is_ok(), "{query}");
        }
        assert_eq!(PayoutsState::from_query(&Query::parse("?open=x")).opened, None);
    }
}
