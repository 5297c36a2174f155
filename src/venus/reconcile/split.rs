//! One payment for another loan than the candidates, or for several.

use super::decided::Decided;
use super::item::Item;
use super::records::matching;
use crate::components::forms::check::{self, Check};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::widgets::dialog::Dialog;
use crate::dom::watch::watch;
use crate::pickers::LoanPicker;
use leptos::prelude::*;
use lms::reconciliation::{Allocation, MatchRecord};
use lms::{FieldError, Money, RecordId};

/// So many loans share one payment at most.
const NAMES: [(&str, &str); 6] = [
    ("loan", "amount"),
    ("loan2", "amount2"),
    ("loan3", "amount3"),
    ("loan4", "amount4"),
    ("loan5", "amount5"),
    ("loan6", "amount6"),
];

/// The part of one loan, as typed.
#[derive(Clone, Copy)]
struct Part {
    loan: RwSignal<String>,
    loan_typed: RwSignal<String>,
    amount: RwSignal<String>,
}

impl Part {
    fn new(amount: Money) -> Self {
        let amount = if amount.is_positive() { amount.grouped() } else { String::new() };
        Self { loan: RwSignal::default(), loan_typed: RwSignal::default(), amount: RwSignal::new(amount) }
    }
}

/// The dialog; open while there is something to split.
#[component]
pub(super) fn Split(item: RwSignal<Option<Item>>, decided: Decided) -> impl IntoView {
    let open = RwSignal::new(false);
    watch(move || open.set(item.with(Option::is_some)));
    let title = Signal::derive(move || {
        item.with(|item| item.as_ref().map(|item| format!("Whose is {}?", item.name)).unwrap_or_default())
    });
    view! {
        <Dialog open title wide=true on_close=move |()| item.set(None)>
            {move || item.get_untracked().map(|item| view! { <Ask item open decided /> })}
        </Dialog>
    }
}

#[component]
fn Ask(item: Item, open: RwSignal<bool>, decided: Decided) -> impl IntoView {
    let id = RecordId(item.id);
    let amount = item.amount;
    let parts = RwSignal::new(vec![Part::new(amount)]);
    let owner = StoredValue::new(Owner::current());
    let submission = matching(id);
    let read = move || Ok(MatchRecord { id, allocations: parts.with(|parts| check(parts, amount))? });
    let (form, send) = Form::of(submission, read);
    let name = item.name.clone();
    submission.on_success(move |record| {
        let loans = parts.with_untracked(|parts| {
            let names = parts.iter().map(|part| part.loan_typed.get_untracked());
            names.collect::<Vec<_>>().join(" and ")
        });
        decided.note(record.id.0, format!("{name} is for {loans}"));
        open.set(false);
    });
    // What is added lives as long as the dialog, not as the click.
    let add = move |_| {
        let left = amount.less(sum(&parts.get_untracked()));
        let make = move || Part::new(left);
        let part = owner.get_value().map_or_else(make, |owner| owner.with(make));
        parts.update(|parts| parts.push(part));
    };
    let fields = move || {
        let parts_now = parts.get();
        let several = parts_now.len() > 1;
        let field = move |(part, (loan, amount)): (Part, (&'static str, &'static str))| {
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
        parts_now.into_iter().zip(NAMES).map(field).collect_view()
    };
    let left = move || {
        let left = amount.less(parts.with(|parts| sum(parts)));
        if left.is_zero() {
            format!("All of {amount} is given to a loan.")
        } else {
            format!("{left} of {amount} is given to no loan and stays on the account of the first.")
        }
    };
    view! {
        <p class="muted">{item.narration}</p>
        <FormView form on_send=send>
            {fields}
            <Show when=move || parts.with(|parts| parts.len() < NAMES.len())>
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

/// What is typed of all parts; tracks it.
fn sum(parts: &[Part]) -> Money {
    parts.iter().filter_map(|part| Money::parse(&part.amount.read()).ok()).sum()
}

fn check(parts: &[Part], whole: Money) -> Result<Vec<Allocation>, Vec<FieldError>> {
    let mut check = Check::default();
    let mut allocations = Vec::new();
    for (part, (loan_name, amount_name)) in parts.iter().zip(NAMES) {
        let loan = check.field(loan_name, check::value(&part.loan.read(), "Choose the loan."));
        let amount = check::amount(&part.amount.read()).and_then(|amount| {
            let over = sum(parts) > whole;
            if over { Err(format!("Together that is more than {whole}.")) } else { Ok(amount) }
        });
        let amount = check.field(amount_name, amount);
        allocations.extend(loan.zip(amount).map(|(loan, amount)| Allocation { loan, amount }));
    }
    check.done(Some(allocations))
}
