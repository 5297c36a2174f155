//! Small charts.

pub(crate) mod bars;
pub(crate) mod meter;
