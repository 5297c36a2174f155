//! A loan or payout that a line may be, with its score and the reasons for it.

use super::unmatched_line::Candidate;
use crate::components::feedback::severity::Severity;
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::chip::chip;
use leptos::prelude::*;

#[component]
pub(super) fn CandidateView(
    candidate: Candidate,
    /// Whether Enter matches with it.
    is_default: bool,
    locked: Signal<Option<String>>,
    on_match: Callback<Candidate>,
) -> impl IntoView {
    let matched = StoredValue::new(candidate.clone());
    let severity = match candidate.score {
        _ if candidate.double_payment.is_some() => Severity::Bad,
        80.. => Severity::Good,
        50..80 => Severity::Wait,
        _ => Severity::Muted,
    };
    let fit = match (candidate.double_payment, candidate.difference) {
        (Some(double_payment), _) => double_payment,
        (None, Some(by)) => format!("{by}."),
        (None, None) => "Fits to the paisa.".to_owned(),
    };
    let label = format!("Match with {}", candidate.reference);
    let variant = if is_default { ButtonVariant::Primary } else { ButtonVariant::Plain };
    view! {
        <li class="candidate">
            <div class="candidate-head">
                <a class="mono" href=candidate.href>
                    {candidate.reference}
                </a>
                <b>{candidate.borrower}</b>
                {chip(severity, format!("{}%", candidate.score))}
            </div>
            <p>{candidate.sum} ". " {fit}</p>
            <ul class="reasons">
                {candidate.reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}
            </ul>
            <Action variant locked on_click=move |()| on_match.run(matched.get_value())>
                {label}
            </Action>
        </li>
    }
}
