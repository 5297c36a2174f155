//! The EMI calculator: what a loan would cost, calculated while it is typed; up to three offers side by side.

mod calculator_page;
mod form;
mod offer;
mod offer_comparison;
mod offer_schedule;

pub(crate) use calculator_page::CalculatorPage;
