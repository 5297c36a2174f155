//! [`LoanSummary`]: the key figures of a loan.

use super::AdjustmentType;
use crate::lenient::{amounts, counts};
use crate::{Day, Money};
use serde::{Deserialize, Serialize};

/// Amounts by component.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Components {
    /// Principal.
    #[serde(default = "amounts::principal::missing", deserialize_with = "amounts::principal::read")]
    pub principal: Money,
    /// Interest.
    #[serde(default = "amounts::interest::missing", deserialize_with = "amounts::interest::read")]
    pub interest: Money,
    /// Penal interest.
    #[serde(default = "amounts::penal::missing", deserialize_with = "amounts::penal::read")]
    pub penal: Money,
    /// Fees.
    #[serde(default = "amounts::fee::missing", deserialize_with = "amounts::fee::read")]
    pub fee: Money,
    /// Total of the four components.
    #[serde(default = "amounts::total::missing", deserialize_with = "amounts::total::read")]
    pub total: Money,
}

/// Response of Get Loan Summary (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoanSummary {
    /// Sanctioned amount.
    #[serde(default = "amounts::sanctioned_amount::missing", deserialize_with = "amounts::sanctioned_amount::read")]
    pub sanctioned_amount: Money,
    /// Disbursed amount.
    #[serde(default = "amounts::disbursed_amount::missing", deserialize_with = "amounts::disbursed_amount::read")]
    pub disbursed_amount: Money,
    /// Total of tranches requested and not yet paid.
    #[serde(default = "amounts::requested_amount::missing", deserialize_with = "amounts::requested_amount::read")]
    pub requested_amount: Money,
    /// Amount that can still be requested: sanctioned less disbursed less requested.
    #[serde(default = "amounts::undisbursed_amount::missing", deserialize_with = "amounts::undisbursed_amount::read")]
    pub undisbursed_amount: Money,
    /// Amount outstanding today.
    pub outstanding: Components,
    /// Overdue amount: due before today and not paid.
    pub overdue: Components,
    /// Amount repaid.
    pub paid: Components,
    /// Days past due; 0 if nothing is overdue.
    #[serde(default = "counts::dpd::missing", deserialize_with = "counts::dpd::read")]
    pub dpd: Option<i64>,
    /// Highest days past due so far.
    #[serde(default = "counts::peak_dpd::missing", deserialize_with = "counts::peak_dpd::read")]
    pub peak_dpd: Option<i64>,
    /// Due date of the oldest unpaid demand; `None` if nothing is overdue.
    pub oldest_due_date: Option<Day>,
    /// Due date of the next demand; `None` if nothing is due any more.
    pub next_due_date: Option<Day>,
    /// Amount of the next demand.
    pub next_due_amount: Option<Money>,
    /// Number of EMIs paid in full.
    #[serde(default = "counts::emi_paid_count::missing", deserialize_with = "counts::emi_paid_count::read")]
    pub emi_paid_count: Option<i64>,
    /// Number of EMIs in total.
    #[serde(default = "counts::emi_count::missing", deserialize_with = "counts::emi_count::read")]
    pub emi_count: Option<i64>,
    /// Most that a new cashback may give back, by the loan's terms and balances; `None` if the server does not say.
    pub adjustable_cashback: Option<Money>,
    /// The same for a holdback.
    pub adjustable_holdback: Option<Money>,
}

impl LoanSummary {
    /// Most that a new adjustment of this type may give back; `None` if the server does not say.
    pub const fn adjustable(&self, r#type: &AdjustmentType) -> Option<Money> {
        match r#type {
            AdjustmentType::Cashback => self.adjustable_cashback,
            AdjustmentType::Holdback => self.adjustable_holdback,
            AdjustmentType::Unknown(_) => None,
        }
    }
}
