//! Orrery: the browser front end of loan officers (Jupiter) and the payment desk (Venus) over a loan management API.
//!
//! Start at `app.rs`: its route table lists every screen. `ARCHITECTURE.md` follows one click through the code.

mod api;
mod app;
mod bulk_upload;
mod clock;
mod components;
mod config;
mod dom;
mod http;
mod jupiter;
mod lazy;
mod links;
mod pickers;
mod session;
mod shell;
mod sign_in;
mod sorted;
mod storage;
mod venus;

fn main() {
    components::feedback::crash::install();
    api::start();
    dom::held_keys::ignore();
    session::start();
    session::on_change(app::leave_at_sign_out);
    leptos::mount::mount_to_body(app::Start);
}
