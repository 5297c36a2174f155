//! Presenting demands: select what is due, see the file, request it once.

use super::due_demands::{DemandQuery, DueDemands};
use super::presentation_file::FilePreview;
use super::presentation_result::{PresentationResult, Presented, presentations_for};
use super::selection::{MAX_SELECTED, SelectedDemand, Selection};
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::DateField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, since_then};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::Card;
use crate::components::widgets::heading::Heading;
use crate::links::{Link, given};
use crate::{api, clock};
use futures::FutureExt;
use leptos::prelude::*;
use lms::bulk::{BulkResponse, BulkRow};
use lms::nach::BulkNachRequest;
use lms::records::Record;
use lms::{Day, DemandId, FieldError, Instant, LoanId, Ref, can};
use std::collections::BTreeMap;

const LABELS: SubmitLabels =
    SubmitLabels { what: "the presentation", send: "Present to the bank", sending: "Presenting…" };
/// The error of a demand whose presentation the look-up did not find.
const NOT_FOUND: &str = "It is not among the presentations: the bank does not have it.";
/// How many days ahead a presentation may be dated.
const MAX_DAYS_AHEAD: i64 = 31;

#[component]
pub(crate) fn PresentPage() -> impl IntoView {
    let loan: Option<LoanId> = given("loan");
    let name = loan.map_or_else(|| "nach".to_owned(), |loan| format!("nach.{loan}"));
    let today = untrack(clock::today);
    let mut draft = Draft::new(&name);
    let (from, to) = (draft.field("from"), draft.field_from("to", today.iso()));
    // Nothing is presented on a Sunday.
    let date = draft.field_from("date", today.add_days(i64::from(today.is_sunday())).iso());
    let selection = Selection::restored(draft.field("picks"));
    let day = |text: RwSignal<String>| text.with(|text| Day::parse_iso(text));
    let demand_query = Memo::new(move |_| DemandQuery { loan, from: day(from), to: day(to) });
    // What was selected when the request was sent: the selection may change while the response is awaited.
    let sent = StoredValue::new(untrack(|| selection.all()));
    let submission = Submission::new(name, LABELS, move |request, since| look_up(request, since, sent.get_value()));
    let handle = submission.handle();
    let form = Form::new(handle, move || check(date, selection).err().unwrap_or_default());
    let presented = RwSignal::new(None::<Presented>);
    submission.on_success(move |answer| {
        if let Some(request) = submission.last_sent() {
            let sent = sent.get_value();
            let selected = |id: &DemandId| sent.iter().find(|demand| demand.demand == *id).cloned();
            selection.set(&sent, false);
            let demands = request.demands.iter().map(selected).collect();
            presented.set(Some(Presented { date: request.date, demands, answer }));
        }
        handle.reset();
    });
    let send = move |()| {
        if let Ok(request) = untrack(move || check(date, selection)) {
            presented.set(None);
            sent.set_value(untrack(|| selection.all()));
            submission.send(request);
        }
    };
    let clear = move || {
        let click = move |_| selection.clear();
        view! { <button type="button" class="button" on:click=click>"Put all back"</button> }
    };
    let trail = vec![Crumb::link("NACH", Link::nach().href()), Crumb::here("Present due demands")];
    view! {
        <main id="page" class="page">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text="Present due demands" />
            </div>
            {move || presented.get().map(|presented| view! { <PresentationResult presented /> })}
            <Card title="What is due">
                <div class="fields">
                    <DateField label="Due from" value=from optional=true />
                    <DateField label="Due up to" value=to optional=true />
                </div>
                <DueDemands demand_query selection />
            </Card>
            <Card title="The presentation file">
                <p role="status">{move || summary(selection)}</p>
                {move || (selection.count() > 0).then(|| view! { <FilePreview selection /> })}
                <FormView form on_send=send beside=clear>
                    <DateField
                        label="Presented for"
                        name="date"
                        value=date
                        from=Signal::derive(|| Some(clock::today()))
                        to=Signal::derive(|| Some(clock::today().add_days(MAX_DAYS_AHEAD)))
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

fn summary(selection: Selection) -> String {
    let (count, total) = (selection.count(), selection.total());
    let noun = if count == 1 { "demand" } else { "demands" };
    match count {
        0 => "Nothing is picked yet.".to_owned(),
        _ => format!("{count} {noun} picked: {total}, {}.", total.in_words()),
    }
}

/// The request; tracks what is typed and selected.
fn check(date: RwSignal<String>, selection: Selection) -> Result<BulkNachRequest, Vec<FieldError>> {
    let today = clock::today();
    let last = today.add_days(MAX_DAYS_AHEAD);
    let presentable = |day: Day| {
        if day < today || day > last {
            return Err(format!("Choose a day from {today} to {last}."));
        }
        can::be_presented_on(day).map(|()| day).map_err(|error| error.to_string())
    };
    let demands = match selection.all() {
        none if none.is_empty() => Err("Pick what is to be presented.".to_owned()),
        many if many.len() > MAX_SELECTED => Err(format!("Present at most {MAX_SELECTED} at a time.")),
        selected => Ok(selected.iter().map(|selected| selected.demand).collect()),
    };
    let mut check = Check::default();
    let demands = check.field("demands", demands);
    let date = check.field("date", date.with(|day| check::day(day)).and_then(presentable));
    let whole = || Some(BulkNachRequest { date: date?, demands: demands? });
    check.done(whole())
}

/// Presentations for that day of the selected loans. Nothing is found if none of them exists.
fn look_up(request: BulkNachRequest, since: Instant, selected: Vec<SelectedDemand>) -> LookupFuture<BulkResponse> {
    async move {
        let mut created = api::send(presentations_for(request.date)).await?.results;
        created.retain(|record| since_then(record.created_at, since));
        let mut results = Vec::new();
        for (row, demand) in (1..).zip(&request.demands) {
            let loan = selected.iter().find(|selected| selected.demand == *demand).map(|selected| selected.loan);
            let is_match = |record: &Record| loan.is_some() && record.loan.as_ref().map(Ref::id) == loan;
            results.push(match created.iter().position(is_match) {
                Some(at) => BulkRow::Accepted { row, id: created.swap_remove(at).id.0 },
                None => BulkRow::Rejected {
                    row,
                    errors: BTreeMap::from([("demand".to_owned(), vec![NOT_FOUND.to_owned()])]),
                },
            });
        }
        let to_u64 = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let accepted = results.iter().filter(|row| matches!(row, BulkRow::Accepted { .. })).count();
        let rejected = to_u64(results.len() - accepted);
        Ok((accepted > 0).then_some(BulkResponse { accepted: to_u64(accepted), rejected, results }))
    }
    .boxed_local()
}
