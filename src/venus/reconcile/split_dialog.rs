//! Allocating one payment to a loan that is not a candidate, or to several loans.

use super::decisions::Decisions;
use super::money_in::match_submission;
use super::unmatched_line::UnmatchedLine;
use crate::components::forms::check::{self, Check};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::widgets::dialog::Dialog;
use crate::dom::watch::watch;
use crate::pickers::LoanPicker;
use leptos::prelude::*;
use lms::reconciliation::{Allocation, MatchRecord};
use lms::{FieldError, Money, RecordId};

/// Field names of each part: at most six loans share one payment.
const FIELD_NAMES: [(&str, &str); 6] = [
    ("loan", "amount"),
    ("loan2", "amount2"),
    ("loan3", "amount3"),
    ("loan4", "amount4"),
    ("loan5", "amount5"),
    ("loan6", "amount6"),
];

#[derive(Clone, Copy)]
struct AllocationForm {
    /// Id of the selected loan.
    loan: RwSignal<String>,
    loan_typed: RwSignal<String>,
    amount: RwSignal<String>,
}

impl AllocationForm {
    fn new(amount: Money) -> Self {
        let amount = if amount.is_positive() { amount.grouped() } else { String::new() };
        Self { loan: RwSignal::default(), loan_typed: RwSignal::default(), amount: RwSignal::new(amount) }
    }
}

/// Open while `line` is set.
#[component]
pub(super) fn SplitDialog(line: RwSignal<Option<UnmatchedLine>>, decisions: Decisions) -> impl IntoView {
    let open = RwSignal::new(false);
    watch(move || open.set(line.with(Option::is_some)));
    let title = Signal::derive(move || {
        line.with(|line| line.as_ref().map(|line| format!("Whose is {}?", line.name)).unwrap_or_default())
    });
    view! {
        <Dialog open title wide=true on_close=move |()| line.set(None)>
            {move || line.get_untracked().map(|line| view! { <SplitForm line open decisions /> })}
        </Dialog>
    }
}

#[component]
fn SplitForm(line: UnmatchedLine, open: RwSignal<bool>, decisions: Decisions) -> impl IntoView {
    let UnmatchedLine { id: line_id, name, amount, narration, .. } = line;
    let id = RecordId(line_id);
    let parts = RwSignal::new(vec![AllocationForm::new(amount)]);
    let owner = StoredValue::new(Owner::current());
    let submission = match_submission(id);
    let check = move || Ok(MatchRecord { id, allocations: parts.with(|parts| allocations(parts, amount))? });
    let (form, send) = Form::of(submission, check);
    submission.on_success(move |_| {
        let loans = parts.with_untracked(|parts| {
            let names = parts.iter().map(|part| part.loan_typed.get_untracked());
            names.collect::<Vec<_>>().join(" and ")
        });
        decisions.add(line_id, format!("{name} is for {loans}"));
        open.set(false);
    });
    // The new part's signals belong to the dialog, not to the click.
    let add = move |_| {
        let left = amount.less(total(&parts.get_untracked()));
        let make = move || AllocationForm::new(left);
        let part = owner.get_value().map_or_else(make, |owner| owner.with(make));
        parts.update(|parts| parts.push(part));
    };
    let fields = move || {
        let current = parts.get();
        let several = current.len() > 1;
        let field = move |(part, (loan, amount)): (AllocationForm, (&'static str, &'static str))| {
            let remove = move |_| parts.update(|parts| parts.retain(|other| other.loan != part.loan));
            view! {
                <div class="split-part">
                    <LoanPicker form name=loan value=part.loan typed=part.loan_typed />
                    <MoneyField label="Its part" name=amount value=part.amount error=form.error(amount) />
                    {several.then(|| view! {
                        <button type="button" class="button small" on:click=remove>
                            "Remove"
                        </button>
                    })}
                </div>
            }
        };
        current.into_iter().zip(FIELD_NAMES).map(field).collect_view()
    };
    let left = move || {
        let left = amount.less(parts.with(|parts| total(parts)));
        if left.is_zero() {
            format!("All of {amount} is given to a loan.")
        } else {
            format!("{left} of {amount} is given to no loan and stays on the account of the first.")
        }
    };
    view! {
        <p class="muted">{narration}</p>
        <FormView form on_send=send>
            {fields}
            <Show when=move || parts.with(|parts| parts.len() < FIELD_NAMES.len())>
                <p class="actions">
                    <button type="button" class="button small" on:click=add>
                        "Another loan"
                    </button>
                </p>
            </Show>
            <p aria-live="polite">{left}</p>
        </FormView>
    }
}

/// The sum of all parts; tracks what is typed.
fn total(parts: &[AllocationForm]) -> Money {
    parts.iter().filter_map(|part| Money::parse(&part.amount.read()).ok()).sum()
}

fn allocations(parts: &[AllocationForm], whole: Money) -> Result<Vec<Allocation>, Vec<FieldError>> {
    let mut check = Check::default();
    let mut allocations = Vec::new();
    for (part, (loan_name, amount_name)) in parts.iter().zip(FIELD_NAMES) {
        let loan = check.field(loan_name, check::value(&part.loan.read(), "Choose the loan."));
        let amount = check::amount(&part.amount.read()).and_then(|amount| {
            let over = total(parts) > whole;
            if over { Err(format!("Together that is more than {whole}.")) } else { Ok(amount) }
        });
        let amount = check.field(amount_name, amount);
        allocations.extend(loan.zip(amount).map(|(loan, amount)| Allocation { loan, amount }));
    }
    check.done(Some(allocations))
}
