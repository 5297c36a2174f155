//! The page shown after a panic, so that a page that no longer works does not look as if it did.

use leptos::prelude::document;

/// Makes panics replace the page. The message of the panic is not shown: it may contain data of borrowers.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|panic| {
        if cfg!(debug_assertions) {
            leptos::logging::error!("{panic}");
        }
        if let Some(body) = document().body() {
            body.set_inner_html(
                "<main class=\"sign-in\" role=\"alert\"><h1>Orrery stopped</h1>\
                 <p>Something in the page itself broke. Nothing more is sent from here.</p>\
                 <p>If you had just sent a request, look it up in the list before you send it again.</p>\
                 <p><a class=\"button primary\" href=\"\">Reload</a></p></main>",
            );
        }
    }));
}
