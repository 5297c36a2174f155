//! Sign-in by a one-time password: first the address to send it to, then the password.

use super::credentials;
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::forms::field::TextField;
use crate::{api, config, session};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use lms::identity::{OtpMode, PeekOtp, SendOtp, VerifyOtp};

/// Where the password was sent.
type Recipient = (OtpMode, String);

/// Asks for an e-mail address or mobile number, then for the password sent there.
#[component]
pub(super) fn OtpForm(username: String) -> impl IntoView {
    let sent_to = RwSignal::new(None::<Recipient>);
    let typed_name = RwSignal::new(username);
    view! {
        {move || match sent_to.get() {
            None => view! { <AskAddress typed_name sent_to /> }.into_any(),
            Some(recipient) => view! { <AskCode recipient sent_to /> }.into_any(),
        }}
    }
}

#[component]
fn AskAddress(typed_name: RwSignal<String>, sent_to: RwSignal<Option<Recipient>>) -> impl IntoView {
    let field_error = RwSignal::new(None::<String>);
    let failure = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        failure.set(None);
        let (mode, username) = match credentials::username(&typed_name.get_untracked()) {
            Ok(recipient) => recipient,
            Err(error) => return field_error.set(Some(error.message)),
        };
        field_error.set(None);
        busy.set(true);
        spawn_local(async move {
            match api::send(SendOtp { mode: mode.clone(), username: username.clone() }).await {
                Ok(_) => {
                    sent_to.try_set(Some((mode, username)));
                }
                Err(error) => {
                    field_error.try_set(error.field("username").map(str::to_owned));
                    failure.try_set(error.field("username").is_none().then(|| error_message(&error)));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <form class="stack" novalidate on:submit=send>
            <TextField
                label="E-mail or mobile number"
                value=typed_name
                error=field_error
                hint="A one-time password goes there."
                autocomplete="username"
                autofocus=true
            />
            <Failure failure />
            <button class="button primary" type="submit" aria-busy=move || busy.get().then_some("true")>
                "Send one-time password"
            </button>
        </form>
    }
}

#[component]
fn AskCode(recipient: Recipient, sent_to: RwSignal<Option<Recipient>>) -> impl IntoView {
    let typed_code = RwSignal::new(String::new());
    let field_error = RwSignal::new(None::<String>);
    let failure = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let (mode, username) = recipient;
    let verify = {
        let username = username.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if busy.get_untracked() {
                return;
            }
            failure.set(None);
            let otp = match credentials::code(&typed_code.get_untracked()) {
                Ok(otp) => otp,
                Err(error) => return field_error.set(Some(error.message)),
            };
            field_error.set(None);
            busy.set(true);
            let (mode, username) = (mode.clone(), username.clone());
            spawn_local(async move {
                match api::send(VerifyOtp { mode, username: username.clone(), otp }).await {
                    Ok(tokens) => session::begin(&username, &tokens),
                    Err(error) => {
                        field_error.try_set(error.field("otp").map(str::to_owned));
                        failure.try_set(error.field("otp").is_none().then(|| error_message(&error)));
                        busy.try_set(false);
                    }
                }
            });
        }
    };
    view! {
        <form class="stack" novalidate on:submit=verify>
            <p>"Sent to " <b>{username.clone()}</b> "."</p>
            <Peek username />
            <TextField
                label="One-time password"
                value=typed_code
                error=field_error
                inputmode="numeric"
                autocomplete="one-time-code"
                autofocus=true
                code=true
            />
            <Failure failure />
            <div class="actions">
                <button class="button primary" type="submit" aria-busy=move || busy.get().then_some("true")>
                    "Sign in"
                </button>
                <button class="button quiet" type="button" on:click=move |_| sent_to.set(None)>
                    "Send it elsewhere or again"
                </button>
            </div>
        </form>
    }
}

/// Shows the password in the sandbox, which sends nothing.
#[component]
fn Peek(username: String) -> impl IntoView {
    let otp = RwSignal::new(None::<String>);
    if config::current().is_sandbox() {
        spawn_local(async move {
            if let Ok(peeked) = api::send(PeekOtp { username }).await {
                otp.try_set(Some(peeked.otp));
            }
        });
    }
    move || {
        otp.get().map(|otp| {
            view! {
                <Note severity=Severity::Wait>
                    <span>"Sandbox: nothing is really sent. The password is " <b class="mono">{otp}</b> "."</span>
                </Note>
            }
        })
    }
}

#[component]
fn Failure(failure: RwSignal<Option<String>>) -> impl IntoView {
    move || failure.get().map(|failure| view! { <Alert severity=Severity::Bad>{failure}</Alert> })
}

/// Sign-in calls move no money, so after a lost response they can simply be sent again.
fn error_message(error: &ApiError) -> String {
    match error {
        ApiError::SignedOut | ApiError::Forbidden => {
            "That was not accepted. Ask for a new one-time password.".to_owned()
        }
        ApiError::OutcomeUnknown { .. } => format!("{error} Try again."),
        ApiError::Offline
        | ApiError::Timeout
        | ApiError::SessionRenewed
        | ApiError::Refused { .. }
        | ApiError::NotFound
        | ApiError::Conflict { .. }
        | ApiError::Busy { .. }
        | ApiError::Server { .. }
        | ApiError::Unreadable => format!("{error} {}", error.next_step()),
    }
}
