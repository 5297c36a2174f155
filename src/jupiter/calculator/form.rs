//! What is typed of an offer, and its text in the URL.

use crate::components::forms::check::{self, Check};
use leptos::prelude::*;
use lms::emi_calculation::{CalculateEmi, EmiFrequency, ValueType};
use lms::loans::RoiType;
use lms::{Day, FieldError, Money};

/// The most EMIs an offer has: forty years of months.
const MAX_EMIS: u32 = 480;
/// Separates the fields of an offer in the URL; no field contains it, and URLs need not escape it.
const SEPARATOR: char = '~';

#[derive(Clone, Copy)]
pub(super) struct CalculatorForm {
    pub(super) principal: RwSignal<String>,
    pub(super) roi_value: RwSignal<String>,
    pub(super) roi_type: RwSignal<String>,
    pub(super) emi_count: RwSignal<String>,
    pub(super) emi_frequency: RwSignal<String>,
    pub(super) disbursement_date: RwSignal<String>,
    pub(super) first_due_date: RwSignal<String>,
    pub(super) pf_value: RwSignal<String>,
    pub(super) pf_value_type: RwSignal<String>,
    pub(super) pf_gst: RwSignal<String>,
}

impl CalculatorForm {
    /// The text of the offer that the calculator opens with.
    pub(super) fn initial_text(today: Day) -> String {
        let fields = [
            "5,00,000",
            "18",
            RoiType::Reducing.as_str(),
            "24",
            EmiFrequency::Monthly.as_str(),
            &today.iso(),
            "",
            "2",
            ValueType::Percentage.as_str(),
            "18",
        ];
        fields.join(&SEPARATOR.to_string())
    }

    /// Reads an offer from the URL; what is missing there is empty.
    pub(super) fn read(text: &str) -> Self {
        let mut parts = text.split(SEPARATOR).map(str::to_owned);
        let mut next = move || RwSignal::new(parts.next().unwrap_or_default());
        Self {
            principal: next(),
            roi_value: next(),
            roi_type: next(),
            emi_count: next(),
            emi_frequency: next(),
            disbursement_date: next(),
            first_due_date: next(),
            pf_value: next(),
            pf_value_type: next(),
            pf_gst: next(),
        }
    }

    /// The text for the URL; tracks the fields.
    pub(super) fn text(self) -> String {
        let fields = [
            self.principal,
            self.roi_value,
            self.roi_type,
            self.emi_count,
            self.emi_frequency,
            self.disbursement_date,
            self.first_due_date,
            self.pf_value,
            self.pf_value_type,
            self.pf_gst,
        ];
        fields.map(|field| field.get().replace(SEPARATOR, "")).join(&SEPARATOR.to_string())
    }

    /// Reads the fields; tracks them.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub(super) fn check(self) -> Result<CalculateEmi, Vec<FieldError>> {
        let mut check = Check::default();
        let principal = check.field("principal", check::amount(&self.principal.read()));
        let roi_value = check.field("roi_value", check::percent(&self.roi_value.read()));
        let emi_count = check.field("emi_count", check::count(&self.emi_count.read(), 1, MAX_EMIS));
        let paid = check.field("disbursement_date", check::day(&self.disbursement_date.read()));
        let first = check::maybe_day(&self.first_due_date.read()).and_then(|first| match (paid, first) {
            (Some(paid), Some(first)) if first <= paid => Err("It falls due after the day it is paid out.".to_owned()),
            _ => Ok(first),
        });
        let first = check.field("first_due_date", first);
        let kind: ValueType = self.pf_value_type.read().as_str().into();
        let fee = self.pf_value.read();
        let fee = match fee.trim().is_empty() {
            true => Ok(None),
            false if kind == ValueType::Fixed => Money::parse(&fee)
                .map_err(|error| error.to_string())
                .and_then(|fee| check::number(&fee.plain()).ok_or_else(|| "Enter an amount above zero.".to_owned()))
                .map(|fee| Some(lms::loan_data::Rate(fee))),
            false => check::percent(&fee).map(Some),
        };
        let fee = check.field("pf_value", fee);
        let gst = check.field("pf_gst", check::percent(&self.pf_gst.read()));
        let whole = || {
            Some(CalculateEmi {
                principal: principal?,
                roi_value: roi_value?,
                roi_type: self.roi_type.read().as_str().into(),
                emi_count: emi_count?,
                emi_frequency: Some(self.emi_frequency.read().as_str().into()),
                disbursement_date: paid?,
                first_due_date: first?,
                pf_value: fee?,
                pf_value_type: Some(kind),
                pf_gst: Some(gst?),
            })
        };
        check.done(whole())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn offer_round_trips_through_its_link() {
        let text = CalculatorForm::initial_text(Day::new(2026, 11, 23).unwrap());
        let offer = CalculatorForm::read(&text);
        assert_eq!(offer.text(), text);
        let calculation = offer.check().unwrap();
        assert_eq!((calculation.principal, calculation.emi_count), (Money::from_rupees(500_000), 24));
    }

    #[test]
    fn a_truncated_link_is_an_offer_with_empty_fields() {
        let errors = CalculatorForm::read("5,00,000~abc").check().unwrap_err();
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["roi_value", "emi_count", "disbursement_date", "pf_gst"]);
    }
}
