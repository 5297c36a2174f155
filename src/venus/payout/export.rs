//! The file for the bank: what it will hold is shown before it is made, and what was in a file before is asked about.

use crate::api;
use crate::clock;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::toast::toasts;
use crate::components::forms::field::CheckField;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::button::{Action, Weight};
use crate::components::widgets::card::Card;
use crate::components::widgets::heading::Heading;
use crate::components::widgets::table::{Head, table};
use crate::dom::download;
use crate::dom::watch::watch;
use crate::links::{Link, use_link};
use crate::storage::local;
use crate::venus::payouts::{PayoutsState, filter};
use crate::venus::sums::{self, Sums};
use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};
use lms::money::group_indian;
use lms::payout_actions::ExportPayouts;
use lms::payouts::PayoutStatus;
use lms::{ApiError, Topic};

/// What this device keeps of the last file.
const LAST: &str = "orrery.bank-file";

/// When this device made a file last, and how many payouts it holds.
pub(crate) fn last_file() -> Option<(String, usize)> {
    local::read(LAST)
}

/// The page.
#[component]
pub(crate) fn ExportPage() -> impl IntoView {
    let path = use_link();
    let list_state = Memo::new(move |before: Option<&ListState>| match path.get() {
        Some(Link::ExportPayouts(list_state)) => list_state,
        _ => before.cloned().unwrap_or_else(|| PayoutsState::default().list_state),
    });
    let list = move || Link::Payouts(PayoutsState::of(list_state.get())).href();
    let trail = Signal::derive(move || vec![Crumb::link("Payouts", list()), Crumb::here("File for the bank")]);
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail />
            <div class="head">
                <Heading text="File for the bank" />
            </div>
            {move || view! { <Ask list_state=list_state.get() /> }}
        </main>
    }
}

#[component]
fn Ask(list_state: ListState) -> impl IntoView {
    let found = RwSignal::new(None::<Result<Sums, ApiError>>);
    let version = api::version(&[Topic::Payouts]);
    let asked = RwSignal::new(0_u32);
    let kept = StoredValue::new(list_state.clone());
    watch(move || {
        version.track();
        asked.track();
        spawn_local_scoped_with_cancellation(async move {
            let sums = sums::of_payouts(filter(&kept.get_value())).await;
            found.try_set(Some(sums));
        });
    });
    let retry = Callback::new(move |()| asked.update(|asked| *asked += 1));
    let narrowed = if list_state.is_filtered() { "those that the list's filters leave" } else { "all" };
    let href = Link::Payouts(PayoutsState::of(list_state)).href();
    view! {
        <Card title="What it will hold" aside=move || view! { <a href=href.clone()>"See them in the list"</a> }>
            <p>{format!("Payouts: {narrowed}.")}</p>
            {move || match found.get() {
                Some(Ok(sums)) => view! { <Holds sums list_state=kept.get_value() /> }.into_any(),
                Some(Err(error)) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                None => skeleton_card(4).into_any(),
            }}
        </Card>
    }
}

const HEADS: [Head; 3] = [Head::new("Method"), Head::num("Payouts"), Head::num("Amount ₹")];

#[component]
fn Holds(sums: Sums, list_state: ListState) -> impl IntoView {
    let again = RwSignal::new(false);
    let (exported, not_pending) = (sums.exported, sums.not_pending);
    // What was not read may hold anything.
    let unread = !sums.is_whole();
    let regardless = RwSignal::new(false);
    let narrower = |name, value: &str| Link::ExportPayouts(list_state.clone().with(name, value)).href();
    let (pending, new) = (narrower("status", PayoutStatus::Pending.as_str()), narrower("exported", "false"));
    let rows = sums.by_method.iter().map(|(method, of)| {
        let name = method.label().to_owned();
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{group_indian(&of.count.to_string())}</td>
                <td class="num">{of.amount.grouped()}</td>
            </tr>
        }
    });
    let foot = view! {
        <tr>
            <th scope="row">"Total"</th>
            <td class="num">{group_indian(&sums.all.count.to_string())}</td>
            <td class="num">{sums.all.amount.grouped()}</td>
        </tr>
    };
    let rows = rows.collect_view();
    let locked = Signal::derive(move || {
        if sums.count == 0 {
            return Some("There is nothing to put into it.".to_owned());
        }
        if not_pending.count > 0 && !regardless.get() {
            return Some("Some do not wait to be paid: say that you want them all the same.".to_owned());
        }
        let may_be_again = exported.count > 0 || unread;
        (may_be_again && !again.get())
            .then(|| "Some were in a file before, or may have been: say that you want them again.".to_owned())
    });
    let cut = unread.then(|| {
        view! {
            <Note severity=Severity::Wait title="The sums are of the first payouts only.">
                {format!(
                    "The file will hold all {}. Those beyond may have been paid, or in a file for the bank before.",
                    group_indian(&sums.count.to_string()),
                )}
            </Note>
        }
    });
    let paid = (not_pending.count > 0).then(|| {
        let title = format!("{} of them, {}, do not wait to be paid.", not_pending.count, not_pending.amount);
        view! {
            <Note severity=Severity::Bad title>
                <span>"They are paid, with the bank, failed or cancelled. If the bank takes them, it pays them."</span>
                <p class="actions">
                    <a class="button small" href=pending>
                        "Only the pending ones"
                    </a>
                </p>
            </Note>
            <CheckField label="Put those that do not wait into the file all the same" value=regardless />
        }
    });
    let before = (exported.count > 0).then(|| {
        view! {
            <Note severity=Severity::Wait title=format!("{} of them, {}, were in a file for the bank before.", exported.count, exported.amount)>
                <span>"If the bank took that file, sending them again pays twice."</span>
                <p class="actions">
                    <a class="button small" href=new>
                        "Only those in no file yet"
                    </a>
                </p>
            </Note>
        }
    });
    let ask_again = (exported.count > 0 || unread)
        .then(|| view! { <CheckField label="Put them into this file too" value=again /> });
    view! {
        {table("What the file will hold, by method", &HEADS, rows, Some(foot.into_any()))}
        {paid}
        {cut}
        {before}
        {ask_again}
        <Make list_state locked />
    }
}

/// Where the making of a file stands. Making it moves no money, and marks what it holds: a lost answer is made good by
/// making it again.
#[derive(Clone, Debug, PartialEq)]
enum Made {
    NotYet,
    Making,
    Saved { name: String, rows: usize },
    Failed(ApiError),
}

#[component]
fn Make(list_state: ListState, locked: Signal<Option<String>>) -> impl IntoView {
    let made = RwSignal::new(Made::NotYet);
    let toasts = toasts();
    let list_state = StoredValue::new(list_state);
    let make = move |()| {
        made.set(Made::Making);
        let list_state = list_state.get_value();
        spawn_local(async move {
            let asked = ExportPayouts { filter: filter(&list_state), ordering: list_state.order().to_owned() };
            let next = match api::send(asked).await {
                Ok(file) => {
                    let name = format!("payouts-{}.csv", clock::now().day().iso());
                    let rows = file.0.lines().count().saturating_sub(1);
                    if !download::save_as_is(&name, &file.0) {
                        toasts.error("The browser would not save the file.");
                    }
                    local::write(LAST, &(clock::now().to_string(), rows));
                    Made::Saved { name, rows }
                }
                Err(error) => Made::Failed(error),
            };
            let _ = made.try_set(next);
        });
    };
    let locked = Signal::derive(move || match made.get() {
        Made::Making => Some("It is being made.".to_owned()),
        _ => locked.get(),
    });
    view! {
        {move || match made.get() {
            Made::Saved { name, rows } => {
                let words = format!("{name} is saved: {rows} payouts, all marked as exported now.");
                view! { <Note severity=Severity::Good title=words>"Processing them is a step of its own, once the bank has paid."</Note> }.into_any()
            }
            Made::Failed(error) => {
                let words = "The payouts may be marked as exported already. The file can be made again, and holds the same.";
                view! { <Alert severity=Severity::Bad title=error.to_string()>{words}</Alert> }.into_any()
            }
            Made::NotYet | Made::Making => ().into_any(),
        }}
        <div class="actions">
            <Action weight=Weight::Primary locked on_click=make>
                "Make the file"
            </Action>
        </div>
    }
}
