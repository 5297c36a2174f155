//! How a write is spoken of.

/// The words of one kind of write.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// What is written, with its article: "the tranche request".
    pub what: &'static str,
    /// On the button: "Send request".
    pub send: &'static str,
    /// On the button meanwhile: "Sending…".
    pub sending: &'static str,
}

impl Words {
    /// [`Self::what`] at the beginning of a sentence.
    pub fn what_capitalised(self) -> String {
        let mut letters = self.what.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}
