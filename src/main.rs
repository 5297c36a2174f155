//! Orrery: the loan officer's and the payment desk's front end over a loan management API.
//!
//! Start at `app.rs`: its route table lists every screen. `ARCHITECTURE.md` follows one click through the house.

mod api;
mod app;
mod bulk;
mod clock;
mod config;
mod device;
mod jupiter;
mod navigation;
mod part;
mod paths;
mod session;
mod shell;
mod sign_in;
mod ui;
mod venus;

fn main() {
    ui::crash::watch();
    leptos::mount::mount_to_body(app::Start);
}
