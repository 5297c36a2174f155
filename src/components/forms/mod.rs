//! Fields, checks of their input, and the submission of a write.

pub(crate) mod bank_account_form;
pub(crate) mod bank_date;
pub(crate) mod check;
pub(crate) mod confirmation;
pub(crate) mod day_warning;
pub(crate) mod dialog_form;
pub(crate) mod discard;
pub(crate) mod draft;
pub(crate) mod field;
pub(crate) mod form;
pub(crate) mod form_field;
pub(crate) mod form_page;
pub(crate) mod group_digits;
pub(crate) mod money_field;
pub(crate) mod receipt;
pub(crate) mod review;
pub(crate) mod review_page;
pub(crate) mod submit;
