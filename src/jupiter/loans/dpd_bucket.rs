//! The buckets of days past due by which a portfolio is reported.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DpdBucket {
    Current,
    To30,
    To60,
    To90,
    /// More than 90 days.
    Over90,
}

impl DpdBucket {
    /// The least late first.
    pub(crate) const ALL: [Self; 5] = [Self::Current, Self::To30, Self::To60, Self::To90, Self::Over90];

    /// The value in the URL.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Current => "0",
            Self::To30 => "1-30",
            Self::To60 => "31-60",
            Self::To90 => "61-90",
            Self::Over90 => "90+",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Current => "not overdue",
            Self::To30 => "1–30 days",
            Self::To60 => "31–60 days",
            Self::To90 => "61–90 days",
            Self::Over90 => "over 90 days",
        }
    }

    /// The least and the most days past due; `None` where there is no upper bound.
    pub(crate) const fn range(self) -> (u32, Option<u32>) {
        match self {
            Self::Current => (0, Some(0)),
            Self::To30 => (1, Some(30)),
            Self::To60 => (31, Some(60)),
            Self::To90 => (61, Some(90)),
            Self::Over90 => (91, None),
        }
    }

    /// Reads [`Self::as_str`].
    pub(crate) fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bucket| bucket.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn buckets_cover_every_day() {
        let mut next = 0;
        for bucket in DpdBucket::ALL {
            let (least, most) = bucket.range();
            assert_eq!(least, next);
            next = most.map_or(next, |most| most + 1);
            assert_eq!(DpdBucket::read(bucket.as_str()), Some(bucket));
        }
    }
}
