//! The track that a list of any length is scrolled over.
//!
//! A browser caps an element's height near 33.5 million pixels. A longer list is scrolled over a track of [`TRACK`]
//! pixels: near both ends one pixel of the scrollbar is one pixel of the list, between them the rest is compressed.
//! Pixels are integers throughout.

/// The tallest track, in pixels: far below every browser's cap.
pub(super) const TRACK: i64 = 8_000_000;
/// Pixels at each end of a compressed track that are not compressed.
const ENDS: i64 = 200_000;

/// Measured sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measure {
    /// Rows in the list.
    pub(super) count: u64,
    /// Height of a row in pixels.
    pub(super) row: i64,
    /// Height of the window onto the rows in pixels.
    pub(super) view: i64,
}

impl Measure {
    /// Height of the whole list in pixels.
    fn list(self) -> i64 {
        i64::try_from(self.count).unwrap_or(i64::MAX / 2 / self.row.max(1)).saturating_mul(self.row)
    }

    /// Height of the track in pixels.
    pub(super) fn track(self) -> i64 {
        self.list().min(TRACK)
    }

    /// Largest scroll position in the list.
    pub(super) fn list_end(self) -> i64 {
        (self.list() - self.view).max(0)
    }

    /// Largest position of the scrollbar.
    pub(super) fn track_end(self) -> i64 {
        (self.track() - self.view).max(0)
    }

    pub(super) fn is_compressed(self) -> bool {
        self.list() > TRACK
    }

    /// Position in the list for the scrollbar at `bar`.
    pub(super) fn list_at(self, bar: i64) -> i64 {
        let bar = bar.clamp(0, self.track_end());
        if !self.is_compressed() || bar <= ENDS {
            return bar;
        }
        let from_end = self.track_end() - bar;
        if from_end <= ENDS {
            return self.list_end() - from_end;
        }
        ENDS + scale(bar - ENDS, self.track_end() - 2 * ENDS, self.list_end() - 2 * ENDS)
    }

    /// Position of the scrollbar for a position in the list: the inverse of [`Self::list_at`], to the pixel of the bar.
    pub(super) fn bar_at(self, list: i64) -> i64 {
        let list = list.clamp(0, self.list_end());
        if !self.is_compressed() || list <= ENDS {
            return list;
        }
        let from_end = self.list_end() - list;
        if from_end <= ENDS {
            return self.track_end() - from_end;
        }
        ENDS + scale(list - ENDS, self.list_end() - 2 * ENDS, self.track_end() - 2 * ENDS)
    }
}

/// `value` of `from` as a part of `to`.
fn scale(value: i64, from: i64, to: i64) -> i64 {
    let scaled = i128::from(value) * i128::from(to) / i128::from(from.max(1));
    i64::try_from(scaled).unwrap_or(to)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    pub(in super::super) const LENGTHS: [u64; 9] = [0, 1, 7, 20, 1_000, 200_000, 200_001, 1_000_000, 40_000_000];

    pub(in super::super) fn measure(count: u64) -> Measure {
        Measure { count, row: 40, view: 730 }
    }

    #[test]
    fn scrollbar_and_list_positions_are_inverse() {
        for count in LENGTHS {
            let measure = measure(count);
            let mut before = -1;
            for step in 0..=1000 {
                let bar = measure.track_end() * step / 1000;
                let list = measure.list_at(bar);
                assert!(list >= before, "{count}: the list never goes back");
                before = list;
                assert!((measure.bar_at(list) - bar).abs() <= 1, "{count}: {bar}");
            }
        }
    }
}
