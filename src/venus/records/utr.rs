//! The Unique Transaction Reference: how it is written, and whether a record has it already.

use super::facts::OFFERED;
use crate::api;
use crate::paths::Path;
use crate::ui::after_pause::after_pause;
use crate::ui::note::Note;
use crate::ui::tone::Tone;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::records::{ListRecords, Record, RecordFilter};

/// Reads one; nothing where nothing is typed.
///
/// # Errors
/// How it is written.
pub(super) fn utr(typed: &str) -> Result<Option<String>, String> {
    let text: String = typed.chars().filter(|letter| *letter != ' ').collect();
    if text.is_empty() {
        return Ok(None);
    }
    let right = (6..=30).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_alphanumeric());
    if right { Ok(Some(text.to_ascii_uppercase())) } else { Err("Enter 6 to 30 letters and digits.".to_owned()) }
}

/// Whether a record has the UTR that is typed, and which.
#[component]
pub(super) fn Known(
    /// The UTR as typed.
    typed: RwSignal<String>,
) -> impl IntoView {
    let wanted = Memo::new(move |_| utr(&typed.read()).ok().flatten());
    let asked = after_pause(wanted);
    let found = api::query(move || {
        let filter = RecordFilter { search: asked.get()?, ..RecordFilter::default() };
        Some(ListRecords { filter, ordering: String::new(), page: PageRequest { page: 1, page_size: OFFERED } })
    });
    // An answer stands only beside the UTR that it is about.
    let same = Memo::new(move |_| {
        let wanted = wanted.get().filter(|wanted| asked.get().as_ref() == Some(wanted))?;
        let has_it = |record: &Record| record.utr.as_deref().is_some_and(|utr| utr.eq_ignore_ascii_case(&wanted));
        found.data()?.results.into_iter().find(has_it)
    });
    let failed = Memo::new(move |_| found.error().filter(|_| wanted.get().is_some()));
    let told = |record: Record| {
        let on = record.bank_date.map(|day| format!(" on {day}")).unwrap_or_default();
        let words = format!(" of {}{on} has this UTR. One payment is entered once.", record.amount);
        view! {
            <Note tone=Tone::Bad title="This UTR is entered already">
                <p>
                    "Record "
                    <a href=Path::Record { id: record.id }.href()>{record.ref_id}</a>
                    {words}
                </p>
            </Note>
        }
    };
    view! {
        <div aria-live="polite">
            {move || same.get().map(told)}
            {move || failed.get().map(|error| view! {
                <Note tone=Tone::Wait>{format!("Whether another record has this UTR could not be read: {error}")}</Note>
            })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::utr;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_utr_is_six_to_thirty_letters_and_digits() {
        assert_eq!(utr(" hdfc r5 2026 "), Ok(Some("HDFCR52026".to_owned())));
        assert_eq!(utr("  "), Ok(None));
        assert!(utr("HDFC1").is_err() && utr("HDFC-00123").is_err() && utr(&"A".repeat(31)).is_err());
    }
}
