//! The note of what the server left out, once on a page, whichever of its parts lack it.

use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::dom::app_signal::AppSignal;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use leptos::prelude::*;

thread_local! {
    /// The keys that each part of the page lacks, by the number of the part.
    static GAPS: AppSignal<Vec<(u64, Vec<&'static str>)>> = AppSignal::new(Vec::new());
}

/// Registers the keys that a part of the page lacks. The first part that lacks any shows the note for all.
pub(crate) fn gaps_note(gaps: impl Fn() -> Vec<&'static str> + Send + Sync + 'static) -> AnyView {
    note(Box::new(gaps))
}

fn note(gaps: Box<dyn Fn() -> Vec<&'static str> + Send + Sync>) -> AnyView {
    let all = GAPS.with(Clone::clone);
    // In their order: the last one has the highest number.
    let part = all.with_untracked(|all| all.last().map_or(0, |(last, _)| last + 1));
    let (changing, leaving) = (all.clone(), all.clone());
    watch(move || {
        let gaps = gaps();
        let known = changing.with_untracked(|all| all.iter().any(|(of, known)| *of == part && *known == gaps));
        if !known {
            changing.update(|all| {
                if let Some((_, known)) = all.iter_mut().find(|(of, _)| *of == part) {
                    *known = gaps;
                }
            });
        }
    });
    on_cleanup(move || leaving.update(|all| all.retain(|(of, _)| *of != part)));
    all.update(|all| all.push((part, Vec::new())));
    let shown = memo(move |_| {
        all.with(|all| {
            let (first, _) = all.iter().find(|(_, gaps)| !gaps.is_empty())?;
            if *first != part {
                return None;
            }
            let mut keys: Vec<_> = all.iter().flat_map(|(_, gaps)| gaps.iter().copied()).collect();
            keys.sort_unstable();
            keys.dedup();
            Some(keys.join(", ").replace('_', " "))
        })
    });
    (move || {
        shown.get().map(|keys| {
            let title = format!("The server left out: {keys}.");
            view! { <Note severity=Severity::Wait title>"What is missing is shown as —, and nothing is calculated from it."</Note> }
        })
    })
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::testing::{PageLock, mount, until};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    async fn names_what_all_parts_of_a_page_lack_once() {
        // The parts of all pages that are mounted share the note.
        let _lock = PageLock::take().await;
        let (one, other) = (RwSignal::new(Vec::new()), RwSignal::new(vec!["dpd"]));
        let page = mount(move || view! { {gaps_note(move || one.get())} {gaps_note(move || other.get())} });
        let notes = || page.text().matches("The server left out: ").count();
        until("a note", || page.text().contains("The server left out: dpd.")).await;
        one.set(vec!["emi_count", "dpd"]);
        until("a note of both", || page.text().contains("The server left out: dpd, emi count.")).await;
        assert_eq!(notes(), 1);
        one.set(Vec::new());
        other.set(Vec::new());
        until("no note", || notes() == 0).await;
    }
}
