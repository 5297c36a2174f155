//! Random values, drawn from a list of random numbers that proptest can shrink: smaller and fewer numbers make simpler
//! values.

use lms::loan_data::Rate;
use lms::{Day, Instant, Money};
use uuid::Uuid;

pub struct Source(std::vec::IntoIter<u64>);

impl Source {
    pub fn new(numbers: Vec<u64>) -> Self {
        Self(numbers.into_iter())
    }

    pub fn any<T: Sample>(&mut self) -> T {
        T::sample(self)
    }

    /// A number below `end`; 0 once the numbers are used up.
    pub fn below(&mut self, end: u32) -> u32 {
        let number = self.0.next().unwrap_or_default() % u64::from(end);
        u32::try_from(number).unwrap()
    }
}

/// A type that can be drawn from a [`Source`].
pub trait Sample {
    fn sample(source: &mut Source) -> Self;
}

/// Implements [`Sample`] for structs by their fields. An ID in parentheses is in the path and not in the JSON: it is the
/// nil UUID, as in a call that was read back.
macro_rules! sample_structs {
    ($($name:ident $(($in_path:ident))? { $($field:ident),* })+) => {$(
        impl crate::source::Sample for $name {
            fn sample(_source: &mut crate::source::Source) -> Self {
                Self { $($in_path: uuid::Uuid::nil().into(),)? $($field: _source.any()),* }
            }
        }
    )+};
}

/// Implements [`Sample`] for structs with one field without a name.
macro_rules! sample_wrappers {
    ($($name:ident)+) => {$(
        impl crate::source::Sample for $name {
            fn sample(source: &mut crate::source::Source) -> Self {
                Self(source.any())
            }
        }
    )+};
}

/// Implements [`Sample`] for open enumerations: a known value, or any text.
macro_rules! sample_enums {
    ($($name:ident)+) => {$(
        impl crate::source::Sample for $name {
            fn sample(source: &mut crate::source::Source) -> Self {
                let at = source.any::<u32>() as usize % (Self::KNOWN.len() + 1);
                Self::KNOWN.get(at).cloned().unwrap_or_else(|| Self::from(source.any::<String>().as_str()))
            }
        }
    )+};
}

pub(crate) use {sample_enums, sample_structs, sample_wrappers};

impl Sample for bool {
    fn sample(source: &mut Source) -> Self {
        source.below(2) == 1
    }
}

impl Sample for u32 {
    fn sample(source: &mut Source) -> Self {
        source.below(u32::MAX)
    }
}

impl Sample for Uuid {
    fn sample(source: &mut Source) -> Self {
        Self::from_u64_pair(source.any::<u32>().into(), source.any::<u32>().into())
    }
}

impl Sample for String {
    /// Up to three parts, and any one character.
    fn sample(source: &mut Source) -> Self {
        const PARTS: [&str; 12] = [
            "",
            "Meera Textiles Pvt Ltd",
            "5000.00",
            "\"quoted\" 'quoted' \\ / \\u0041",
            "line one\nline two\r\n\ttab",
            "मीरा टेक्सटाइल्स १२३ ₹",
            "👨‍👩‍👧‍👦🙏🏽",
            "\u{0}\u{1f}\u{7f}\u{85}\u{a0}\u{2028}\u{2029}",
            "\u{202e}RTL\u{202c}\u{200b}\u{feff}",
            "{\"utr\":null}",
            "</script><!-- ${x} {{x}}",
            "=1+1",
        ];
        let count = source.below(4);
        let mut text: Self = (0..count).map(|_| PARTS[source.below(12) as usize]).collect();
        if source.any() {
            text.push(char::from_u32(source.below(0x11_0000)).unwrap_or('\u{fffd}'));
        }
        text
    }
}

impl Sample for Money {
    /// To the paisa, from -[`Money::MAX`] to [`Money::MAX`].
    fn sample(source: &mut Source) -> Self {
        let most = Self::MAX.paise();
        match source.below(6) {
            0 => Self::from_paise(i64::from(source.below(1_000))),
            1 => Self::from_rupees(i64::from(source.below(10_000_000))),
            2 => Self::from_paise(i64::from(source.any::<u32>())),
            3 => Self::MAX,
            4 => Self::from_paise(most - i64::from(source.any::<u32>())),
            _ => Self::from_paise(i64::from(source.any::<u32>()) - most),
        }
    }
}

impl Sample for Day {
    /// From 2000 to 2099; see [`Day::is_plausible`].
    fn sample(source: &mut Source) -> Self {
        Self::new(2000, 1, 1).unwrap().add_days(i64::from(source.below(36_525)))
    }
}

impl Sample for Instant {
    /// To the microsecond, which is as exact as a JSON number of this size can be.
    fn sample(source: &mut Source) -> Self {
        let midnight = source.any::<Day>().start();
        let at = midnight.add_seconds(i64::from(source.below(86_400)));
        Self::from_micros(at.micros() + i64::from(source.below(1_000_000)))
    }
}

impl Sample for Rate {
    fn sample(source: &mut Source) -> Self {
        let whole = source.below(1_000);
        let text = if source.any() { format!("{whole}.{}", source.below(100_000)) } else { whole.to_string() };
        serde_json::from_str(&text).unwrap()
    }
}

impl<T: Sample> Sample for Option<T> {
    fn sample(source: &mut Source) -> Self {
        source.any::<bool>().then(|| source.any())
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(source: &mut Source) -> Self {
        (0..source.below(4)).map(|_| source.any()).collect()
    }
}
