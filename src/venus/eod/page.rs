//! The page: choose the day and whose books, see what waits, run, read what was posted.

use super::before::Before;
use super::books::are_closed;
use super::earlier::{self, Earlier, EarlierRuns};
use super::form::{EodForm, SCOPES};
use super::result::Result as RunResult;
use crate::clock;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{DateField, SelectField};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Lookup, LookupFuture, Submission, SubmitLabels, SubmitState};
use crate::components::widgets::heading::Heading;
use crate::dom::watch::watch;
use crate::pickers::{AccountPicker, LoanPicker};
use futures::FutureExt;
use leptos::prelude::*;
use lms::eod::{EodRun, RunEod};
use lms::{Instant, Money};

const LABELS: SubmitLabels = SubmitLabels { what: "the run", send: "Run end of day", sending: "Running…" };

/// The page.
#[component]
pub(crate) fn EodPage() -> impl IntoView {
    let mut draft = Draft::new("eod");
    let today = untrack(clock::today);
    let typed = EodForm::restored(&mut draft, today);
    let run = Memo::new(move |_| typed.check().ok());
    let submission = Submission::new("eod", LABELS, look_up);
    let handle = submission.handle();
    let form = Form::new(handle, move || typed.check().err().unwrap_or_default());
    let runs = RwSignal::new(earlier::restored());
    let result = RwSignal::new(None::<(EodRun, bool)>);
    let send = move |()| {
        if let Ok(run) = untrack(move || typed.check()) {
            result.set(None);
            submission.send(run);
        }
    };
    watch(move || {
        if let Some((run, found)) = submission.outcome() {
            let scope = untrack(move || scope_words(typed));
            runs.set(earlier::keep(Earlier::of(&run, scope, clock::now(), found)));
            result.set(Some((run, found)));
            // The next run may follow at once.
            handle.reset();
        }
    });
    let scopes = SCOPES.map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec();
    let picked = move || {
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
    let running = move || {
        (handle.state() == SubmitState::Sending).then(|| {
            view! {
                <p role="status" class="muted">
                    "The books are being closed. It may take a minute; you can stay on this page or go on to others."
                </p>
            }
        })
    };
    let unsure = move || {
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
                    {picked}
                    {running}
                    {unsure}
                </FormView>
            </section>
            <Before run told=Signal::derive(move || result.with(Option::is_some)) />
            {move || result.get().map(|(run, found)| view! { <RunResult run found /> })}
            <EarlierRuns runs />
        </main>
    }
}

fn scope_words(typed: EodForm) -> String {
    match typed.scope.get().as_str() {
        "account" => typed.account_typed.get(),
        "loan" => typed.loan_typed.get(),
        _ => "All running loans".to_owned(),
    }
}

/// Whether the books stand at the end of the day now. What was posted loan by loan can't be read back.
fn look_up(asked: RunEod, _: Instant) -> LookupFuture<EodRun> {
    async move {
        Ok(are_closed(asked).await?.filter(|closed| *closed).map(|_| EodRun {
            date: asked.date,
            loan_count: 0,
            interest_accrued: Money::ZERO,
            penal_accrued: Money::ZERO,
            demands_raised: 0,
            demands_raised_amount: Money::ZERO,
            demands_overdue: 0,
            results: Vec::new(),
        }))
    }
    .boxed_local()
}
