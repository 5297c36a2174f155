//! The borrower in the body of Create Account.

use crate::body::Body;
use lms::accounts::Borrower;
use lms::formats;

/// Reads a borrower; `None` with errors if a required field is missing or invalid.
pub(super) fn read(body: &mut Body) -> Option<Borrower> {
    let name = body.text("name", 200);
    let mobile =
        checked(body, "mobile", "Enter an Indian mobile number of ten digits.", |text| formats::mobile(text).is_ok());
    let email = checked(body, "email", "Enter an e-mail address.", |text| formats::email(text).is_ok());
    let pan = checked(body, "pan", "Enter a PAN such as ABCDE1234F.", formats::is_pan);
    let gstin = checked(body, "gstin", "Enter a GSTIN of 15 characters.", formats::is_gstin);
    Some(Borrower { name: name?, mobile, email, pan, gstin })
}

fn checked(body: &mut Body, name: &str, complaint: &str, is_right: fn(&str) -> bool) -> Option<String> {
    let text = body.optional_text(name, 200)?;
    if !is_right(&text) {
        body.add_error(name, complaint);
    }
    Some(text)
}
