//! The page.

use super::compare::Compare;
use super::form::{BY_AMOUNT, BY_COUNT, Typed};
use crate::components::feedback::load::Load;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::toast::toasts;
use crate::components::feedback::undocumented::answers;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{AreaField, DateField, SelectField, TextField};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitActions, SubmitLabels};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::dom::watch::watch;
use crate::jupiter::loan::CannotShow;
use crate::links::{Link, LoanTab, use_id};
use crate::{api, clock};
use futures::FutureExt;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lms::loans::{GetLoan, Loan};
use lms::restructure::{Restructure, RestructureBy, Restructuring};
use lms::{LoanId, can};

const RECKON: SubmitLabels =
    SubmitLabels { what: "the preview", send: "Show the new schedule", sending: "Reckoning…" };
const KEEP: SubmitLabels =
    SubmitLabels { what: "the new schedule", send: "Keep the new schedule", sending: "Keeping…" };

/// The page of the loan that the URL names.
#[component]
pub(crate) fn RestructurePage() -> impl IntoView {
    let id = use_id();
    move || {
        id.get().map(|id| {
            if answers::<GetLoan>() { view! { <OfLoan id /> }.into_any() } else { view! { <CannotShow /> }.into_any() }
        })
    }
}

#[component]
fn OfLoan(id: LoanId) -> impl IntoView {
    let loan = api::query(move || Some(GetLoan { id }));
    let known = Memo::new(move |_| loan.data().map(|loan| (loan.ref_id, loan.borrower_name)));
    let trail = Signal::derive(move || {
        let reference = known.get().map_or_else(|| "Loan".to_owned(), |(reference, _)| reference);
        vec![
            Crumb::link("Loans", Link::loans().href()),
            Crumb::link(reference, Link::loan(id).href()).reference(),
            Crumb::here("Restructure"),
        ]
    });
    let show = move |loan: Loan| match can::change_schedule(&loan) {
        Ok(()) => view! { <Steps id /> }.into_any(),
        Err(reason) => view! {
            <Note severity=Severity::Wait title="This loan can't be restructured">{reason.to_string()}</Note>
        }
        .into_any(),
    };
    view! {
        <main id="page" class="page">
            <Breadcrumbs trail />
            <div class="head">
                <Heading text="Restructure" />
                <span class="muted">{move || known.get().map(|(_, borrower)| borrower)}</span>
            </div>
            <Load query=loan skeleton=|| skeleton_card(6) view=show />
        </main>
    }
}

#[component]
fn Steps(id: LoanId) -> impl IntoView {
    let mut draft = Draft::new(format!("restructure.{id}"));
    let typed = Typed::restored(&mut draft, untrack(clock::today));
    // A preview keeps nothing: there is nothing to look for, and it may be asked for again.
    let preview = Submission::new(format!("restructure.preview.{id}"), RECKON, |_, _| async { Ok(None) }.boxed_local());
    let keep = Submission::new(format!("restructure.{id}"), KEEP, move |asked: Restructure, _| look_up(id, asked));
    let form = Form::new(preview.handle(), move || typed.check(id).err().unwrap_or_default());
    // What was reckoned is of what was typed then: another figure, and it goes.
    let asked = Memo::new(move |_| typed.check(id).ok());
    let found = Memo::new(move |_| {
        let (found, _) = preview.outcome()?;
        (preview.last_sent() == asked.get()).then_some(found)
    });
    watch(move || {
        if preview.outcome().is_some() && preview.last_sent() != asked.get() {
            preview.reset();
        }
    });
    let reckon = move |()| {
        if let Some(asked) = asked.get_untracked() {
            preview.send(asked);
        }
    };
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    let navigate = use_navigate();
    keep.on_success(move |kept: Restructuring| {
        clear_draft();
        toasts.success(format!("The loan is restructured: {} EMIs of {}.", kept.new.emi_count, kept.new.emi_amount));
        navigate(&Link::Loan { id, tab: LoanTab::Schedule }.href(), NavigateOptions::default());
    });
    let send = move |()| {
        if let Some(asked) = asked.get_untracked() {
            keep.send(Restructure { preview: false, ..asked });
        }
    };
    let back = move || view! { <a class="button" href=Link::loan(id).href()>"Back to the loan"</a> };
    view! {
        <section class="card narrow-card" aria-label="What is asked for">
            <FormView form on_send=reckon beside=back>
                <Fields typed form />
            </FormView>
        </section>
        {move || found.get().map(|found| {
            view! {
                <Compare found />
                <section class="card stack" aria-label="Keep it">
                    <p>"Nothing is kept yet. Keeping it replaces the EMIs from that day on; what was paid stays."</p>
                    <SubmitActions handle=keep.handle() on_send=send>
                        {back()}
                    </SubmitActions>
                </section>
            }
        })}
    }
}

#[component]
fn Fields(typed: Typed, form: Form) -> impl IntoView {
    let options =
        vec![(BY_COUNT.to_owned(), "Number of EMIs".to_owned()), (BY_AMOUNT.to_owned(), "Amount of an EMI".to_owned())];
    // Asked for once each: a form knows its fields by their asking.
    let (count_error, amount_error) = (form.error("emi_count"), form.error("emi_amount"));
    let by = move || {
        if *typed.by.read() == BY_AMOUNT {
            view! { <MoneyField label="EMI" name="emi_amount" value=typed.emi_amount error=amount_error /> }.into_any()
        } else {
            view! {
                <TextField
                    label="EMIs from then on"
                    name="emi_count"
                    value=typed.emi_count
                    error=count_error
                    inputmode="numeric"
                />
            }
            .into_any()
        }
    };
    view! {
        <div class="fields">
            <DateField
                label="From"
                name="effective_date"
                value=typed.effective_date
                error=form.error("effective_date")
                hint="EMIs that fall due after that day change."
            />
            <SelectField label="By" name="by" value=typed.by options=Signal::stored(options) />
            {by}
            <TextField
                label="New rate, % a year"
                name="roi_value"
                value=typed.roi_value
                error=form.error("roi_value")
                inputmode="decimal"
                hint="As it is, where left empty."
                optional=true
            />
        </div>
        <AreaField label="Reason" name="reason" value=typed.reason error=form.error("reason") />
    }
}

/// Reckons once more: where the old schedule is the one that was asked for, it was kept.
fn look_up(id: LoanId, asked: Restructure) -> LookupFuture<Restructuring> {
    async move {
        let found = api::send(Restructure { id, preview: true, ..asked.clone() }).await?;
        let by = match asked.by {
            RestructureBy::EmiCount(count) => found.old.emi_count == u64::from(count),
            RestructureBy::EmiAmount(amount) => found.old.emi_amount == amount,
        };
        let rate = asked.roi_value.is_none_or(|rate| rate == found.old.roi_value);
        Ok((by && rate && found.old.rows == found.new.rows).then_some(found))
    }
    .boxed_local()
}
