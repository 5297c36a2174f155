//! The page: choose the day and whose books, see what falls due, run, read what was posted.

use super::books::are_closed;
use super::form::{EodForm, SCOPES};
use super::previous_runs::{self, PreviousRun, PreviousRuns};
use super::run_preview::RunPreview;
use super::run_result::RunResult;
use crate::clock;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{DateField, SelectField};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Lookup, LookupFuture, Match, Submission, SubmitLabels, SubmitState};
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::pickers::{AccountPicker, LoanPicker};
use futures::FutureExt;
use leptos::prelude::*;
use lms::Money;
use lms::eod::{EodRun, RunEod};

const LABELS: SubmitLabels = SubmitLabels { what: "the run", send: "Run end of day", sending: "Running…" };

#[component]
pub(crate) fn EodPage() -> impl IntoView {
    let mut draft = Draft::new("eod");
    let today = untrack(clock::today);
    let typed = EodForm::restored(&mut draft, today);
    let run = memo(move |_| typed.check().ok());
    let submission = Submission::new("eod", LABELS, look_up);
    let handle = submission.handle();
    let form = Form::new(handle, move || typed.check().err().unwrap_or_default());
    let runs = RwSignal::new(previous_runs::load());
    let result = RwSignal::new(None::<(EodRun, bool)>);
    let send = move |()| {
        if let Ok(run) = untrack(move || typed.check()) {
            result.set(None);
            submission.send(run);
        }
    };
    watch(move || {
        if let Some((run, was_lost)) = submission.outcome() {
            let scope = untrack(move || typed.scope_label());
            runs.set(previous_runs::save(PreviousRun::new(&run, scope, clock::now(), was_lost)));
            result.set(Some((run, was_lost)));
            // Allows the next run.
            handle.reset();
        }
    });
    let scopes = SCOPES.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
    let picker = move || {
        typed.scope.with(|scope| match scope.as_str() {
            "account" => view! {
                <AccountPicker form value=typed.account typed=typed.account_typed />
            }
            .into_any(),
            "loan" => view! {
                <LoanPicker form value=typed.loan typed=typed.loan_typed />
            }
            .into_any(),
            _ => ().into_any(),
        })
    };
    let running_note = move || {
        (handle.state() == SubmitState::Sending).then(|| {
            view! {
                <p role="status" class="muted">
                    "The books are being closed. It may take a minute; you can stay on this page or go on to others."
                </p>
            }
        })
    };
    let not_found_note = move || {
        matches!(handle.state(), SubmitState::Lost(_, Lookup::NotFound)).then(|| {
            view! { <p class="muted">"Should it have arrived all the same: a second run posts nothing twice."</p> }
        })
    };
    view! {
        <main id="page" class="page">
            <div class="head">
                <Heading text="End of day" />
            </div>
            <section class="card stack" aria-label="The run">
                <p class="muted">
                    "Moves books to the end of a day: interest and penal interest accrue, what falls due is demanded, and days past due are counted."
                </p>
                <FormView form on_send=send>
                    <div class="fields">
                        <DateField
                            label="Day to close"
                            name="date"
                            value=typed.date
                            to=Signal::derive(|| Some(clock::today()))
                            error=form.error("date")
                        />
                        <SelectField label="Whose books" name="scope" value=typed.scope options=Signal::stored(scopes) />
                    </div>
                    {picker}
                    {running_note}
                    {not_found_note}
                </FormView>
            </section>
            <RunPreview run has_result=Signal::derive(move || result.with(Option::is_some)) />
            {move || result.get().map(|(run, was_lost)| view! { <RunResult run was_lost /> })}
            <PreviousRuns runs />
        </main>
    }
}

/// Whether the books are closed until the run's day. What was posted loan by loan can't be read back.
fn look_up(run: RunEod) -> LookupFuture<EodRun> {
    async move {
        let closed = are_closed(run).await?.filter(|closed| *closed);
        Ok(Match::of(closed.map(|_| EodRun {
            date: run.date,
            loan_count: 0,
            interest_accrued: Money::ZERO,
            penal_accrued: Money::ZERO,
            demands_raised: 0,
            demands_raised_amount: Money::ZERO,
            demands_overdue: 0,
            results: Vec::new(),
        })))
    }
    .boxed_local()
}
