//! Setting a debit aside that is no payout: a bank charge, or not the lender's.

use super::decisions::Decisions;
use super::unmatched_line::UnmatchedLine;
use crate::components::forms::check::{self, Check};
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::form_field::FormField;
use crate::components::forms::submit::{Match, SubmitLabels};
use crate::components::widgets::dialog::Dialog;
use crate::dom::watch::watch;
use crate::venus::bank_claims::find_unmatched;
use futures::FutureExt;
use leptos::prelude::*;
use lms::bank_lines::SetBankLineAside;
use lms::bidi::isolate;
use lms::reconciliation::BankLine;
use lms::{BankLineId, Page};

const LABELS: SubmitLabels = SubmitLabels { what: "the change", send: "Set aside", sending: "Saving…" };

#[component]
pub(super) fn SetAsideDialog(
    line: RwSignal<Option<UnmatchedLine>>,
    page: Memo<Option<Page<BankLine>>>,
    decisions: Decisions,
) -> impl IntoView {
    let open = RwSignal::new(false);
    watch(move || open.set(line.with(Option::is_some)));
    let title = Signal::derive(move || {
        line.with(|line| line.as_ref().map(|line| format!("Set aside {}?", line.name)).unwrap_or_default())
    });
    let form = move || {
        let line = line.get_untracked()?;
        let is_it = |bank_line: &&BankLine| bank_line.id.0 == line.id;
        let bank_line = page.with_untracked(|page| page.as_ref()?.results.iter().find(is_it).cloned());
        Some(view! { <SetAsideForm line bank_line open decisions /> })
    };
    view! {
        <Dialog open title on_close=move |()| line.set(None)>
            {form}
        </Dialog>
    }
}

#[component]
fn SetAsideForm(
    line: UnmatchedLine,
    bank_line: Option<BankLine>,
    open: RwSignal<bool>,
    decisions: Decisions,
) -> impl IntoView {
    let UnmatchedLine { id: line_id, name, narration, .. } = line;
    let id = BankLineId(line_id);
    let key = format!("reconcile.aside.{id}");
    let mut draft = Draft::new(&key);
    let remark = draft.field_from("remark", "Bank charge");
    let check = move || {
        let mut check = Check::default();
        let remark = check.field("remark", check::words(&remark.read(), "Enter what the debit is."));
        check.done(remark.map(|remark| SetBankLineAside { id, remark }))
    };
    // The API lists only the debits that are neither set aside nor matched.
    let look_up = move |sent: SetBankLineAside| {
        let bank_line = bank_line.clone();
        async move {
            let gone = if find_unmatched(id).await?.is_none() { bank_line } else { None };
            Ok(Match::of(gone.map(|line| BankLine { remark: Some(sent.remark), ..line })))
        }
        .boxed_local()
    };
    let dialog_form = DialogForm::new(open, key, LABELS, draft, check, look_up, move |line: BankLine, _| {
        decisions.add(line_id, format!("{name} is set aside: {}", isolate(&line.remark.unwrap_or_default())));
    });
    view! {
        <p class="muted">{narration}</p>
        <p>"It leaves this list and pays no payout. You can undo this."</p>
        <DialogFormView dialog_form>
            {FormField::text("What it is", "remark", remark).hint("For example, bank charge, or not ours.").of(dialog_form.form)}
        </DialogFormView>
    }
}
