//! What the list of payouts shows, as its URL says it.

use crate::ui::listing::{Fields, Listing};
use lms::payouts::{PayoutFilter, PayoutStatus};
use lms::{Day, Money, PayoutId};

/// What its URL knows; the newest come first.
pub const FIELDS: Fields = Fields {
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
pub struct PayoutsState {
    /// Filters and order.
    pub listing: Listing,
    /// The opened row.
    pub opened: Option<PayoutId>,
}

impl Default for PayoutsState {
    fn default() -> Self {
        Self::of(Listing::of(&FIELDS))
    }
}

impl PayoutsState {
    /// The list, and nothing opened.
    pub const fn of(listing: Listing) -> Self {
        Self { listing, opened: None }
    }

    /// The whole list with one opened.
    pub fn opening(id: PayoutId) -> Self {
        Self { opened: Some(id), ..Self::default() }
    }

    /// The whole list in one state: "pending".
    pub fn in_status(status: &str) -> Self {
        Self::of(Listing::of(&FIELDS).with("status", status))
    }

    /// What was paid on a day.
    pub fn paid_on(day: Day) -> Self {
        let listing = Listing::of(&FIELDS).with("status", PayoutStatus::Processed.as_str());
        Self::of(listing.with("paid_from", day.iso()).with("paid_until", day.iso()))
    }

    /// Reads a query string, whatever is in it.
    pub fn from_query(get: &dyn Fn(&str) -> Option<String>) -> Self {
        let opened = get("open").and_then(|id| id.parse().ok());
        Self { listing: Listing::from_query(&FIELDS, get), opened }
    }

    /// What differs from the default.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.listing.to_query();
        pairs.extend(self.opened.map(|id| ("open", id.to_string())));
        pairs
    }
}

/// Which payouts a listing shows, for the API.
pub fn filter(listing: &Listing) -> PayoutFilter {
    let day = |name: &str| Day::parse_iso(listing.get(name));
    let money = |name: &str| Money::parse(listing.get(name)).ok();
    PayoutFilter {
        search: listing.get("search").to_owned(),
        loan: listing.read("loan"),
        account: listing.read("account"),
        status: listing.word("status"),
        r#type: listing.word("type"),
        method: listing.word("method"),
        payout_to: listing.word("to"),
        program: listing.read("program"),
        is_downloaded: listing.read("exported"),
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
    use lms::payouts::PayoutType;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn read_back(state: &PayoutsState) -> PayoutsState {
        let pairs = state.to_query();
        PayoutsState::from_query(&|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()))
    }

    #[test]
    fn the_default_leaves_the_url_alone() {
        assert!(PayoutsState::default().to_query().is_empty());
        assert_eq!(filter(&PayoutsState::default().listing), PayoutFilter::default());
    }

    #[test]
    fn every_state_reads_back() {
        let id = "f59b69c8-9e47-46a1-b2c9-83ae42666a30";
        let listing = Listing::of(&FIELDS)
            .with("search", "मीरा & <b>")
            .with("loan", id)
            .with("status", "failed")
            .with("type", "new_type")
            .with("min", "1,000")
            .with("program", id)
            .with("exported", "false")
            .ordered_by("amount");
        let whole = PayoutsState { opened: id.parse().ok(), ..PayoutsState::of(listing) };
        assert_eq!(read_back(&whole), whole);
        let asked = filter(&whole.listing);
        assert_eq!(asked.status, Some(PayoutStatus::Failed));
        assert_eq!(asked.r#type, Some(PayoutType::Unknown("new_type".to_owned())));
        assert_eq!((asked.program, asked.is_downloaded), (id.parse().ok(), Some(false)));
        assert_eq!((asked.loan, asked.amount_min), (id.parse().ok(), Some(Money::from_rupees(1_000))));
    }

    #[test]
    fn a_day_is_paid_from_its_first_moment_to_its_last() {
        let day = Day::new(2026, 11, 23).unwrap();
        let asked = filter(&PayoutsState::paid_on(day).listing);
        assert_eq!((asked.processed_from, asked.processed_to), (Some(day.start()), Some(day.end())));
        assert_eq!(asked.status, Some(PayoutStatus::Processed));
    }

    #[test]
    fn a_broken_link_still_opens_the_list() {
        let state = PayoutsState::from_query(&|_| Some("?".to_owned()));
        assert_eq!(state.opened, None);
        let asked = filter(&state.listing);
        assert_eq!((asked.loan, asked.amount_min, asked.created_from), (None, None, None));
        assert_eq!(asked.status, Some(PayoutStatus::Unknown("?".to_owned())));
    }
}
