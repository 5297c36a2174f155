//! How a write is spoken of.

/// The words of one kind of write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SubmitLabels {
    /// What is written, with its article: "the tranche request".
    pub(crate) what: &'static str,
    /// On the button: "Send request".
    pub(crate) send: &'static str,
    /// On the button meanwhile: "Sending…".
    pub(crate) sending: &'static str,
}

impl SubmitLabels {
    /// [`Self::what`] at the beginning of a sentence.
    pub(crate) fn what_capitalised(self) -> String {
        let mut letters = self.what.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}
