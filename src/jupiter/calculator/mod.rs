//! The EMI calculator: what a loan would cost, while it is typed; up to three offers side by side.

mod answer;
mod compare;
mod offer;
mod page;
mod typed;

pub(crate) use page::CalculatorPage;
