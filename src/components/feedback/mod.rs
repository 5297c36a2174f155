//! States of a screen: loading, empty, failed, done.

pub(crate) mod crash;
pub(crate) mod empty;
pub(crate) mod error_note;
pub(crate) mod gaps_note;
pub(crate) mod item_not_found;
pub(crate) mod load;
pub(crate) mod note;
pub(crate) mod severity;
pub(crate) mod skeleton;
pub(crate) mod toast;
pub(crate) mod undo;
pub(crate) mod undocumented;
