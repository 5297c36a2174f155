//! Buttons, cards, chips, tables, tabs: each with its ARIA pattern.

pub(crate) mod breadcrumbs;
pub(crate) mod button;
pub(crate) mod card;
pub(crate) mod chip;
pub(crate) mod copy;
pub(crate) mod counted;
pub(crate) mod dialog;
pub(crate) mod dialog_action;
pub(crate) mod dialog_context;
pub(crate) mod figures;
pub(crate) mod heading;
pub(crate) mod icon;
pub(crate) mod masked;
pub(crate) mod menu;
pub(crate) mod table;
pub(crate) mod tabs;
pub(crate) mod timeline;
