//! The loan management API in Rust: its objects, calls and rules. It does no I/O, so that the app (WebAssembly) and the
//! sandbox (native) share all of it.
//!
//! Start at [`endpoint`]: one struct is one call. Each group of the documentation has a module with its objects and
//! calls; [`can`] has the rules of what is allowed in which status, [`error`] the one error type of all calls, [`formats`]
//! the formats of PAN, GSTIN, IFSC and the like, and [`operations`] lists all calls.

pub mod account_actions;
pub mod account_summary;
pub mod accounts;
pub mod bank;
pub mod bank_lines;
pub mod bidi;
pub mod bulk;
pub mod can;
pub mod creates;
pub mod decimal;
pub mod demands;
pub mod dues;
pub mod emi_calculation;
pub mod endpoint;
pub mod eod;
pub mod error;
pub mod excess;
pub mod extra_data;
pub mod fees;
pub mod formats;
pub mod id;
pub mod identity;
pub mod invoices;
pub mod json;
pub mod lenient;
pub mod line_details;
pub mod loan_data;
pub mod loans;
pub mod money;
pub mod nach;
mod open_enum;
pub mod operations;
pub mod outstanding;
pub mod page;
pub mod payout_actions;
pub mod payouts;
pub mod query;
pub mod reconciliation;
pub mod record_actions;
pub mod records;
pub mod reference;
pub mod reply;
pub mod restructure;
pub mod schedules;
pub mod settlements;
pub mod spreadsheet;
pub mod time;
pub mod topup_groups;
pub mod topups;

pub use endpoint::{Endpoint, Method, Topic};
pub use error::{ApiError, FieldError};
pub use id::*;
pub use money::{Money, MoneyError};
pub use page::Page;
pub use reference::Ref;
pub use time::{Day, Instant};
