//! Line details: the limits of accounts, one for each type. The list, giving an account one, and changing one.

mod change_form;
mod existing_line;
mod form;
mod line_detail_page;
mod line_details_page;
mod new_line_detail_page;

pub(crate) use line_detail_page::LineDetailPage;
pub(crate) use line_details_page::LineDetailsPage;
pub(crate) use new_line_detail_page::NewLineDetailPage;
