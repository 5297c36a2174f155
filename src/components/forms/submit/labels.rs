//! The texts of a submission.

/// The texts of one kind of write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SubmitLabels {
    /// What is sent, with its article: "the tranche request".
    pub(crate) what: &'static str,
    /// The button: "Send request".
    pub(crate) send: &'static str,
    /// The button while sending: "Sending…".
    pub(crate) sending: &'static str,
}

impl SubmitLabels {
    /// [`Self::what`] without its article: "tranche request".
    pub(crate) fn noun(self) -> &'static str {
        self.what.strip_prefix("the ").unwrap_or(self.what)
    }

    /// [`Self::what`] as the beginning of a sentence.
    pub(crate) fn what_capitalised(self) -> String {
        let mut letters = self.what.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}
