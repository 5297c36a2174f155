//! Presenting demands: select what is due, see the file, request it once.

use super::due_demands::{DemandQuery, DueDemands};
use super::presentation_file::FilePreview;
use super::presentation_lookup::{look_up, with_repeats};
use super::presentation_result::{PresentationResult, Presented};
use super::recheck::{ChangedDemand, ChangedDemands, find_changes};
use super::selection::{MAX_SELECTED, SelectedDemand, Selection};
use crate::clock;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::undo::UndoToast;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::DateField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Submission, SubmitLabels};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::Card;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::links::{Link, given};
use crate::sorted::sorted;
use crate::storage::digest;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::nach::BulkNachRequest;
use lms::{ApiError, Day, DemandId, FieldError, LoanId, can};

const LABELS: SubmitLabels =
    SubmitLabels { what: "the presentation", send: "Present to the bank", sending: "Presenting…" };
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
    let demand_query = memo(move |_| DemandQuery { loan, from: day(from), to: day(to) });
    // What was selected when the request was sent: the selection may change while the response is awaited.
    let sent = StoredValue::new(untrack(|| selection.all()));
    // One key for all loans: the same demand can be selected from its loan and among all.
    let submission = Submission::with_before("nach", LABELS, move |request, before| {
        look_up(request, sent.try_get_value().unwrap_or_default(), before)
    });
    let handle = submission.handle();
    let form = Form::new(handle, move || check(date, selection).err().unwrap_or_default());
    let presented = RwSignal::new(None::<Presented>);
    submission.on_success(move |answer| {
        if let Some(request) = submission.last_sent() {
            // The call may be of another page, with another selection.
            let mut sent = sent.get_value();
            sent.retain(|demand| request.demands.contains(&demand.demand));
            let before = submission.before_last_sent();
            selection.set(&sent, false);
            spawn_local(async move {
                let answer = match before {
                    Some(before) => with_repeats(&request, &sent, &before, answer).await,
                    None => answer,
                };
                let selected = |id: &DemandId| sent.iter().find(|demand| demand.demand == *id).cloned();
                let demands = request.demands.iter().map(selected).collect();
                // The page may have been left.
                presented.try_set(Some(Presented { date: request.date, demands, answer }));
            });
        }
        handle.reset();
    });
    let changed = RwSignal::new(Vec::<ChangedDemand>::new());
    let failed = RwSignal::new(None::<ApiError>);
    let is_reading = RwSignal::new(false);
    // The demands are read again first: they are presented only as they were selected.
    let send = move |()| {
        let Ok(request) = untrack(move || check(date, selection)) else { return };
        if is_reading.get_untracked() {
            return;
        }
        let selected = untrack(|| selection.all());
        is_reading.set(true);
        presented.set(None);
        failed.set(None);
        spawn_local(async move {
            let read = find_changes(selected.clone()).await;
            // The page may have been left.
            if is_reading.try_set(false).is_some() {
                return;
            }
            match read {
                Ok(changes) if changes.is_empty() => {
                    changed.set(changes);
                    sent.set_value(selected);
                    submission.send(request);
                }
                Ok(changes) => {
                    changes.iter().for_each(|(seen, now)| selection.replace(seen, now.clone()));
                    changed.set(changes);
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    clear_with_days(selection, demand_query, from, to);
    let clear = move || {
        let click = move |_| selection.clear();
        view! { <button type="button" class="button" on:click=click>"Select none"</button> }
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
                {move || Some(changed.get()).filter(|changed| !changed.is_empty()).map(|changed| view! { <ChangedDemands changed /> })}
                {move || failed.get().map(|error| view! { <ErrorNote error /> })}
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

/// The selection is of the days on screen: other days clear it, and Undo brings both back.
fn clear_with_days(
    selection: Selection,
    demand_query: Memo<DemandQuery>,
    from: RwSignal<String>,
    to: RwSignal<String>,
) {
    let toast = UndoToast::new();
    watch(move || {
        if selection.count() > 0 {
            // Another selection has begun.
            toast.dismiss();
        }
    });
    let texts = move || (from.get_untracked(), to.get_untracked());
    let before = StoredValue::new((demand_query.get_untracked(), texts()));
    watch(move || {
        let now = (demand_query.get(), texts());
        let Some(previous) = before.try_update_value(|before| std::mem::replace(before, now.clone())) else { return };
        let selected = untrack(|| selection.all());
        if previous.0 == now.0 || selected.is_empty() {
            return;
        }
        selection.clear();
        let noun = if selected.len() == 1 { "demand" } else { "demands" };
        let text = format!("{} selected {noun} deselected, because the days changed.", selected.len());
        let undo = move || {
            before.set_value(previous.clone());
            let (from_text, to_text) = previous.1.clone();
            from.set(from_text);
            to.set(to_text);
            selection.clear();
            selection.set(&selected, true);
        };
        toast.show(text, undo);
    });
}

fn summary(selection: Selection) -> String {
    let (count, total, loans) = (selection.count(), selection.total(), selection.loans());
    let noun = if count == 1 { "demand" } else { "demands" };
    let of = if loans == 1 { "1 loan".to_owned() } else { format!("{loans} loans") };
    match count {
        0 => "Nothing selected yet.".to_owned(),
        _ => format!("{count} {noun} of {of} selected: {total}, {}.", total.in_words()),
    }
}

/// By due date, whatever the order in which they were selected: another tab that sends the same is known by it.
fn in_one_order(selected: Vec<SelectedDemand>) -> Vec<SelectedDemand> {
    let by_id = sorted(selected, |selected| i64::from(digest(&selected.demand.to_string())));
    sorted(by_id, |selected| selected.due.start().ticks())
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
        none if none.is_empty() => Err("Select what is to be presented.".to_owned()),
        many if many.len() > MAX_SELECTED => Err(format!("Present at most {MAX_SELECTED} at a time.")),
        selected => Ok(in_one_order(selected).iter().map(|selected| selected.demand).collect()),
    };
    let mut check = Check::default();
    let demands = check.field("demands", demands);
    let date = check.field("date", date.with(|day| check::day(day)).and_then(presentable));
    let whole = || Some(BulkNachRequest { date: date?, demands: demands? });
    check.done(whole())
}
