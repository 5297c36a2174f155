//! Small pictures of figures.

pub(crate) mod bars;
pub(crate) mod meter;
