//! The options of a select.

/// The values of an enumeration and their labels.
macro_rules! options_of {
    ($kind:ty) => {
        <$kind>::KNOWN.iter().map(|one| (one.to_string(), one.label().to_owned())).collect::<Vec<_>>()
    };
}
pub(crate) use options_of;
