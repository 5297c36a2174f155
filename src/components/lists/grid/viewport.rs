//! The part of the list in view: sizes on screen, the scroll position, and the rows it shows.

use super::measure::Measure;
use super::scroll::Scroll;
use super::size;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use std::ops::Range;

/// Rows drawn beyond the window on each side.
const SPARE: u64 = 8;
/// Skeleton rows before the number of rows is known.
const SKELETONS: u64 = 16;

#[derive(Clone, Copy)]
pub(super) struct Viewport {
    pub(super) element: NodeRef<Div>,
    pub(super) scroll: RwSignal<Scroll>,
    /// Heights in pixels: of a row, and of the window onto the rows.
    size: RwSignal<(i64, i64)>,
    pub(super) measure: Memo<Measure>,
    /// The rows in view.
    pub(super) in_view: Memo<Range<u64>>,
    /// The rows in the document.
    pub(super) drawn: Memo<Range<u64>>,
}

impl Viewport {
    /// The viewport `element` of a list of `count` rows.
    pub(super) fn new(count: RwSignal<Option<u64>>, element: NodeRef<Div>) -> Self {
        let scroll = RwSignal::new(Scroll::default());
        let size = RwSignal::new((40, 600));
        let measure = memo(move |_| {
            let (row, view) = size.get();
            Measure { count: count.get().unwrap_or(SKELETONS), row, view }
        });
        let in_view = memo(move |_| scroll.get().rows(measure.get(), 0));
        let drawn = memo(move |_| scroll.get().rows(measure.get(), SPARE));
        let viewport = Self { element, scroll, size, measure, in_view, drawn };
        watch(move || {
            if let Some(view) = element.get() {
                viewport.fit();
                size::follow(&view, move || viewport.fit());
            }
        });
        viewport
    }

    /// Measures the sizes on screen.
    pub(super) fn fit(self) {
        if let Some(Some(view)) = self.element.try_get_untracked() {
            let head = height_of(&view, ".grid-head").unwrap_or(40);
            let row = height_of(&view, ".grid-row").unwrap_or(head);
            let now = (row.max(1), (i64::from(view.client_height()) - head).max(1));
            if now != self.size.get_untracked() {
                self.size.set(now);
            }
        }
    }

    /// Scrolls to `next`.
    pub(super) fn go_to(self, next: Scroll) {
        self.scroll.set(next);
        if let Some(view) = self.element.get_untracked() {
            view.set_scroll_top(i32::try_from(next.bar).unwrap_or(i32::MAX));
        }
    }

    /// Scrolls to `next` in the next frame too, when the track is as tall as the list.
    pub(super) fn go_to_once_drawn(self, next: Scroll) {
        self.scroll.set(next);
        request_animation_frame(move || {
            if self.scroll.try_get_untracked().is_some() {
                self.go_to(next);
            }
        });
    }

    /// Moves the list with the scrollbar. Returns whether it has moved.
    pub(super) fn follow_scrollbar(self) -> bool {
        let (Some(Some(view)), Some(measure)) = (self.element.try_get_untracked(), self.measure.try_get_untracked())
        else {
            return false;
        };
        let bar = i64::from(view.scroll_top());
        let moved = bar != self.scroll.get_untracked().bar;
        if moved {
            self.scroll.update(|scroll| *scroll = scroll.moved(bar, measure));
        }
        moved
    }

    /// Moves the scrollbar to the position for the rows in view.
    pub(super) fn settle(self) {
        let (Some(now), Some(measure)) = (self.scroll.try_get_untracked(), self.measure.try_get_untracked()) else {
            return;
        };
        let Some(Some(view)) = self.element.try_get_untracked() else { return };
        let bar = i64::from(view.scroll_top());
        // A scroll event may be pending.
        let now = if bar == now.bar { now } else { now.moved(bar, measure) };
        let settled = now.settled(measure);
        if settled.bar == bar { self.scroll.set(settled) } else { self.go_to(settled) }
    }

    /// Height of a row in pixels; tracks it.
    pub(super) fn row_height(self) -> i64 {
        self.size.get().0
    }
}

fn height_of(view: &HtmlElement, part: &str) -> Option<i64> {
    let part = view.query_selector(part).ok()??;
    Some(i64::from(part.dyn_ref::<HtmlElement>()?.offset_height()))
}
