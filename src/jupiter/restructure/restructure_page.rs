//! The page: the form, a preview of the new schedule, and saving it.

use super::fields::RestructureFields;
use super::form::RestructureForm;
use super::schedule_comparison::ScheduleComparison;
use crate::components::feedback::load::Load;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::form_page::trail_below;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitActions, SubmitLabels, find_changed, outcome};
use crate::components::item_page::item_page;
use crate::components::widgets::breadcrumbs::Breadcrumbs;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::jupiter::loan::loan_page;
use crate::links::{Link, LoanTab};
use crate::{api, clock};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lms::loans::{GetLoan, Loan};
use lms::restructure::{Restructure, RestructureBy, Restructuring};
use lms::{LoanId, can};

const PREVIEW: SubmitLabels =
    SubmitLabels { what: "the preview", send: "Show the new schedule", sending: "Reckoning…" };
const CONFIRM: SubmitLabels =
    SubmitLabels { what: "the new schedule", send: "Keep the new schedule", sending: "Keeping…" };

/// The page of the loan that the URL names.
#[component]
pub(crate) fn RestructurePage() -> impl IntoView {
    item_page::<GetLoan, _>(loan_page("Restructure"), |id| view! { <RestructureLoan id /> }.into_any())
}

#[component]
fn RestructureLoan(id: LoanId) -> impl IntoView {
    let loan = api::query(move || Some(GetLoan { id }));
    let named = memo(move |_| loan.data().map(|loan| (loan.ref_id, loan.borrower_name)));
    let trail = Signal::derive(move || {
        let reference = named.get().map_or_else(|| "Loan".to_owned(), |(reference, _)| reference);
        trail_below((Link::loans(), "Loans"), (reference, Link::loan(id)), "Restructure")
    });
    let view = move |loan: Loan| match can::change_schedule(&loan) {
        Ok(()) => view! { <RestructureSteps id /> }.into_any(),
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
                <span class="muted">{move || named.get().map(|(_, borrower)| borrower)}</span>
            </div>
            <Load query=loan skeleton=|| skeleton_card(6) view />
        </main>
    }
}

#[component]
fn RestructureSteps(id: LoanId) -> impl IntoView {
    let mut draft = Draft::new(format!("restructure.{id}"));
    let typed = RestructureForm::restored(&mut draft, untrack(clock::today));
    let preview = Submission::preview(PREVIEW);
    let confirm = Submission::new(format!("restructure.{id}"), CONFIRM, move |sent: Restructure| look_up(id, sent));
    let form = Form::new(preview.handle(), move || typed.check(id).err().unwrap_or_default());
    // A preview is shown only while the fields are as they were when it was requested.
    let requested = memo(move |_| typed.check(id).ok());
    let previewed = memo(move |_| {
        let (restructuring, _) = preview.outcome()?;
        (preview.last_sent() == requested.get()).then_some(restructuring)
    });
    watch(move || {
        if preview.outcome().is_some() && preview.last_sent() != requested.get() {
            preview.handle().reset();
        }
    });
    let send_preview = move |()| {
        if let Some(requested) = requested.get_untracked() {
            preview.send(requested);
        }
    };
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    let navigate = use_navigate();
    confirm.on_success(move |saved: Restructuring| {
        clear_draft();
        toasts.success(format!("The loan is restructured: {} EMIs of {}.", saved.new.emi_count, saved.new.emi_amount));
        navigate(&Link::Loan { id, tab: LoanTab::Schedule }.href(), NavigateOptions::default());
    });
    let send_confirmed = move |()| {
        if let Some(requested) = requested.get_untracked() {
            confirm.send(Restructure { preview: false, ..requested });
        }
    };
    let back = move || view! { <a class="button" href=Link::loan(id).href()>"Back to the loan"</a> };
    // After a reload there is no preview: what came of the request is shown without it.
    let is_previewed = memo(move |_| previewed.with(Option::is_some));
    let outcome_alone = move || (!is_previewed.get()).then(|| outcome(confirm.handle()));
    view! {
        {outcome_alone}
        <section class="card narrow-card" aria-label="What is asked for">
            <FormView form on_send=send_preview beside=back>
                <RestructureFields typed form />
            </FormView>
        </section>
        {move || previewed.get().map(|restructuring| {
            view! {
                <ScheduleComparison restructuring />
                <section class="card stack" aria-label="Keep it">
                    <p>"Nothing is kept yet. Keeping it replaces the EMIs from that day on; what was paid stays."</p>
                    <SubmitActions handle=confirm.handle() on_send=send_confirmed>
                        {back()}
                    </SubmitActions>
                </section>
            }
        })}
    }
}

/// Previews once more: where the old schedule is the one that was sent, it was saved.
fn look_up(id: LoanId, sent: Restructure) -> LookupFuture<Restructuring> {
    let preview = Restructure { id, preview: true, ..sent.clone() };
    find_changed(preview, move |found| {
        let by = match &sent.by {
            RestructureBy::EmiCount(count) => found.old.emi_count == u64::from(*count),
            RestructureBy::EmiAmount(amount) => found.old.emi_amount == *amount,
        };
        let rate = sent.roi_value.as_ref().is_none_or(|rate| *rate == found.old.roi_value);
        by && rate && found.old.rows == found.new.rows
    })
}
