//! Money out: debits of the bank's statement without a payout, and the payouts that they may be.

use super::decisions::Decisions;
use super::line_match::{LineMatch, MATCH, UNDO, is_conflict, undo_match};
use super::match_queue::{MatchQueue, QueueActions};
use super::set_aside::SetAsideDialog;
use super::unmatched_line::{Candidate, UnmatchedLine};
use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::undocumented::answers;
use crate::components::forms::check::{self, Check};
use crate::components::forms::field::PickField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Match, Submission};
use crate::components::widgets::dialog::Dialog;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::pickers;
use crate::venus::bank_claims::find_unmatched;
use crate::venus::conflict_notice::PresentState;
use futures::FutureExt;
use leptos::prelude::*;
use lms::bank_lines::SetBankLineAside;
use lms::payouts::GetPayout;
use lms::reconciliation::{BankLine, ListUnmatchedPayouts, MatchPayout, UnmatchPayout, UnmatchedFilter};
use lms::{BankLineId, Page, PayoutId, Ref};
use uuid::Uuid;

#[component]
pub(super) fn MoneyOut(filter: Memo<UnmatchedFilter>) -> impl IntoView {
    let query = api::query(move || Some(ListUnmatchedPayouts(filter.get())));
    let page = memo(move |_| query.data());
    let lines = memo(move |_| {
        let lines = page.get().map(|page| page.results).unwrap_or_default();
        lines.into_iter().map(UnmatchedLine::from).collect::<Vec<_>>()
    });
    let more = Signal::derive(move || page.with(|page| page.as_ref().map_or(0, Page::rest)));
    let decisions = Decisions::load("out");
    let bank_line =
        move |id: Uuid| page.with_untracked(|page| page.as_ref()?.results.iter().find(|line| line.id.0 == id).cloned());
    let prepare = Callback::new(move |line: UnmatchedLine| {
        let id = BankLineId(line.id);
        let submission = match_submission(id, bank_line(line.id));
        let (handle, matched) = (submission.handle(), RwSignal::new(None));
        let endpoint = move |candidate: &Candidate| {
            let payout = PayoutId(candidate.id);
            matched.set(Some(payout));
            MatchPayout { id, payout }
        };
        let payout = api::query(move || Some(GetPayout { id: matched.get().filter(|_| is_conflict(handle))? }));
        let present = Callback::new(move |()| Some(PresentState::of_payout(&payout.data()?, "")));
        LineMatch::new(line, submission, endpoint, decisions, "is", present)
    });
    let undo = Callback::new(move |line: Uuid| {
        let id = BankLineId(line);
        let submission = Submission::new(format!("reconcile.out.undo.{id}"), UNDO, move |_| {
            async move { Ok(Match::of(find_unmatched(id).await?)) }.boxed_local()
        });
        undo_match(line, submission, UnmatchPayout { id }, decisions)
    });
    let selecting = RwSignal::new(None::<UnmatchedLine>);
    let on_other = Callback::new(move |line| selecting.set(Some(line)));
    let setting_aside = RwSignal::new(None::<UnmatchedLine>);
    let on_set_aside = Callback::new(move |line| setting_aside.set(Some(line)));
    let on_set_aside = answers::<SetBankLineAside>().then_some(on_set_aside);
    let actions = QueueActions { prepare, undo, on_other, other_label: "Another payout", on_set_aside };
    let open = RwSignal::new(false);
    watch(move || open.set(selecting.with(Option::is_some)));
    let title = Signal::derive(move || {
        selecting.with(|line| line.as_ref().map(|line| format!("Which payout is {}?", line.name)).unwrap_or_default())
    });
    let form = move || {
        let line = selecting.get_untracked()?;
        let bank_line = bank_line(line.id);
        Some(view! { <OtherPayoutForm line bank_line open decisions /> })
    };
    view! {
        <Load query skeleton=|| skeleton_card(8) view=move |_| ().into_any() />
        <Show when=move || page.with(Option::is_some)>
            <MatchQueue lines more label="Money out without a payout" actions decisions />
        </Show>
        <Dialog open title on_close=move |()| selecting.set(None)>
            {form}
        </Dialog>
        <SetAsideDialog line=setting_aside page decisions />
    }
}

/// Matches a debit with a payout that is not a candidate.
#[component]
fn OtherPayoutForm(
    line: UnmatchedLine,
    bank_line: Option<BankLine>,
    open: RwSignal<bool>,
    decisions: Decisions,
) -> impl IntoView {
    let (payout, typed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let UnmatchedLine { id: line_id, name, narration, .. } = line;
    let id = BankLineId(line_id);
    let check = move || {
        let mut check = Check::default();
        let payout = check.field("payout", payout.with(|payout| check::value(payout, "Choose the payout.")));
        check.done(payout.map(|payout| MatchPayout { id, payout }))
    };
    let submission = match_submission(id, bank_line);
    let (form, send) = Form::of(submission, check);
    submission.on_success(move |_| {
        decisions.add(line_id, format!("{name} is {}", typed.get_untracked()));
        open.set(false);
    });
    view! {
        <p class="muted">{narration}</p>
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

fn match_submission(id: BankLineId, line: Option<BankLine>) -> Submission<MatchPayout> {
    Submission::new(format!("reconcile.out.match.{id}"), MATCH, move |sent: MatchPayout| {
        let line = line.clone();
        async move {
            let unmatched = find_unmatched(id).await?;
            let matched = line.filter(|_| unmatched.is_none());
            Ok(Match::of(matched.map(|line| BankLine { payout: Some(Ref::to(sent.payout)), ..line })))
        }
        .boxed_local()
    })
}
