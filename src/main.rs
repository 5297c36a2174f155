//! Orrery: the loan officer's and the payment desk's front end over a loan management API.
//!
//! Start at `app.rs`: its route table lists every screen. `ARCHITECTURE.md` follows one click through the house.

mod api;
mod app;
mod clock;
mod config;
mod jupiter;
mod paths;
mod session;
mod shell;
mod sign_in;
mod ui;
mod venus;

use leptos::prelude::*;

fn main() {
    ui::crash::watch();
    leptos::task::spawn_local(async {
        match api::load_config().await {
            Ok(config) => {
                config::keep(config);
                session::restore().await;
                mount_to_body(app::App);
            }
            Err(error) => mount_to_body(move || view! { <app::NoConfig error=error.clone() /> }),
        }
    });
}
