//! The way of a record: entered, asked for, approved by somebody else, applied. Who did it, and when where that is known.

use leptos::prelude::*;
use lms::records::{Record, RecordStatus};

/// Where one step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Done,
    Now,
    Refused,
    Ahead,
}

impl State {
    const fn class(self) -> &'static str {
        match self {
            Self::Done => "step done",
            Self::Now => "step now",
            Self::Refused => "step refused",
            Self::Ahead => "step ahead",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    state: State,
    name: &'static str,
    note: String,
}

/// The steps.
#[component]
pub(super) fn Steps(record: Record) -> impl IntoView {
    let item = |step: Step| {
        view! {
            <li class=step.state.class() aria-current=(step.state == State::Now).then_some("step")>
                <b>{step.name}</b>
                <span class="muted small">{step.note}</span>
            </li>
        }
    };
    view! { <ol class="steps">{steps(&record).into_iter().map(item).collect_view()}</ol> }
}

fn steps(record: &Record) -> [Step; 4] {
    use RecordStatus::{Approved, Draft, PendingApproval, Processed, Rejected, Reverted};
    let by = |who: &Option<String>| who.as_ref().map(|who| format!("by {who}")).unwrap_or_default();
    // The last change of a record that waits is the step it stands at.
    let since = |status: &RecordStatus, note: String| match &record.status == status {
        true => format!("{note}, {}", record.updated_at),
        false => note,
    };
    let passed = |states: &[RecordStatus]| states.contains(&record.status);
    let asked = match &record.status {
        Draft => Step { state: State::Now, name: "Ask for approval", note: "It is a draft.".to_owned() },
        Rejected => Step { state: State::Now, name: "Ask again", note: by(&record.requested_by) },
        _ => Step {
            state: State::Done,
            name: "Approval asked for",
            note: since(&PendingApproval, by(&record.requested_by)),
        },
    };
    let approved = match &record.status {
        Rejected => Step {
            state: State::Refused,
            name: "Rejected",
            note: [since(&Rejected, by(&record.approved_by)), record.remark.clone().unwrap_or_default()].join(" "),
        },
        PendingApproval => {
            Step { state: State::Now, name: "Approve", note: "By another officer than the one who asked.".to_owned() }
        }
        _ if passed(&[Approved, Processed, Reverted]) => {
            Step { state: State::Done, name: "Approved", note: since(&Approved, by(&record.approved_by)) }
        }
        _ => Step { state: State::Ahead, name: "Approval", note: "By another officer.".to_owned() },
    };
    let applied = match &record.status {
        Approved => Step { state: State::Now, name: "Apply", note: "Nothing is paid by it yet.".to_owned() },
        Reverted => Step {
            state: State::Refused,
            name: "Taken back",
            note: record.revert_date.map(|at| at.to_string()).unwrap_or_default(),
        },
        Processed => Step {
            state: State::Done,
            name: "Applied",
            note: record.settled_at.map(|at| at.to_string()).unwrap_or_default(),
        },
        _ => Step { state: State::Ahead, name: "Applied", note: "To what has fallen due.".to_owned() },
    };
    let entered = format!("{}, {}", by(&record.uploaded_by), record.created_at);
    let entered = entered.trim_start_matches(", ").to_owned();
    [Step { state: State::Done, name: "Entered", note: entered }, asked, approved, applied]
}
