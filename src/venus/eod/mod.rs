//! End of day: which day's books are closed and of whom, what falls due by then, and what the run did loan by loan.

mod before;
mod books;
mod earlier;
mod form;
mod page;
mod result;

pub(crate) use page::EodPage;
