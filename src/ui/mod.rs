//! What screens are built of. Each part is small, brings its own ARIA pattern, and has its look in `style/`
//! under the same name. Colours mean something only through [`tone`].

pub mod after_pause;
pub mod bank_form;
pub mod bars;
pub mod beyond;
pub mod button;
pub mod card;
pub mod check;
pub mod chip;
pub mod clipboard;
pub mod columns;
pub mod copy;
pub mod counted;
pub mod crash;
pub mod crumbs;
pub mod dialog;
pub mod download;
pub mod draft;
pub mod empty;
pub mod error_note;
pub mod field;
pub mod figures;
pub mod filter_bar;
pub mod find;
pub mod form;
pub mod grid;
pub mod heading;
pub mod icon;
pub mod ids;
pub mod keyed;
pub mod list_page;
pub mod listing;
pub mod load;
pub mod masked;
pub mod menu;
pub mod meter;
pub mod money_field;
pub mod no_such;
pub mod note;
pub mod program_filter;
pub mod regroup;
pub mod shapes;
pub mod skeleton;
pub mod submit;
pub mod table;
pub mod tabs;
pub mod timeline;
pub mod toast;
pub mod tone;
pub mod views;
pub mod watch;

#[cfg(test)]
pub(crate) mod testing;
