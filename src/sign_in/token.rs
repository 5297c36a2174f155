//! Sign-in by an access token, for environments where the developer does not receive one-time passwords.

use crate::components::forms::field::TextField;
use crate::session;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The token is held in memory only, so a reload asks for it again.
#[component]
pub(super) fn TokenForm() -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let sign_in = move |event: SubmitEvent| {
        event.prevent_default();
        match token(&typed.get_untracked()) {
            Ok(token) => session::begin_with_token(&token),
            Err(message) => error.set(Some(message.to_owned())),
        }
    };
    view! {
        <form class="stack" novalidate on:submit=sign_in>
            <TextField
                label="Access token"
                value=typed
                error=error
                kind="password"
                hint="Kept in memory only: a reload asks for it again."
                autofocus=true
            />
            <button class="button primary" type="submit">
                "Sign in"
            </button>
        </form>
    }
}

/// Removes spaces and `Bearer`, which are often copied with the token. A header allows visible ASCII only.
fn token(typed: &str) -> Result<String, &'static str> {
    let token = typed.trim().trim_start_matches("Bearer").trim();
    if token.is_empty() {
        Err("Paste the access token.")
    } else if token.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(token.to_owned())
    } else {
        Err("A token has no spaces or line breaks in it: copy it again.")
    }
}

#[cfg(test)]
mod tests {
    use super::token;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn accepts_a_token_as_copied() {
        assert_eq!(token(" Bearer abc.def.ghi \n"), Ok("abc.def.ghi".to_owned()));
        for typed in ["", "Bearer ", "abc def", "abc\ndef", "ключ"] {
            assert!(token(typed).is_err(), "{typed}");
        }
    }
}
