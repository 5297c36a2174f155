//! Money out: debits of the bank's statement with no payout, and the payouts they may be.

use super::decided::Decided;
use super::item::{Candidate, Item};
use super::match_queue::{Does, MatchQueue, StatementLine};
use super::records::MATCH;
use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::toast::toasts;
use crate::components::forms::field::PickField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels};
use crate::components::widgets::dialog::Dialog;
use crate::dom::watch::watch;
use crate::pickers;
use futures::FutureExt;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::reconciliation::{BankLine, ListUnmatchedPayouts, MatchPayout, UnmatchPayout, UnmatchedFilter};
use lms::{BankLineId, FieldError, Page, PayoutId, Ref};
use uuid::Uuid;

const UNDO: SubmitLabels = SubmitLabels { what: "taking the match back", send: "Undo", sending: "Undoing…" };

/// The queue of money out.
#[component]
pub(super) fn Debits(filter: Memo<UnmatchedFilter>) -> impl IntoView {
    let debits = api::query(move || Some(ListUnmatchedPayouts(filter.get())));
    let page = Memo::new(move |_| debits.data());
    let items = Memo::new(move |_| {
        let lines = page.get().map(|page| page.results).unwrap_or_default();
        lines.into_iter().map(Item::from).collect::<Vec<_>>()
    });
    let more = Signal::derive(move || page.with(|page| page.as_ref().map_or(0, Page::rest)));
    let decided = Decided::read("out");
    let picking = RwSignal::new(None::<Item>);
    let toasts = toasts();
    let line_of =
        move |id: Uuid| page.with_untracked(|page| page.as_ref()?.results.iter().find(|line| line.id.0 == id).cloned());
    let undo = Callback::new(move |id: Uuid| {
        let id = BankLineId(id);
        let submission = Submission::new(format!("reconcile.out.undo.{id}"), UNDO, move |_, _| still_unmatched(id));
        submission.on_success(move |line: BankLine| {
            decided.note_undone(line.id.0);
            toasts.success("The match is taken back.");
        });
        submission.send(UnmatchPayout { id });
        submission.handle()
    });
    let begin = Callback::new(move |item: Item| {
        let line = line_of(item.id);
        let submission = matching(item.id, line);
        let (id, name) = (BankLineId(item.id), StoredValue::new(item.name));
        let taken = StoredValue::new(String::new());
        submission.on_success(move |line| {
            decided.note(line.id.0, format!("{} is {}", name.get_value(), taken.get_value()));
        });
        let take = Callback::new(move |candidate: Candidate| {
            taken.set_value(format!("{}, {}", candidate.reference, candidate.borrower));
            submission.send(MatchPayout { id, payout: PayoutId(candidate.id) });
        });
        StatementLine { handle: submission.handle(), take }
    });
    let on_other = Callback::new(move |item| picking.set(Some(item)));
    let does = Does { begin, undo, on_other, other: "Another payout" };
    let open = RwSignal::new(false);
    watch(move || open.set(picking.with(Option::is_some)));
    let title = Signal::derive(move || {
        picking.with(|item| item.as_ref().map(|item| format!("Which payout is {}?", item.name)).unwrap_or_default())
    });
    view! {
        <Load query=debits skeleton=|| skeleton_card(8) view=move |_| ().into_any() />
        <Show when=move || page.with(Option::is_some)>
            <MatchQueue items more label="Money out without a payout" does decided />
        </Show>
        <Dialog open title on_close=move |()| picking.set(None)>
            {move || {
                let item = picking.get_untracked()?;
                let line = line_of(item.id);
                Some(view! { <Pick item line open decided /> })
            }}
        </Dialog>
    }
}

/// Matches a debit with a payout that is no candidate.
#[component]
fn Pick(item: Item, line: Option<BankLine>, open: RwSignal<bool>, decided: Decided) -> impl IntoView {
    let (payout, typed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submission = matching(item.id, line);
    let wrong = move || match payout.with(|id| id.parse::<PayoutId>()) {
        Ok(_) => Vec::new(),
        Err(_) => vec![FieldError::new("payout", "Choose the payout.")],
    };
    let form = Form::new(submission.handle(), wrong);
    let (id, name) = (BankLineId(item.id), item.name);
    submission.on_success(move |line| {
        decided.note(line.id.0, format!("{name} is {}", typed.get_untracked()));
        open.set(false);
    });
    let send = move |()| {
        if let Ok(payout) = payout.with_untracked(|id| id.parse()) {
            submission.send(MatchPayout { id, payout });
        }
    };
    view! {
        <p class="muted">{item.narration}</p>
        <FormView form on_send=send>
            <PickField
                label="Payout"
                name="payout"
                value=payout
                typed
                search=pickers::payouts
                error=form.error("payout")
                hint="Type a reference, a UTR or a borrower's name."
            />
        </FormView>
    }
}

/// What sends the match of a debit.
fn matching(item: Uuid, line: Option<BankLine>) -> Submission<MatchPayout> {
    let id = BankLineId(item);
    Submission::new(format!("reconcile.out.match.{id}"), MATCH, move |sent: MatchPayout, _| {
        let line = line.clone();
        async move {
            let unmatched = still_unmatched(id).await?;
            Ok(line.filter(|_| unmatched.is_none()).map(|line| BankLine { payout: Some(Ref::to(sent.payout)), ..line }))
        }
        .boxed_local()
    })
}

/// The debit, where it still has no payout.
fn still_unmatched(id: BankLineId) -> LookupFuture<BankLine> {
    async move {
        let mut page = super::page::QUEUE;
        loop {
            let list = ListUnmatchedPayouts(UnmatchedFilter { page, ..UnmatchedFilter::default() });
            let lines = api::send(list).await?;
            let whole = lines.results.is_empty() || page.page * page.page_size >= lines.count;
            match lines.results.into_iter().find(|line| line.id == id) {
                None if !whole => page = PageRequest { page: page.page + 1, ..page },
                found => return Ok(found),
            }
        }
    }
    .boxed_local()
}
