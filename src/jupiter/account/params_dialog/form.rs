//! What is typed of the terms.

use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::{self, Draft};
use leptos::prelude::*;
use lms::accounts::{Account, LineDetailParams, LoanDataParams, UpdateLoanParams};
use lms::emi_calculation::{CalculateEmi, ValueType};
use lms::loan_data::{LoanTerms, RateTerm};
use lms::{AccountId, FieldError, LeadId, Money, ProgramId};

/// Fifty years of months.
const MOST_EMIS: u32 = 600;

#[derive(Clone, Copy)]
pub(super) struct ParamsForm {
    pub(super) line: RwSignal<String>,
    pub(super) emi_count: RwSignal<String>,
    pub(super) roi: RwSignal<String>,
    pub(super) pf: RwSignal<String>,
    pub(super) pf_type: RwSignal<String>,
}

impl ParamsForm {
    /// The draft of this tab; it begins with the current terms.
    pub(super) fn restored(account: &Account, terms: Option<&LoanTerms>) -> (Self, Draft) {
        let mut draft = Draft::new(draft_name(account.id));
        let current = terms.cloned().unwrap_or_default();
        let text = |value: Option<&lms::loan_data::Rate>| value.map(ToString::to_string).unwrap_or_default();
        let roi = match &current.roi_value {
            Some(RateTerm::Flat(rate)) => rate.to_string(),
            Some(RateTerm::Slabs(_)) | None => String::new(),
        };
        let approved = account.approved_amount;
        let line = if approved.is_positive() { approved.grouped() } else { String::new() };
        let pf_type = current.pf_value_type.clone().unwrap_or_else(|| ValueType::Percentage.as_str().to_owned());
        let typed = Self {
            line: draft.field_from("line", line),
            emi_count: draft.field_from("emi_count", text(current.emi_count.as_ref())),
            roi: draft.field_from("roi", roi),
            pf: draft.field_from("pf", text(current.pf_value.as_ref())),
            pf_type: draft.field_from("pf_type", pf_type),
        };
        (typed, draft)
    }

    /// Saves an offer of the EMI calculator as the draft of an account.
    pub(super) fn save_draft(account: AccountId, offer: &CalculateEmi) {
        let fee = offer.pf_value.as_ref().map_or_else(|| "0".to_owned(), ToString::to_string);
        let fee_in = offer.pf_value_type.clone().unwrap_or(ValueType::Percentage);
        let fields = [
            ("line", offer.principal.grouped()),
            ("emi_count", offer.emi_count.to_string()),
            ("roi", offer.roi_value.to_string()),
            ("pf", fee),
            ("pf_type", fee_in.to_string()),
        ];
        draft::prefill(&draft_name(account), &fields);
    }

    /// Reads the fields as the params of an application; tracks them.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub(super) fn check(self, application: Option<(LeadId, ProgramId)>) -> Result<UpdateLoanParams, Vec<FieldError>> {
        let mut check = Check::default();
        let line = check.field("approved_line_amount", self.line.with(|line| check::amount(line)));
        let emi_count = check.field("emi_count", self.emi_count.with(|count| check::count(count, 1, MOST_EMIS)));
        let roi = check.field("flat_roi_value", self.roi.with(|rate| check::percent(rate)));
        let pf_value_type = self.pf_type.get();
        let fixed = ValueType::from(pf_value_type.as_str()) == ValueType::Fixed;
        let pf_value = check.field("pf_value", self.pf.with(|fee| if fixed { rupees(fee) } else { percent(fee) }));
        let whole = || {
            let (lead_id, program_id) = application?;
            Some(UpdateLoanParams {
                lead_id,
                program_id,
                line_detail: LineDetailParams { approved_line_amount: line?.plain() },
                loan_data: LoanDataParams {
                    emi_count: emi_count?.to_string(),
                    flat_roi_value: roi?.to_string(),
                    pf_value: pf_value?,
                    pf_value_type,
                },
            })
        };
        check.done(whole())
    }
}

fn draft_name(account: AccountId) -> String {
    format!("account.params.{account}")
}

fn percent(typed: &str) -> Result<String, String> {
    check::percent(typed).map(|rate| rate.to_string())
}

fn rupees(typed: &str) -> Result<String, String> {
    Money::parse(typed).map(Money::plain).map_err(|error| error.to_string())
}
