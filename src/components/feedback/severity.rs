//! Severity: what a status means to the officer. All statuses of the API are classified here.

use crate::components::widgets::icon::Glyph;
use lms::accounts::AccountStatus;
use lms::demands::DemandStatus;
use lms::line_details::LineStatus;
use lms::loans::LoanStatus;
use lms::payouts::PayoutStatus;
use lms::records::RecordStatus;
use lms::topup_groups::TopupGroupStatus;
use lms::topups::TopupStatus;

/// Shown by a colour, and always also by a shape or by text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Severity {
    /// Done, or as it should be.
    Good,
    /// An officer has to act, or should know.
    Wait,
    /// In progress.
    Busy,
    /// Failed, or late.
    Bad,
    /// Neutral.
    #[default]
    Muted,
}

impl Severity {
    /// The class in the style sheets.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Wait => "wait",
            Self::Busy => "busy",
            Self::Bad => "bad",
            Self::Muted => "muted",
        }
    }

    /// The icon in notes and toasts.
    pub(crate) const fn glyph(self) -> Glyph {
        match self {
            Self::Good => Glyph::Check,
            Self::Wait | Self::Bad => Glyph::Warning,
            Self::Busy => Glyph::Clock,
            Self::Muted => Glyph::Info,
        }
    }
}

/// A status that a chip can show.
pub(crate) trait Status {
    fn severity(&self) -> Severity;
    fn label(&self) -> &str;
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

    fn label(&self) -> &str {
        PayoutStatus::label(self)
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

    fn label(&self) -> &str {
        LoanStatus::label(self)
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

    fn label(&self) -> &str {
        RecordStatus::label(self)
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

    fn label(&self) -> &str {
        LineStatus::label(self)
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

    fn label(&self) -> &str {
        DemandStatus::label(self)
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

    fn label(&self) -> &str {
        AccountStatus::label(self)
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

    fn label(&self) -> &str {
        TopupStatus::label(self)
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

    fn label(&self) -> &str {
        TopupGroupStatus::label(self)
    }
}
