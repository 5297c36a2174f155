//! What a state means for the one who reads it. Every status of the API has its tone here and nowhere else.

use crate::components::widgets::icon::Glyph;
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
pub(crate) enum Severity {
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

impl Severity {
    /// The class that `style/` knows it by.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Wait => "wait",
            Self::Busy => "busy",
            Self::Bad => "bad",
            Self::Muted => "muted",
        }
    }

    /// The drawing that goes with it in notes and toasts.
    pub(crate) const fn glyph(self) -> Glyph {
        match self {
            Self::Good => Glyph::Check,
            Self::Wait | Self::Bad => Glyph::Warning,
            Self::Busy => Glyph::Clock,
            Self::Muted => Glyph::Info,
        }
    }
}

/// A state that a chip can show.
pub(crate) trait Status {
    /// What it means.
    fn severity(&self) -> Severity;
    /// What it is called.
    fn words(&self) -> &str;
}

impl Status for PayoutStatus {
    fn severity(&self) -> Severity {
        match self {
            Self::Pending => Severity::Wait,
            Self::Processing => Severity::Busy,
            Self::Processed => Severity::Good,
            Self::Failed => Severity::Bad,
            Self::Cancelled | Self::Unknown(_) => Severity::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for LoanStatus {
    fn severity(&self) -> Severity {
        match self {
            Self::Active => Severity::Good,
            Self::Overdue | Self::WrittenOff => Severity::Bad,
            Self::Closed | Self::Unknown(_) => Severity::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for RecordStatus {
    fn severity(&self) -> Severity {
        match self {
            Self::Processed => Severity::Good,
            Self::PendingApproval | Self::Approved => Severity::Wait,
            Self::Rejected => Severity::Bad,
            Self::Draft | Self::Reverted | Self::Unknown(_) => Severity::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for LineStatus {
    fn severity(&self) -> Severity {
        match self {
            Self::Active => Severity::Good,
            Self::Blocked | Self::Expired => Severity::Bad,
            Self::Closed | Self::Unknown(_) => Severity::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for DemandStatus {
    fn severity(&self) -> Severity {
        match self {
            Self::Paid => Severity::Good,
            Self::Due | Self::PartiallyPaid => Severity::Wait,
            Self::Overdue => Severity::Bad,
            Self::Upcoming | Self::Unknown(_) => Severity::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for AccountStatus {
    fn severity(&self) -> Severity {
        match self {
            Self::Active => Severity::Good,
            Self::Blocked => Severity::Bad,
            Self::Closed | Self::Unknown(_) => Severity::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for TopupStatus {
    fn severity(&self) -> Severity {
        match self {
            Self::Disbursed => Severity::Good,
            Self::Scheduled => Severity::Wait,
            Self::Pending => Severity::Busy,
            Self::ChecksFailed | Self::Rejected => Severity::Bad,
            Self::Draft | Self::Unknown(_) => Severity::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}

impl Status for TopupGroupStatus {
    fn severity(&self) -> Severity {
        match self {
            Self::Open => Severity::Wait,
            Self::Submitted => Severity::Busy,
            Self::Closed => Severity::Good,
            Self::Unknown(_) => Severity::Muted,
        }
    }

    fn words(&self) -> &str {
        self.label()
    }
}
