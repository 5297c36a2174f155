//! The page of a form that creates something: breadcrumb, heading, and the form in a card with a way back beside its
//! button.

use crate::components::feedback::toast::toasts;
use crate::components::forms::discard::{cancel_button, leave_to};
use crate::components::forms::draft::Draft;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::links::{Link, replace};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::{Endpoint, FieldError};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a form that creates something does when it is sent.
pub(crate) struct CreateForm<E: Endpoint> {
    pub(crate) labels: SubmitLabels,
    /// Finds all that is as a call asks for.
    pub(crate) look_up: fn(E) -> LookupFuture<E::Reply>,
    /// The message once it is created, and the page that opens.
    pub(crate) created: fn(E::Reply) -> (String, Link),
}

impl<E> CreateForm<E>
where
    E: Endpoint + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    E::Reply: Clone + Send + Sync + 'static,
{
    /// The form's state, and what sends it. `check` makes what is typed into what is sent. Once it is created the draft is
    /// emptied.
    pub(crate) fn start(
        self,
        draft: Draft,
        check: impl Fn() -> Result<E, Vec<FieldError>> + Copy + Send + Sync + 'static,
    ) -> (Form, Callback<()>) {
        let submission = Submission::new(draft.form(), self.labels, self.look_up);
        let (form, send) = Form::of(submission, check);
        let (clear_draft, toasts) = (draft.into_clear(), toasts());
        let navigate = use_navigate();
        submission.on_success(move |reply| {
            let (message, page) = (self.created)(reply);
            clear_draft();
            toasts.success(message);
            navigate(&page.href(), replace());
        });
        (form, send)
    }
}

/// The page.
#[component]
pub(crate) fn FormPage(
    /// The heading: "Charge a fee".
    title: &'static str,
    /// The list that what is created goes into, and its name.
    list: (Link, &'static str),
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
    let leave = leave_to(cancel.unwrap_or(list));
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text=title />
            </div>
            <section class="card">
                <FormView form on_send beside=move || cancel_button(form.handle(), "Cancel", leave)>
                    {children()}
                </FormView>
            </section>
        </main>
    }
}

/// The breadcrumb of a form about one item: the list it is in, the item by its reference, and the form.
pub(crate) fn trail_below(list: (Link, &'static str), item: (String, Link), here: &'static str) -> Vec<Crumb> {
    let ((list, list_name), (reference, item)) = (list, item);
    vec![Crumb::link(list_name, list.href()), Crumb::link(reference, item.href()).reference(), Crumb::here(here)]
}
