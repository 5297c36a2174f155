//! The sign-in form, for the sign-in page and for the dialog that opens when a session has ended.

use super::otp::OtpForm;
use super::token::TokenForm;
use crate::config;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SignInMethod {
    Otp,
    Token,
}

#[component]
pub(crate) fn SignInForm(
    /// Fills in the field; empty if unknown.
    #[prop(into)]
    username: String,
) -> impl IntoView {
    let method = RwSignal::new(SignInMethod::Otp);
    let choice = move |this: SignInMethod, label: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="way"
                    prop:checked=move || method.get() == this
                    on:change=move |_| method.set(this)
                />
                {label}
            </label>
        }
    };
    let choices = (!config::current().is_sandbox()).then(|| {
        view! {
            <fieldset class="choice">
                <legend class="visually-hidden">"Way to sign in"</legend>
                {choice(SignInMethod::Otp, "One-time password")}
                {choice(SignInMethod::Token, "Token")}
            </fieldset>
        }
    });
    view! {
        {choices}
        {move || match method.get() {
            SignInMethod::Otp => view! { <OtpForm username=username.clone() /> }.into_any(),
            SignInMethod::Token => view! { <TokenForm /> }.into_any(),
        }}
    }
}
