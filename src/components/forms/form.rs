//! Forms: an error is shown when its field is left and when the form is sent, the first one gets the focus. What the
//! server reports for a field is shown at that field, and above the button if the form lacks the field.
//!
//! The browser reports `focusout` of a field that is being removed, when the signals of its form are disposed already.

use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::forms::discard::restored_note;
use crate::components::forms::submit::{Lookup, Submission, SubmitActions, SubmitHandle, SubmitState};
use crate::components::widgets::dialog_context::hold_dialog_while;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use lms::{ApiError, Endpoint, FieldError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement};

/// The errors of a form. Its fields are identified by their names in the API.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    handle: SubmitHandle,
    /// Errors of the current input.
    errors: Memo<Vec<FieldError>>,
    /// Errors reported by the server, until their fields change.
    server_errors: RwSignal<Vec<FieldError>>,
    /// Errors that the server reported, with others, for fields that the form lacks, until something changes.
    other_errors: RwSignal<Vec<FieldError>>,
    /// Fields that were left with a value: their errors are shown.
    visited: RwSignal<Vec<String>>,
    /// After an attempt to send all errors are shown.
    tried: RwSignal<bool>,
    /// All fields of the form.
    names: StoredValue<Vec<&'static str>>,
}

impl Form {
    /// `errors` returns all errors of the current input.
    pub(crate) fn new(handle: SubmitHandle, errors: impl Fn() -> Vec<FieldError> + Send + Sync + 'static) -> Self {
        Self::with_errors(handle, Box::new(errors))
    }

    /// Compiled once: the function is a value.
    fn with_errors(handle: SubmitHandle, errors: Box<dyn Fn() -> Vec<FieldError> + Send + Sync>) -> Self {
        let form = Self {
            handle,
            errors: memo(move |_| errors()),
            server_errors: RwSignal::new(Vec::new()),
            other_errors: RwSignal::new(Vec::new()),
            visited: RwSignal::new(Vec::new()),
            tried: RwSignal::new(false),
            names: StoredValue::new(Vec::new()),
        };
        hold_dialog_while(move || handle.state() == SubmitState::Sending);
        watch(move || match handle.state() {
            SubmitState::Failed(ApiError::Refused { message, fields }) => form.show_server_errors(message, fields),
            SubmitState::Done | SubmitState::Lost(_, Lookup::Found) => {
                form.tried.set(false);
                form.visited.set(Vec::new());
            }
            _ => {}
        });
        form
    }

    /// Returns the form of `submission` and the callback that sends it. `check` converts the input to the endpoint, or
    /// returns all its errors.
    pub(crate) fn of<E>(
        submission: Submission<E>,
        check: impl Fn() -> Result<E, Vec<FieldError>> + Copy + Send + Sync + 'static,
    ) -> (Self, Callback<()>)
    where
        E: Endpoint + Clone + Serialize + DeserializeOwned + 'static,
        E::Reply: Clone + 'static,
    {
        let form = Self::new(submission.handle(), move || check().err().unwrap_or_default());
        let send = Callback::new(move |()| {
            if let Ok(endpoint) = untrack(check) {
                submission.send(endpoint);
            }
        });
        (form, send)
    }

    /// The error to show at the field `name`. Registers the field.
    pub(crate) fn error(self, name: &'static str) -> Signal<Option<String>> {
        self.names.update_value(|names| names.push(name));
        let of = move |errors: &[FieldError]| {
            errors.iter().find(|error| error.field == name).map(|error| error.message.clone())
        };
        Signal::derive(move || {
            let is_shown = self.tried.get() || self.visited.with(|visited| visited.iter().any(|field| field == name));
            let of_server = self.server_errors.with(|errors| of(errors));
            of_server.or_else(|| self.errors.with(|errors| of(errors)).filter(|_| is_shown))
        })
    }

    pub(crate) const fn handle(self) -> SubmitHandle {
        self.handle
    }

    /// Whether the server refused input that has not changed since; tracks it.
    pub(crate) fn is_refused(self) -> bool {
        self.server_errors.with(|errors| !errors.is_empty())
    }

    /// Shows the server's errors at their fields, and those of other fields above the button. If the form has none of the
    /// fields, the submission shows all of them.
    fn show_server_errors(self, message: Option<String>, fields: Vec<FieldError>) {
        let is_here = |error: &FieldError| self.names.with_value(|names| names.contains(&error.field.as_str()));
        let (here, mut others): (Vec<_>, Vec<_>) = fields.into_iter().partition(is_here);
        if !here.is_empty() {
            others.extend(message.map(|message| FieldError::new("", message)));
            self.server_errors.set(here);
            self.other_errors.set(others);
            self.handle.reset();
        }
    }

    /// The errors above the button.
    fn other_errors(self) -> impl IntoView {
        move || {
            let errors = self.other_errors.get();
            (!errors.is_empty()).then(|| {
                let words = errors.iter().map(|error| view! { <span>{error.in_words()}</span> }).collect_view();
                view! { <Alert severity=Severity::Bad title="The server refused this. Nothing was changed.">{words}</Alert> }
            })
        }
    }

    /// Errors appear on blur, not while typing. An error that appears moves what is below it, so not when the focus goes
    /// to a button: the click would miss it. The submit button shows all errors anyway.
    fn on_focusout(self, event: &FocusEvent) {
        let to: Option<Element> = event.related_target().and_then(|to| to.dyn_into().ok());
        if let Some((name, value)) = field_of(event)
            && to.is_none_or(|to| to.tag_name() != "BUTTON")
            && !value.is_empty()
            && self.visited.try_with_untracked(|visited| visited.contains(&name)) == Some(false)
        {
            self.visited.update(|visited| visited.push(name));
        }
    }

    /// The server's error of one input says nothing of the next.
    fn on_input(self, event: &Event) {
        let is_shown = |errors: &Vec<FieldError>, name: &str| errors.iter().any(|error| error.field == name);
        if let Some((name, _)) = field_of(event)
            && self.server_errors.try_with_untracked(|errors| is_shown(errors, &name)) == Some(true)
        {
            self.server_errors.update(|errors| errors.retain(|error| error.field != name));
            self.other_errors.set(Vec::new());
        }
    }

    fn is_valid(self) -> bool {
        self.errors.with_untracked(Vec::is_empty) && self.server_errors.with_untracked(Vec::is_empty)
    }
}

/// The name and the value of the field that an event came from.
fn field_of(event: &Event) -> Option<(String, String)> {
    let field = event.target()?;
    let text = |name: &str| js_sys::Reflect::get(&field, &name.into()).ok()?.as_string();
    Some((text("name").filter(|name| !name.is_empty())?, text("value")?))
}

/// The fields of a form and its submit button.
#[component]
pub(crate) fn FormView(
    form: Form,
    /// Called if there are no errors.
    #[prop(into)]
    on_send: Callback<()>,
    #[prop(optional)] danger: bool,
    /// Further buttons.
    #[prop(optional, into)]
    beside: ViewFn,
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<html::Form>::new();
    // In the next frame the errors are in the document.
    let focus_first = move || {
        request_animation_frame(move || {
            if let Some(Some(element)) = element.try_get_untracked() {
                focus_first_error(&element);
            }
        });
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(move || form.handle.is_locked()) {
            return;
        }
        form.tried.set(true);
        form.other_errors.set(Vec::new());
        if form.is_valid() { on_send.run(()) } else { focus_first() }
    };
    watch(move || {
        if form.is_refused() {
            focus_first();
        }
    });
    view! {
        <form
            class="stack"
            novalidate
            node_ref=element
            on:submit=send
            on:focusout=move |event| form.on_focusout(&event)
            on:input=move |event| form.on_input(&event)
        >
            {restored_note(form.handle)}
            {children()}
            {form.other_errors()}
            <SubmitActions handle=form.handle danger>
                {beside.run()}
            </SubmitActions>
        </form>
    }
}

/// Focuses the first invalid field of `form`.
pub(crate) fn focus_first_error(form: &HtmlElement) {
    let first = form.query_selector("[aria-invalid=true]").ok().flatten();
    if let Some(field) = first.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // Focusing an element of the document does not fail.
        drop(field.focus());
    }
}
