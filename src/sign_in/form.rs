//! The form of both places where one signs in: the page, and the dialog over a page whose session has ended.

use super::otp::OtpForm;
use super::token::TokenForm;
use crate::config;
use crate::lazy::{lazy_chunk, lazy_view};
use leptos::prelude::*;

/// How to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Otp,
    Token,
}

lazy_chunk!(in token, fn by_token() { view! { <TokenForm /> } });

/// Asks who it is and for a proof.
#[component]
pub(crate) fn SignInForm(
    /// Who it was before, where known.
    #[prop(into)]
    username: String,
) -> impl IntoView {
    let way = RwSignal::new(Way::Otp);
    let choice = move |this: Way, label: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="way"
                    prop:checked=move || way.get() == this
                    on:change=move |_| way.set(this)
                />
                {label}
            </label>
        }
    };
    let choices = (!config::current().is_sandbox()).then(|| {
        view! {
            <fieldset class="choice">
                <legend class="visually-hidden">"Way to sign in"</legend>
                {choice(Way::Otp, "One-time password")}
                {choice(Way::Token, "Token")}
            </fieldset>
        }
    });
    view! {
        {choices}
        {move || match way.get() {
            Way::Otp => view! { <OtpForm username=username.clone() /> }.into_any(),
            Way::Token => lazy_view(by_token, |draw| draw()).into_any(),
        }}
    }
}
