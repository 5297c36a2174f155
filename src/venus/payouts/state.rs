//! What the list of payouts shows, as its URL says it.

use crate::components::lists::list_state::{ListFields, ListState};
use crate::links::{ListQuery, Query};
use lms::payouts::{PayoutFilter, PayoutStatus};
use lms::{Day, Money, PayoutId};

/// What its URL knows; the newest come first.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        "search",
        "status",
        "type",
        "method",
        "to",
        "min",
        "max",
        "from",
        "until",
        "loan",
        "account",
        "program",
        "exported",
        "paid_from",
        "paid_until",
    ],
    order: "-created_at",
};

/// The filters, the order and the opened row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PayoutsState {
    /// Filters and order.
    pub(crate) list_state: ListState,
    /// The opened row.
    pub(crate) opened: Option<PayoutId>,
}

impl Default for PayoutsState {
    fn default() -> Self {
        Self::of(ListState::of(&FIELDS))
    }
}

impl PayoutsState {
    /// The list, and nothing opened.
    pub(crate) const fn of(list_state: ListState) -> Self {
        Self { list_state, opened: None }
    }

    /// The whole list with one opened.
    pub(crate) fn opening(id: PayoutId) -> Self {
        Self { opened: Some(id), ..Self::default() }
    }

    /// The whole list in one state: "pending".
    pub(crate) fn in_status(status: &str) -> Self {
        Self::of(ListState::of(&FIELDS).with("status", status))
    }

    /// What was paid on a day.
    pub(crate) fn paid_on(day: Day) -> Self {
        let list_state = ListState::of(&FIELDS).with("status", PayoutStatus::Processed.as_str());
        Self::of(list_state.with("paid_from", day.iso()).with("paid_until", day.iso()))
    }

    /// Reads a query string, whatever is in it.
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

/// Which payouts a listing shows, for the API.
pub(crate) fn filter(list_state: &ListState) -> PayoutFilter {
    let day = |name: &str| Day::parse_iso(list_state.get(name));
    let money = |name: &str| Money::parse(list_state.get(name)).ok();
    PayoutFilter {
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::Link;
    use lms::payouts::PayoutType;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn read_back(state: &PayoutsState) -> PayoutsState {
        let href = Link::Payouts(state.clone().into()).href();
        PayoutsState::from_query(&Query::parse(href.split_once('?').map_or("", |(_, search)| search)))
    }

    #[test]
    fn the_default_leaves_the_url_alone() {
        assert_eq!(Link::Payouts(PayoutsState::default().into()), Link::payouts());
        assert_eq!(filter(&PayoutsState::default().list_state), PayoutFilter::default());
    }

    #[test]
    fn every_state_reads_back() {
        let id = "f59b69c8-9e47-46a1-b2c9-83ae42666a30";
        let list_state = ListState::of(&FIELDS)
            .with("search", "मीरा & <b>")
            .with("loan", id)
            .with("status", "failed")
            .with("type", "new_type")
            .with("min", "1,000")
            .with("program", id)
            .with("exported", "false")
            .ordered_by("amount");
        let whole = PayoutsState { opened: id.parse().ok(), ..PayoutsState::of(list_state) };
        assert_eq!(read_back(&whole), whole);
        let asked = filter(&whole.list_state);
        assert_eq!(asked.status, Some(PayoutStatus::Failed));
        assert_eq!(asked.r#type, Some(PayoutType::Unknown("new_type".to_owned())));
        assert_eq!((asked.program, asked.is_downloaded), (id.parse().ok(), Some(false)));
        assert_eq!((asked.loan, asked.amount_min), (id.parse().ok(), Some(Money::from_rupees(1_000))));
    }

    #[test]
    fn a_day_is_paid_from_its_first_moment_to_its_last() {
        let day = Day::new(2026, 11, 23).unwrap();
        let asked = filter(&PayoutsState::paid_on(day).list_state);
        assert_eq!((asked.processed_from, asked.processed_to), (Some(day.start()), Some(day.end())));
        assert_eq!(asked.status, Some(PayoutStatus::Processed));
    }

    #[test]
    fn a_broken_link_still_opens_the_list() {
        let state = PayoutsState::from_query(&Query::parse("?open=?&loan=?&min=?&from=?&status=?"));
        assert_eq!(state.opened, None);
        let asked = filter(&state.list_state);
        assert_eq!((asked.loan, asked.amount_min, asked.created_from), (None, None, None));
        assert_eq!(asked.status, Some(PayoutStatus::Unknown("?".to_owned())));
    }
}
