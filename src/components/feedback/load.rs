//! A query on screen: a skeleton while it loads, its data, or its error. Stale data stays on screen with a note.
//!
//! New data is drawn only once no dialog is open over it: drawing it removes the dialog with what was typed, or with the
//! outcome of a lost call.

use crate::api::{AnyQuery, Query, Reply};
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::gaps_note::gaps_note;
use crate::components::widgets::dialog_context::{is_any_open, is_in_dialog};
use crate::dom::memo::memo;
use leptos::prelude::*;

#[component]
pub(crate) fn Load<T, V>(
    query: Query<T>,
    #[prop(into)] skeleton: ViewFn,
    /// Draws the data.
    view: V,
) -> impl IntoView
where
    T: Clone + 'static,
    V: Fn(T) -> AnyView + Send + Sync + 'static,
{
    let view = move |reply: &Reply| reply.get().cloned().map(&view);
    load(query.without_type(), skeleton, Box::new(view))
}

type ReplyView = Box<dyn Fn(&Reply) -> Option<AnyView> + Send + Sync>;

fn load(query: AnyQuery, skeleton: ViewFn, view: ReplyView) -> AnyView {
    let error = memo(move |_| query.error());
    let is_in_dialog = is_in_dialog();
    let reply = query.reply_unless(move || !is_in_dialog && is_any_open());
    let retry = Callback::new(move |()| query.refetch());
    view! {
        {move || error.get().map(|error| {
            let stale = untrack(|| query.reply()).is_some().then_some("What you see below is from before.");
            view! {
                <ErrorNote error on_retry=retry />
                {stale.map(|text| view! { <p class="muted">{text}</p> })}
            }
        })}
        {gaps_note(move || reply.with(|reply| reply.as_ref().map(|reply| reply.gaps.clone()).unwrap_or_default()))}
        {move || match (reply.get().and_then(|reply| view(&reply)), error.with(Option::is_some)) {
            (Some(data), _) => data,
            (None, true) => ().into_any(),
            (None, false) => skeleton.run(),
        }}
    }
    .into_any()
}
