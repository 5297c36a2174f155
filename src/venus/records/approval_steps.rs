//! The steps of a record from entry to application: who did each, and when, as far as the API says.

use leptos::prelude::*;
use lms::bidi::isolate;
use lms::records::{Record, RecordStatus};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StepState {
    Done,
    Current,
    Refused,
    Ahead,
}

impl StepState {
    const fn class(self) -> &'static str {
        match self {
            Self::Done => "step done",
            Self::Current => "step now",
            Self::Refused => "step refused",
            Self::Ahead => "step ahead",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct ApprovalStep {
    state: StepState,
    name: &'static str,
    note: String,
}

#[component]
pub(super) fn ApprovalSteps(record: Record) -> impl IntoView {
    let item = |step: ApprovalStep| {
        view! {
            <li class=step.state.class() aria-current=(step.state == StepState::Current).then_some("step")>
                <b>{step.name}</b>
                <span class="muted small">{step.note}</span>
            </li>
        }
    };
    view! { <ol class="steps">{steps(&record).into_iter().map(item).collect_view()}</ol> }
}

fn steps(record: &Record) -> [ApprovalStep; 4] {
    use RecordStatus::{Approved, Draft, PendingApproval, Processed, Rejected, Reverted, Unknown};
    let by = |who: &Option<String>| who.as_ref().map(|who| format!("by {}", isolate(who))).unwrap_or_default();
    // A waiting record was last changed by its current step.
    let with_time = |status: &RecordStatus, note: String| match &record.status == status {
        true => format!("{note}, {}", record.updated_at),
        false => note,
    };
    let requested = match &record.status {
        Draft => {
            ApprovalStep { state: StepState::Current, name: "Ask for approval", note: "It is a draft.".to_owned() }
        }
        Rejected => ApprovalStep { state: StepState::Current, name: "Ask again", note: by(&record.requested_by) },
        PendingApproval | Approved | Processed | Reverted | Unknown(_) => ApprovalStep {
            state: StepState::Done,
            name: "Approval asked for",
            note: with_time(&PendingApproval, by(&record.requested_by)),
        },
    };
    let approved = match &record.status {
        Rejected => ApprovalStep {
            state: StepState::Refused,
            name: "Rejected",
            note: [with_time(&Rejected, by(&record.approved_by)), record.remark.clone().unwrap_or_default()].join(" "),
        },
        PendingApproval => ApprovalStep {
            state: StepState::Current,
            name: "Approve",
            note: "By an officer who neither added it nor asked for approval.".to_owned(),
        },
        Approved | Processed | Reverted => ApprovalStep {
            state: StepState::Done,
            name: "Approved",
            note: with_time(&Approved, by(&record.approved_by)),
        },
        Draft | Unknown(_) => {
            ApprovalStep { state: StepState::Ahead, name: "Approval", note: "By another officer.".to_owned() }
        }
    };
    let applied = match &record.status {
        Approved => {
            ApprovalStep { state: StepState::Current, name: "Apply", note: "Nothing is paid by it yet.".to_owned() }
        }
        Reverted => ApprovalStep {
            state: StepState::Refused,
            name: "Taken back",
            note: record.revert_date.map(|at| at.to_string()).unwrap_or_default(),
        },
        Processed => ApprovalStep {
            state: StepState::Done,
            name: "Applied",
            note: record.settled_at.map(|at| at.to_string()).unwrap_or_default(),
        },
        Draft | PendingApproval | Rejected | Unknown(_) => {
            ApprovalStep { state: StepState::Ahead, name: "Applied", note: "To what has fallen due.".to_owned() }
        }
    };
    let entered = format!("{}, {}", by(&record.uploaded_by), record.created_at);
    let entered = entered.trim_start_matches(", ").to_owned();
    [ApprovalStep { state: StepState::Done, name: "Entered", note: entered }, requested, approved, applied]
}
