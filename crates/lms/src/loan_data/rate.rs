//! Rates of loan terms, as one number or by slabs of days.

use crate::lenient;
use serde::{Deserialize, Serialize};
use serde_json::Number;
use std::fmt;

/// A rate, percentage or other plain number as it was written: `18`, `0.5`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(#[serde(deserialize_with = "lenient::number")] pub Number);

impl fmt::Display for Rate {
    /// Without a trailing `.0`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.to_string();
        formatter.write_str(text.strip_suffix(".0").unwrap_or(&text))
    }
}

/// A rate that is one number or depends on the number of days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RateTerm {
    /// Each slab's rate applies from the day after the previous slab's last day to its own.
    Slabs(Vec<Slab>),
    /// One rate for all days.
    Flat(Rate),
}

/// One slab of a slab-based rate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slab {
    /// Last day of the slab.
    pub days: SlabDays,
    /// The rate, percent a period.
    pub value: Rate,
}

/// Last day of a slab: a number in some slabs and text in others; -1 and `"inf"` both mean no upper bound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SlabDays {
    /// Written as a number.
    Number(i64),
    /// Written as text.
    Text(String),
}

impl SlabDays {
    /// The last day; `None` if the slab has no upper bound or the text is not a number of days.
    pub fn last(&self) -> Option<u32> {
        match self {
            Self::Number(days) => u32::try_from(*days).ok(),
            Self::Text(text) => text.trim().parse().ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_forms_of_no_upper_bound() {
        let slabs: Vec<Slab> = serde_json::from_str(
            r#"[{"days":"15","value":18},{"days":30,"value":24},{"days":-1,"value":36},{"days":"inf","value":72}]"#,
        )
        .unwrap();
        let last: Vec<_> = slabs.iter().map(|slab| slab.days.last()).collect();
        assert_eq!(last, [Some(15), Some(30), None, None]);
    }

    #[test]
    fn displays_a_rate_without_a_trailing_zero() {
        for (json, shown) in [("18", "18"), ("18.0", "18"), ("0.5", "0.5")] {
            assert_eq!(serde_json::from_str::<Rate>(json).unwrap().to_string(), shown);
        }
    }
}
