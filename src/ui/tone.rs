//! What a state means for the one who reads it. Every status of the API has its tone here and nowhere else.

use crate::ui::icon::Glyph;
use lms::accounts::AccountStatus;
use lms::demands::DemandStatus;
use lms::line_details::LineStatus;
use lms::loans::LoanStatus;
use lms::payouts::PayoutStatus;
use lms::records::RecordStatus;
use lms::topup_groups::TopupGroupStatus;
use lms::topups::TopupStatus;

/// What a state means. Colour shows it, a shape and the words beside it say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As it should be; done.
    Good,
    /// Someone has to act, or should know.
    Wait,
    /// Under way: nothing to do but wait.
    Busy,
    /// It went wrong, or is late.
    Bad,
    /// Says nothing either way.
    #[default]
    Muted,
}

impl Tone {
    /// The class that `style/` knows it by.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Wait => "wait",
            Self::Busy => "busy",
            Self::Bad => "bad",
            Self::Muted => "muted",
        }
    }

    /// The drawing that goes with it in notes and toasts.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Good => Glyph::Check,
            Self::Wait | Self::Bad => Glyph::Warning,
            Self::Busy => Glyph::Clock,
            Self::Muted => Glyph::Info,
        }
    }
}

/// A state that a chip can show.
pub trait Status {
    /// What it means.
    fn tone(&self) -> Tone;
    /// What it is called.
    fn words(&self) -> &str;
}

impl Status for PayoutStatus {
    fn tone(&self) -> Tone {
        match self {
            Self::Pending => Tone::Wait,
            Self::Processing => Tone::Busy,
            Self::Processed => Tone::Good,
            Self::Failed => Tone::Bad,
            Self::Cancelled | Self::Unknown(_) => Tone::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for LoanStatus {
    fn tone(&self) -> Tone {
        match self {
            Self::Active => Tone::Good,
            Self::Overdue | Self::WrittenOff => Tone::Bad,
            Self::Closed | Self::Unknown(_) => Tone::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for RecordStatus {
    fn tone(&self) -> Tone {
        match self {
            Self::Processed => Tone::Good,
            Self::PendingApproval | Self::Approved => Tone::Wait,
            Self::Rejected => Tone::Bad,
            Self::Draft | Self::Reverted | Self::Unknown(_) => Tone::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for LineStatus {
    fn tone(&self) -> Tone {
        match self {
            Self::Active => Tone::Good,
            Self::Blocked | Self::Expired => Tone::Bad,
            Self::Closed | Self::Unknown(_) => Tone::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for DemandStatus {
    fn tone(&self) -> Tone {
        match self {
            Self::Paid => Tone::Good,
            Self::Due | Self::PartiallyPaid => Tone::Wait,
            Self::Overdue => Tone::Bad,
            Self::Upcoming | Self::Unknown(_) => Tone::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for AccountStatus {
    fn tone(&self) -> Tone {
        match self {
            Self::Active => Tone::Good,
            Self::Blocked => Tone::Bad,
            Self::Closed | Self::Unknown(_) => Tone::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for TopupStatus {
    fn tone(&self) -> Tone {
        match self {
            Self::Disbursed => Tone::Good,
            Self::Scheduled => Tone::Wait,
            Self::Pending => Tone::Busy,
            Self::ChecksFailed | Self::Rejected => Tone::Bad,
            Self::Draft | Self::Unknown(_) => Tone::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for TopupGroupStatus {
    fn tone(&self) -> Tone {
        match self {
            Self::Open => Tone::Wait,
            Self::Submitted => Tone::Busy,
            Self::Closed => Tone::Good,
            Self::Unknown(_) => Tone::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}
