//! Components that screens are built of. Their styles are in `style/` under the same names.

pub(crate) mod charts;
pub(crate) mod detail_page;
pub(crate) mod feedback;
pub(crate) mod forms;
pub(crate) mod item_page;
pub(crate) mod lists;
pub(crate) mod options;
pub(crate) mod widgets;
