//! What screens are built of. Each component has its style in `style/` under the same name.

pub(crate) mod charts;
pub(crate) mod detail_page;
pub(crate) mod feedback;
pub(crate) mod forms;
pub(crate) mod lists;
pub(crate) mod widgets;
