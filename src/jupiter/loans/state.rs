//! What the list of loans shows, as its URL says it.

use lms::loans::{LoanFilter, LoanStatus};

/// The longest overdue first.
const ORDER: &str = "-dpd";

/// How late a loan is, in the buckets a portfolio is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DpdBucket {
    /// 1 to 30 days.
    To30,
    /// 31 to 60 days.
    To60,
    /// 61 to 90 days.
    To90,
    /// More.
    Over90,
}

impl DpdBucket {
    /// From the least late.
    pub const ALL: [Self; 4] = [Self::To30, Self::To60, Self::To90, Self::Over90];

    /// As the URL writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::To30 => "1-30",
            Self::To60 => "31-60",
            Self::To90 => "61-90",
            Self::Over90 => "90+",
        }
    }

    /// As an officer reads it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::To30 => "1–30 days",
            Self::To60 => "31–60 days",
            Self::To90 => "61–90 days",
            Self::Over90 => "over 90 days",
        }
    }

    const fn range(self) -> (u32, Option<u32>) {
        match self {
            Self::To30 => (1, Some(30)),
            Self::To60 => (31, Some(60)),
            Self::To90 => (61, Some(90)),
            Self::Over90 => (91, None),
        }
    }

    /// Reads [`Self::as_str`].
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bucket| bucket.as_str() == text)
    }
}

/// The filters and the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoansState {
    /// Part of a reference or of a borrower's name.
    pub search: String,
    /// Only in this state.
    pub status: Option<LoanStatus>,
    /// Only so late.
    pub dpd: Option<DpdBucket>,
    /// A field, `-` before it for descending.
    pub order: String,
}

impl Default for LoansState {
    fn default() -> Self {
        Self { search: String::new(), status: None, dpd: None, order: ORDER.to_owned() }
    }
}

impl LoansState {
    /// Reads a query string, whatever is in it.
    pub fn from_query(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name: &str| get(name).filter(|value| !value.is_empty());
        Self {
            search: text("search").unwrap_or_default(),
            status: text("status").map(|status| status.as_str().into()),
            dpd: text("dpd").and_then(|bucket| DpdBucket::read(&bucket)),
            order: text("order").unwrap_or_else(|| ORDER.to_owned()),
        }
    }

    /// What differs from the default.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        [
            ("search", Some(self.search.clone()).filter(|search| !search.is_empty())),
            ("status", self.status.as_ref().map(ToString::to_string)),
            ("dpd", self.dpd.map(|bucket| bucket.as_str().to_owned())),
            ("order", (self.order != ORDER).then(|| self.order.clone())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// Which loans these are, for the API.
    pub fn filter(&self) -> LoanFilter {
        let (dpd_min, dpd_max) = self.dpd.map_or((None, None), |bucket| {
            let (least, most) = bucket.range();
            (Some(least), most)
        });
        LoanFilter {
            search: self.search.clone(),
            status: self.status.clone(),
            dpd_min,
            dpd_max,
            ..LoanFilter::default()
        }
    }

    /// Whether any filter is set.
    pub fn is_filtered(&self) -> bool {
        self.filter() != LoanFilter::default()
    }

    /// The same order and no filter.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { order: self.order.clone(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_default_leaves_the_url_alone() {
        assert!(LoansState::default().to_query().is_empty());
    }

    #[test]
    fn every_state_reads_back() {
        for dpd in [None].into_iter().chain(DpdBucket::ALL.map(Some)) {
            let state = LoansState {
                search: "Meera & Sons".to_owned(),
                status: Some(LoanStatus::Overdue),
                dpd,
                order: "borrower_name".to_owned(),
            };
            let pairs = state.to_query();
            let get = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
            assert_eq!(LoansState::from_query(get), state);
        }
    }

    #[test]
    fn the_buckets_leave_no_day_out() {
        let mut next = 1;
        for bucket in DpdBucket::ALL {
            let (least, most) = bucket.range();
            assert_eq!(least, next);
            next = most.map_or(next, |most| most + 1);
        }
    }
}
