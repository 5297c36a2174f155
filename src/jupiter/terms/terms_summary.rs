//! The terms of a loan as cards, one for each group.

use super::summary::term_groups;
use crate::components::detail_page::{Fact, facts};
use crate::components::widgets::card::Card;
use leptos::prelude::*;
use lms::loan_data::LoanTerms;

#[component]
pub(crate) fn TermsSummary(terms: LoanTerms) -> impl IntoView {
    let group = |(title, terms): (&'static str, Vec<(&'static str, String)>)| {
        view! { <Card title=title>{facts(terms.into_iter().map(|(label, value)| Fact::text(label, value)))}</Card> }
    };
    view! { <div class="cards">{term_groups(&terms).into_iter().map(group).collect_view()}</div> }
}
