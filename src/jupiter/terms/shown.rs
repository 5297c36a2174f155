//! The terms in words, in groups.

use super::words::groups;
use crate::components::widgets::card::{Card, Pair, Pairs};
use leptos::prelude::*;
use lms::loan_data::LoanTerms;

/// The cards.
#[component]
pub(crate) fn InWords(terms: LoanTerms) -> impl IntoView {
    let group = |(title, terms): (&'static str, Vec<(&'static str, String)>)| {
        let pairs = terms.into_iter().map(|(name, value)| view! { <Pair label=name>{value}</Pair> }).collect_view();
        view! {
            <Card title=title>
                <Pairs>{pairs}</Pairs>
            </Card>
        }
    };
    view! { <div class="cards">{groups(&terms).into_iter().map(group).collect_view()}</div> }
}
