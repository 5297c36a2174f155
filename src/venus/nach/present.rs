//! Presenting demands: pick what is due, see the file, request it once.

use super::demands::{DueDemands, Sought};
use super::done::{Answered, Done, of_day};
use super::file::FilePreview;
use super::pick::{MOST, Pick, Picks};
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::DateField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, since_then};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::Card;
use crate::components::widgets::heading::Heading;
use crate::links::{Link, use_link};
use crate::{api, clock};
use futures::FutureExt;
use leptos::prelude::*;
use lms::bulk::{BulkResponse, BulkRow};
use lms::nach::BulkNachRequest;
use lms::records::Record;
use lms::{Day, DemandId, FieldError, Instant, Ref};
use std::collections::BTreeMap;

const LABELS: SubmitLabels =
    SubmitLabels { what: "the presentation", send: "Present to the bank", sending: "Presenting…" };
/// What is said of a demand whose presentation a look did not find.
const NOT_FOUND: &str = "It is not among the presentations: the bank does not have it.";
/// So far ahead a presentation may be dated.
const AHEAD: i64 = 31;

/// The page.
#[component]
pub(crate) fn PresentPage() -> impl IntoView {
    let path = use_link();
    let loan = path.with_untracked(|path| match path {
        Some(Link::Present { loan }) => *loan,
        _ => None,
    });
    let name = loan.map_or_else(|| "nach".to_owned(), |loan| format!("nach.{loan}"));
    let today = untrack(clock::today);
    let mut draft = Draft::new(&name);
    let (from, to) = (draft.field("from"), draft.field_from("to", today.iso()));
    let date = draft.field_from("date", today.iso());
    let picks = Picks::restored(draft.field("picks"));
    let day = |text: RwSignal<String>| text.with(|text| Day::parse_iso(text));
    let sought = Memo::new(move |_| Sought { loan, from: day(from), to: day(to) });
    // As it was when it was sent: the boxes may be ticked while the answer is waited for.
    let sent = StoredValue::new(untrack(|| picks.all()));
    let submission = Submission::new(name, LABELS, move |asked, since| look_up(asked, since, sent.get_value()));
    let handle = submission.handle();
    let form = Form::new(handle, move || typed(date, picks).err().unwrap_or_default());
    let done = RwSignal::new(None::<Answered>);
    submission.on_success(move |answer| {
        if let Some(asked) = submission.last_sent() {
            let sent = sent.get_value();
            let of = |demand: &DemandId| sent.iter().find(|pick| pick.demand == *demand).cloned();
            picks.set(&sent, false);
            done.set(Some(Answered { date: asked.date, picks: asked.demands.iter().map(of).collect(), answer }));
        }
        handle.reset();
    });
    let send = move |()| {
        if let Ok(request) = untrack(move || typed(date, picks)) {
            done.set(None);
            sent.set_value(untrack(|| picks.all()));
            submission.send(request);
        }
    };
    let sum = move || {
        let (count, sum) = (picks.count(), picks.sum());
        let noun = if count == 1 { "demand" } else { "demands" };
        if count == 0 {
            "Nothing is picked yet.".to_owned()
        } else {
            format!("{count} {noun} picked: {sum}, {}.", sum.in_words())
        }
    };
    let put_back = move || {
        let click = move |_| picks.clear();
        view! { <button type="button" class="button" on:click=click>"Put all back"</button> }
    };
    let trail = vec![Crumb::link("NACH", Link::nach().href()), Crumb::here("Present due demands")];
    view! {
        <main id="page" class="page">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text="Present due demands" />
            </div>
            {move || done.get().map(|answered| view! { <Done answered /> })}
            <Card title="What is due">
                <div class="fields">
                    <DateField label="Due from" value=from optional=true />
                    <DateField label="Due up to" value=to optional=true />
                </div>
                <DueDemands sought picks />
            </Card>
            <Card title="The presentation file">
                <p role="status">{sum}</p>
                {move || (picks.count() > 0).then(|| view! { <FilePreview picks /> })}
                <FormView form on_send=send beside=put_back>
                    <DateField
                        label="Presented for"
                        name="date"
                        value=date
                        from=Signal::derive(|| Some(clock::today()))
                        to=Signal::derive(|| Some(clock::today().add_days(AHEAD)))
                        error=form.error("date")
                        hint="The day on which the borrowers' banks are to pay."
                    />
                    <p class="field-error" aria-live="polite">
                        {form.error("demands")}
                    </p>
                </FormView>
            </Card>
        </main>
    }
}

fn typed(date: RwSignal<String>, picks: Picks) -> Result<BulkNachRequest, Vec<FieldError>> {
    let today = clock::today();
    let soon = |day: Day| {
        if day < today || day > today.add_days(AHEAD) {
            Err(format!("Choose a day from {today} to {}.", today.add_days(AHEAD)))
        } else {
            Ok(day)
        }
    };
    let demands = match picks.all() {
        none if none.is_empty() => Err("Pick what is to be presented.".to_owned()),
        many if many.len() > MOST => Err(format!("Present at most {MOST} at a time.")),
        picks => Ok(picks.iter().map(|pick| pick.demand).collect()),
    };
    let mut check = Check::default();
    let demands = check.field("demands", demands);
    let date = check.field("date", date.with(|day| check::day(day)).and_then(soon));
    let whole = || Some(BulkNachRequest { date: date?, demands: demands? });
    check.done(whole())
}

/// Presentations of that day, of the loans that are picked, made since.
fn look_up(asked: BulkNachRequest, since: Instant, picks: Vec<Pick>) -> LookupFuture<BulkResponse> {
    async move {
        let mut made = api::send(of_day(asked.date)).await?.results;
        made.retain(|record| since_then(record.created_at, since));
        let mut results = Vec::new();
        for (row, demand) in (1..).zip(&asked.demands) {
            let loan = picks.iter().find(|pick| pick.demand == *demand).map(|pick| pick.loan);
            let is_its = |record: &Record| loan.is_some() && record.loan.as_ref().map(Ref::id) == loan;
            results.push(match made.iter().position(is_its) {
                Some(at) => BulkRow::Accepted { row, id: made.swap_remove(at).id.0 },
                None => BulkRow::Rejected {
                    row,
                    errors: BTreeMap::from([("demand".to_owned(), vec![NOT_FOUND.to_owned()])]),
                },
            });
        }
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let taken = results.iter().filter(|row| matches!(row, BulkRow::Accepted { .. })).count();
        let (accepted, rejected) = (count(taken), count(results.len() - taken));
        Ok((taken > 0).then_some(BulkResponse { accepted, rejected, results }))
    }
    .boxed_local()
}
