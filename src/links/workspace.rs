//! The two workspaces.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Workspace {
    /// The loan officer's.
    Jupiter,
    /// The payment desk's.
    Venus,
}

impl Workspace {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Jupiter => "Jupiter",
            Self::Venus => "Venus",
        }
    }
}
