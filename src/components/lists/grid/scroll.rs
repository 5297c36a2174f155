//! The scroll position: which rows are in view.
//!
//! Small movements (wheel, keys) move the list by exactly their pixels, even where the track is compressed; afterwards
//! [`Scroll::settled`] returns the position of the scrollbar.

use super::measure::Measure;

/// Scroll position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scroll {
    /// Pixel of the scrollbar.
    pub(super) bar: i64,
    /// Pixel of the list at the top of the window.
    pub(super) list: i64,
}

impl Scroll {
    /// The scrollbar has moved to `bar`.
    #[must_use]
    pub(super) fn moved(self, bar: i64, measure: Measure) -> Self {
        let step = bar - self.bar;
        let at_an_end = bar <= 0 || bar >= measure.track_end();
        if !measure.is_compressed() || at_an_end || step.abs() > 2 * measure.view {
            return Self { bar, list: measure.list_at(bar) };
        }
        Self { bar, list: (self.list + step).clamp(0, measure.list_end()) }
    }

    /// The same position in the list, with the scrollbar at the position for it.
    #[must_use]
    pub(super) fn settled(self, measure: Measure) -> Self {
        let list = self.list.clamp(0, measure.list_end());
        Self { bar: measure.bar_at(list), list }
    }

    /// Scrolled as little as needed to show all of `row`.
    #[must_use]
    pub(super) fn showing(self, row: u64, measure: Measure) -> Self {
        let top = i64::try_from(row).unwrap_or(i64::MAX / 2 / measure.row.max(1)).saturating_mul(measure.row);
        let list = if top < self.list {
            top
        } else if top + measure.row > self.list + measure.view {
            top + measure.row - measure.view
        } else {
            return self;
        };
        Self { list, ..self }.settled(measure)
    }

    /// The first row in the window, and how many pixels of it are above the window.
    pub(super) fn first(self, measure: Measure) -> (u64, i64) {
        let row = measure.row.max(1);
        (u64::try_from(self.list / row).unwrap_or(0), self.list % row)
    }

    /// Scrolled so that `row` is the first in the window, `offset` pixels of it above the window.
    #[must_use]
    pub(super) fn starting_at(row: u64, offset: i64, measure: Measure) -> Self {
        let top = i64::try_from(row).unwrap_or(i64::MAX / 2 / measure.row.max(1)).saturating_mul(measure.row);
        Self { bar: 0, list: top + offset.clamp(0, measure.row) }.settled(measure)
    }

    /// Pixels from a row's position in the list to its position on the track.
    pub(super) const fn offset(self) -> i64 {
        self.bar - self.list
    }

    /// The rows in the window and `spare` more on each side.
    pub(super) fn rows(self, measure: Measure, spare: u64) -> std::ops::Range<u64> {
        let row = measure.row.max(1);
        let first = u64::try_from(self.list / row).unwrap_or(0);
        let end = u64::try_from((self.list + measure.view + row - 1) / row).unwrap_or(0);
        first.saturating_sub(spare).min(measure.count)..(end + spare).min(measure.count)
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::TRACK;
    use super::super::measure::tests::{LENGTHS, measure};
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn scrollbar_reaches_the_first_and_the_last_row() {
        for count in LENGTHS {
            let measure = measure(count);
            let top = Scroll::default().moved(0, measure);
            let bottom = Scroll::default().moved(measure.track_end(), measure);
            assert_eq!(top.rows(measure, 0).start, 0, "{count}");
            assert_eq!(bottom.rows(measure, 0).end, count, "{count}");
            assert!(measure.track() <= TRACK);
        }
    }

    #[test]
    fn wheel_moves_by_its_pixels_everywhere() {
        for count in LENGTHS {
            let measure = measure(count);
            for start in [0, 1_000, measure.track_end() / 3, measure.track_end() - 100_000, measure.track_end() - 500] {
                let mut scroll = Scroll::default().moved(start.max(0), measure);
                for _ in 0..50 {
                    let next = scroll.moved(scroll.bar + 100, measure);
                    let left = measure.list_end() - scroll.list;
                    if next.bar < measure.track_end() {
                        assert_eq!(next.list - scroll.list, left.min(100), "{count} from {start}");
                    }
                    scroll = next.settled(measure);
                    assert_eq!(scroll.list, next.list.clamp(0, measure.list_end()), "settling moves no row");
                }
            }
        }
    }

    #[test]
    fn wheel_reaches_the_end_without_a_jump() {
        let measure = measure(1_000_000);
        let mut scroll = Scroll::default().showing(999_000, measure);
        for _ in 0..2_000 {
            let bar = (scroll.bar + 120).min(measure.track_end());
            let next = scroll.moved(bar, measure).settled(measure);
            assert!(next.list - scroll.list <= 120, "a jump of {}", next.list - scroll.list);
            scroll = next;
        }
        assert_eq!(scroll.rows(measure, 0).end, 1_000_000);
    }

    #[test]
    fn shows_all_of_a_requested_row() {
        for count in LENGTHS.into_iter().filter(|count| *count > 0) {
            let measure = measure(count);
            for row in [0, count / 2, count - 1, 1.min(count - 1), count / 7] {
                let scroll = Scroll::default().showing(row, measure);
                let top = i64::try_from(row).unwrap() * measure.row;
                assert!(scroll.list <= top && top + measure.row <= scroll.list + measure.view, "{count}: {row}");
                assert_eq!(scroll.showing(row, measure), scroll, "shown already");
            }
        }
    }

    #[test]
    fn restores_the_first_row_of_a_list() {
        for count in [1_000, 200_001, 1_000_000] {
            let measure = measure(count);
            let left = Scroll::default().showing(count / 2, measure);
            let (row, offset) = left.first(measure);
            assert_eq!(Scroll::starting_at(row, offset, measure), left.settled(measure), "{count}");
        }
        let shorter = measure(100);
        assert_eq!(Scroll::starting_at(5_000, 3, shorter).rows(shorter, 0).end, 100, "the list has become shorter");
    }

    #[test]
    fn rows_are_on_the_track_at_every_position() {
        let measure = measure(40_000_000);
        let scroll = Scroll::default().showing(20_000_000, measure);
        let rows = scroll.rows(measure, 10);
        assert!(rows.end - rows.start <= 40);
        for row in rows {
            let place = i64::try_from(row).unwrap() * measure.row + scroll.offset();
            assert!((0..TRACK).contains(&place), "{place}");
        }
    }
}
