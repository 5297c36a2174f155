//! The terms of loans: a summary, and all of them in one form.

mod change_list;
mod edit_terms_page;
mod form;
mod json_editor;
mod lookup;
mod rate_step_fields;
mod rate_steps;
mod summary;
mod term;
mod term_field;
mod term_groups;
mod terms_form_view;
mod terms_summary;
mod value;

pub(crate) use edit_terms_page::EditTermsPage;
pub(crate) use summary::value_of_type;
pub(crate) use terms_summary::TermsSummary;
