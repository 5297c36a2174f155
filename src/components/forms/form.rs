//! The one form: what is wrong is said when a field is left and when it is sent, the first of it gets the focus, and
//! what the server says of a field stands at that field.

use crate::components::forms::submit::{Stage, Submission, SubmitActions, SubmitHandle};
use crate::dom::watch::watch;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use lms::{ApiError, Endpoint, FieldError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement};

/// What a form knows of its fields. Each is known by its name on the wire.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    handle: SubmitHandle,
    wrong: Memo<Vec<FieldError>>,
    refused: RwSignal<Vec<FieldError>>,
    left: RwSignal<Vec<String>>,
    tried: RwSignal<bool>,
    names: StoredValue<Vec<&'static str>>,
}

impl Form {
    /// A form that sends by `sender`; `wrong` says everything that is wrong with what is typed.
    pub(crate) fn new(handle: SubmitHandle, wrong: impl Fn() -> Vec<FieldError> + Send + Sync + 'static) -> Self {
        let form = Self {
            handle,
            wrong: Memo::new(move |_| wrong()),
            refused: RwSignal::new(Vec::new()),
            left: RwSignal::new(Vec::new()),
            tried: RwSignal::new(false),
            names: StoredValue::new(Vec::new()),
        };
        watch(move || match handle.stage() {
            Stage::Failed(ApiError::Refused { message: None, fields }) => form.refuse(fields),
            Stage::Done | Stage::Found(_) => {
                form.tried.set(false);
                form.left.set(Vec::new());
            }
            _ => {}
        });
        form
    }

    /// The form of a `submission`, and what sends it: `check` makes what is typed into what is sent, or says what is
    /// wrong with it.
    pub(crate) fn of<E>(
        submission: Submission<E>,
        check: impl Fn() -> Result<E, Vec<FieldError>> + Copy + Send + Sync + 'static,
    ) -> (Self, impl Fn(()) + Copy + Send + Sync + 'static)
    where
        E: Endpoint + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
        E::Reply: Clone + Send + Sync + 'static,
    {
        let form = Self::new(submission.handle(), move || check().err().unwrap_or_default());
        let send = move |()| {
            if let Ok(right) = untrack(check) {
                submission.send(right);
            }
        };
        (form, send)
    }

    /// What is to be said at the field `name`.
    pub(crate) fn error(self, name: &'static str) -> Signal<Option<String>> {
        self.names.update_value(|names| names.push(name));
        let of = move |errors: &[FieldError]| {
            errors.iter().find(|error| error.field == name).map(|error| error.message.clone())
        };
        Signal::derive(move || {
            let told = self.tried.get() || self.left.with(|left| left.iter().any(|left| left == name));
            self.refused.with(|refused| of(refused)).or_else(|| self.wrong.with(|wrong| of(wrong)).filter(|_| told))
        })
    }

    /// Whether the server refused something that still stands as it was; tracks it.
    pub(crate) fn is_refused(self) -> bool {
        self.refused.with(|refused| !refused.is_empty())
    }

    /// What the server says stands at the fields, where the form has them all; else above the button.
    fn refuse(self, fields: Vec<FieldError>) {
        let has_all = self.names.with_value(|names| fields.iter().all(|error| names.contains(&error.field.as_str())));
        if has_all && !fields.is_empty() {
            self.refused.set(fields);
            self.handle.reset();
        }
    }

    /// Words that come under a field move what stands below: not under a click on the button, which checks everything.
    fn left(self, event: &FocusEvent) {
        let to: Option<Element> = event.related_target().and_then(|to| to.dyn_into().ok());
        if let Some((name, value)) = field_of(event)
            && to.is_none_or(|to| to.tag_name() != "BUTTON")
            && !value.is_empty()
            && !self.left.with_untracked(|left| left.contains(&name))
        {
            self.left.update(|left| left.push(name));
        }
    }

    /// What the server said of one text says nothing of the next.
    fn typed(self, event: &Event) {
        if let Some((name, _)) = field_of(event)
            && self.refused.with_untracked(|refused| refused.iter().any(|error| error.field == name))
        {
            self.refused.update(|refused| refused.retain(|error| error.field != name));
        }
    }

    fn is_right(self) -> bool {
        self.wrong.with_untracked(Vec::is_empty) && self.refused.with_untracked(Vec::is_empty)
    }
}

/// The name and the text of the field that an event came from.
fn field_of(event: &Event) -> Option<(String, String)> {
    let field = event.target()?;
    let text = |name: &str| js_sys::Reflect::get(&field, &name.into()).ok()?.as_string();
    Some((text("name").filter(|name| !name.is_empty())?, text("value")?))
}

/// A form: its fields, and the button that sends it once nothing is wrong.
#[component]
pub(crate) fn FormView(
    /// What it knows.
    form: Form,
    /// Sends what is typed; called only when nothing is wrong with it.
    #[prop(into)]
    on_send: Callback<()>,
    /// What it does takes something away.
    #[prop(optional)]
    danger: bool,
    /// What else stands beside its button.
    #[prop(optional, into)]
    beside: ViewFn,
    /// Its fields.
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<html::Form>::new();
    // In a frame: what is wrong stands at its field by then.
    let focus = move || {
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
        if form.is_right() { on_send.run(()) } else { focus() }
    };
    watch(move || {
        if form.refused.with(|refused| !refused.is_empty()) {
            focus();
        }
    });
    view! {
        <form
            class="stack"
            novalidate
            node_ref=element
            on:submit=send
            on:focusout=move |event| form.left(&event)
            on:input=move |event| form.typed(&event)
        >
            {children()}
            <SubmitActions handle=form.handle danger>
                {beside.run()}
            </SubmitActions>
        </form>
    }
}

/// Gives the focus to the first field of `form` that says something is wrong.
pub(crate) fn focus_first_error(form: &HtmlElement) {
    let first = form.query_selector("[aria-invalid=true]").ok().flatten();
    if let Some(field) = first.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // A field that is in the page can be focused.
        drop(field.focus());
    }
}
