//! The page of a form that creates something: breadcrumb, heading, and the form in a card with a way back beside its
//! button.

use crate::components::forms::form::{Form, FormView};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::links::Link;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn FormPage(
    /// The heading: "Charge a fee".
    title: &'static str,
    /// The list that what is created goes into, and its name.
    list: (Link, &'static str),
    /// The form's state.
    form: Form,
    /// Sends it; called only when nothing is wrong.
    #[prop(into)]
    on_send: Callback<()>,
    /// Where Cancel leads; to the list unless given.
    #[prop(optional)]
    cancel: Option<Link>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let (list, list_name) = list;
    let trail = vec![Crumb::link(list_name, list.href()), Crumb::here(title)];
    let back = cancel.unwrap_or(list).href();
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text=title />
            </div>
            <section class="card">
                <FormView form on_send beside=move || view! { <a class="button" href=back.clone()>"Cancel"</a> }>
                    {children()}
                </FormView>
            </section>
        </main>
    }
}
