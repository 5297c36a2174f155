//! The form of a refund, of a loan's excess or of a record: amount, remark, and the payout that it requests.

use crate::components::forms::check::{self, Check};
use crate::components::forms::dialog_form::DialogForm;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::form::Form;
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, SubmitLabels};
use leptos::prelude::*;
use lms::payouts::Payout;
use lms::{Endpoint, FieldError, Money};
use serde::Serialize;
use serde::de::DeserializeOwned;

const LABELS: SubmitLabels = SubmitLabels { what: "the refund", send: "Request refund", sending: "Requesting…" };

#[derive(Clone, Copy)]
pub(super) struct RefundForm {
    amount: RwSignal<String>,
    remark: RwSignal<String>,
    max: Money,
    /// Follows the maximum in the error: "that is left".
    max_suffix: &'static str,
}

impl RefundForm {
    pub(super) fn restored(draft: &mut Draft, max: Money, max_suffix: &'static str) -> Self {
        Self { amount: draft.field_from("amount", max.grouped()), remark: draft.field("remark"), max, max_suffix }
    }

    /// The amount, at most the maximum; tracks what is typed.
    pub(super) fn amount(self, check: &mut Check) -> Option<Money> {
        let Self { max, max_suffix, .. } = self;
        let up_to_max = |amount: Money| match amount > max {
            true => Err(format!("That is {:#} more than the {max:#} {max_suffix}.", amount.less(max))),
            false => Ok(amount),
        };
        check.field("amount", check::amount(&self.amount.read()).and_then(up_to_max))
    }

    pub(super) fn remark(self) -> Option<String> {
        check::maybe(&self.remark.read())
    }
}

/// The dialog form that requests the refund.
pub(super) fn refund_dialog<E>(
    open: RwSignal<bool>,
    key: String,
    draft: Draft,
    check: impl Fn() -> Result<E, Vec<FieldError>> + Copy + Send + Sync + 'static,
    look_up: impl Fn(E) -> LookupFuture<Payout> + 'static,
) -> DialogForm
where
    E: Endpoint<Reply = Payout> + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    DialogForm::new(open, key, LABELS, draft, check, look_up, |payout, toasts| {
        toasts.success(format!("The refund of {} waits for the payment desk as {}.", payout.amount, payout.ref_id));
    })
}

/// The amount, `children`, and the remark.
#[component]
pub(super) fn RefundFields(form: Form, refund: RefundForm, children: Children) -> impl IntoView {
    let hint = format!("At most {:#}.", refund.max);
    view! {
        <MoneyField
            label="Amount"
            name="amount"
            value=refund.amount
            error=form.error("amount")
            hint
            autofocus=true
        />
        {children()}
        <AreaField label="Remark" name="remark" value=refund.remark error=form.error("remark") optional=true />
    }
}
