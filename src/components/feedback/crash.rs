//! What an officer sees when the app itself breaks: never a page that looks alive and isn't.

use leptos::prelude::document;

/// From now on a panic covers the page with a way out. It shows nothing of what went wrong: that may hold data.
pub(crate) fn watch() {
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
