//! The note of what the server left out, once on a page, whichever of its parts lack it.

use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use leptos::prelude::*;
use std::collections::BTreeMap;

thread_local! {
    /// The keys that each part of the page lacks, by the number of the part.
    static GAPS: ArcRwSignal<BTreeMap<u64, Vec<&'static str>>> = ArcRwSignal::default();
}

/// Registers the keys that a part of the page lacks. The first part that lacks any shows the note for all.
pub(crate) fn gaps_note(gaps: impl Fn() -> Vec<&'static str> + Send + Sync + 'static) -> AnyView {
    note(Box::new(gaps))
}

fn note(gaps: Box<dyn Fn() -> Vec<&'static str> + Send + Sync>) -> AnyView {
    let all = GAPS.with(Clone::clone);
    let part = all.with_untracked(|all| all.last_key_value().map_or(0, |(last, _)| last + 1));
    all.update_untracked(|all| all.extend([(part, Vec::new())]));
    let (changing, leaving) = (all.clone(), all.clone());
    watch(move || {
        let gaps = gaps();
        if changing.with_untracked(|all| all.get(&part) != Some(&gaps)) {
            changing.update(|all| all.extend([(part, gaps)]));
        }
    });
    on_cleanup(move || leaving.update(|all| drop(all.remove(&part))));
    let shown = memo(move |_| {
        all.with(|all| {
            let first = all.iter().find(|(_, gaps)| !gaps.is_empty());
            first.filter(|(first, _)| **first == part)?;
            let mut keys: Vec<_> = all.values().flatten().copied().collect();
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
