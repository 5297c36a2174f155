//! The calls of top-ups.

use super::{Topup, TopupStatus};
use crate::bank::CreditBankChoice;
use crate::bulk::{BulkResponse, Rows};
use crate::endpoint::{Topic, endpoints, json_body};
use crate::page::PageRequest;
use crate::payouts::Payout;
use crate::query::Query;
use crate::{AccountId, Day, Instant, Money, Page, TopupGroupId, TopupId};
use serde::{Deserialize, Deserializer, Serialize};

/// List Topups (assumed): the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListTopups {
    /// Part of a reference, an invoice's number or a borrower's name.
    pub search: String,
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only in this state.
    pub status: Option<TopupStatus>,
    /// Only of this group.
    pub group: Option<TopupGroupId>,
    /// A field, `-` before it for descending; the server's own order when empty.
    pub ordering: String,
    /// Which page.
    pub page: PageRequest,
}

/// What a top-up is for, each field of which may be sent or left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopupDetails {
    /// The invoice's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_no: Option<String>,
    /// The invoice's date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_date: Option<Day>,
    /// The invoice's total, with GST.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_amount: Option<Money>,
    /// Who wrote the invoice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seller_name: Option<String>,
    /// Their GST identification number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seller_gstin: Option<String>,
    /// That of who is invoiced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_gstin: Option<String>,
    /// When to pay it out; at once unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_at: Option<Instant>,
    /// Where to; the account's own bank unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Create Topup (assumed): checked at once. Moves money where the checks pass: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateTopup {
    /// Whose line.
    pub account: AccountId,
    /// How much; within what is available.
    pub amount: Money,
    /// The group it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<TopupGroupId>,
    /// What it is for.
    #[serde(flatten)]
    pub details: TopupDetails,
}

/// Bulk Topup Create (assumed): Create Topup for each row.
pub type BulkCreateTopups = Rows<CreateTopup>;

/// Update Topup (assumed): what is not sent stays; checked again. 409 once it is pending, disbursed or rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateTopup {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupId,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The group it stands in; `Some(None)` takes it out.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    pub group: Option<Option<TopupGroupId>>,
    /// What it is for.
    #[serde(flatten)]
    pub details: TopupDetails,
}

/// Unschedule a scheduled topup (assumed): a draft again; 409 unless it is scheduled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnscheduleTopup {
    /// Which.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupId,
}

/// Re Run Checks (assumed): a GET by its documented name that may change where the top-up stands, and may move money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RerunTopupChecks {
    /// Which.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupId,
}

/// Reinitiate Payout (assumed): a new payout of a top-up whose last one failed or was cancelled; 409 else. Moves money:
/// sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReinitiateTopupPayout {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupId,
    /// Where to this time; where it went before unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
}

/// Check Line Amount (assumed): whether a draw fits the line. A PUT that changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CheckLineAmount {
    /// Whose line.
    pub account: AccountId,
    /// How much.
    pub amount: Money,
}

/// Whether a draw fits the line (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineCheck {
    /// What can be drawn.
    pub available: Money,
    /// Whether the amount fits.
    pub allowed: bool,
    /// By how much it does not; zero where it does.
    pub shortfall: Money,
    /// Why not, in words.
    #[serde(default)]
    pub message: String,
}

const STALE: &[Topic] = &[Topic::Topups, Topic::TopupGroups, Topic::Payouts, Topic::Loans, Topic::Accounts];

/// What is written is given, `null` too.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

endpoints! {
    list_topups: ListTopups = GET "/v1/lms/topups/" -> Page<Topup> {
        shows: [Topups];
        query: |call| Query::new()
            .with("search", Some(&call.search))
            .with("account", call.account)
            .with("status", call.status.as_ref())
            .with("group", call.group)
            .with("expand", Some("payout"))
            .with("ordering", Some(&call.ordering))
            .paged(call.page);
    }

    create_topup: CreateTopup = POST "/v1/lms/topups/" -> Topup {
        body: json_body;
        stale: STALE;
    }

    bulk_create_topups: BulkCreateTopups = POST "/v1/lms/topups/bulk_create/" -> BulkResponse {
        body: json_body;
        stale: STALE;
    }

    update_topup: UpdateTopup { id } = PATCH "/v1/lms/topups/{id}/" -> Topup {
        body: json_body;
        stale: STALE;
    }

    unschedule_topup: UnscheduleTopup { id } = PUT "/v1/lms/topups/{id}/unschedule/" -> Topup {
        stale: STALE;
    }

    rerun_topup_checks: RerunTopupChecks { id } = GET "/v1/lms/topups/{id}/rerun_checks/" -> Topup {
        effect: Writes;
        stale: STALE;
    }

    reinitiate_topup_payout: ReinitiateTopupPayout { id } = POST "/v1/lms/topups/{id}/reinitiate_payout/" -> Payout {
        body: json_body;
        stale: STALE;
    }

    check_line_amount: CheckLineAmount = PUT "/v1/lms/topups/check_line_amount/" -> LineCheck {
        effect: Reads;
        shows: [Accounts, Topups];
        body: json_body;
    }
}
