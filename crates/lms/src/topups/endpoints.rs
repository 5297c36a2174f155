//! Calls of top-ups.

use super::{Topup, TopupStatus};
use crate::bank::CreditBankChoice;
use crate::bulk::{BulkResponse, Rows};
use crate::endpoint::{Topic, endpoints, json_body};
use crate::id::placeholder_id;
use crate::json;
use crate::lenient::{self, amounts};
use crate::page::PageRequest;
use crate::payouts::Payout;
use crate::query::Query;
use crate::{AccountId, Day, Instant, Money, Page, TopupGroupId, TopupId};
use serde::{Deserialize, Deserializer, Serialize};

/// List Topups (assumed): newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListTopups {
    /// Text that the reference, the invoice number or the borrower's name contains; any if empty.
    pub search: String,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only in this status, if given.
    pub status: Option<TopupStatus>,
    /// Only of this group, if given.
    pub group: Option<TopupGroupId>,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
    /// The page to return.
    pub page: PageRequest,
}

/// Details of a top-up; fields that are `None` are not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopupDetails {
    /// Invoice number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_no: Option<String>,
    /// Invoice date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_date: Option<Day>,
    /// Invoice total, including GST.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_amount: Option<Money>,
    /// The seller's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seller_name: Option<String>,
    /// The seller's GST identification number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seller_gstin: Option<String>,
    /// The buyer's GST identification number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_gstin: Option<String>,
    /// When to pay it out; immediately if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_at: Option<Instant>,
    /// Bank account to pay into; the account's own if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Create Topup (assumed): checks it immediately. Moves money if the checks pass: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CreateTopup {
    /// ID of the account whose line it draws on.
    pub account: AccountId,
    /// Amount to draw, at most what is available.
    pub amount: Money,
    /// The top-up group it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<TopupGroupId>,
    /// Invoice, schedule and bank account.
    #[serde(flatten)]
    pub details: TopupDetails,
}

impl<'de> Deserialize<'de> for CreateTopup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Draw {
            account: AccountId,
            amount: Money,
            group: Option<TopupGroupId>,
        }
        let (Draw { account, amount, group }, details) = json::read_parts(deserializer)?;
        Ok(Self { account, amount, group, details })
    }
}

/// Bulk Topup Create (assumed): Create Topup for each row.
pub type BulkCreateTopups = Rows<CreateTopup>;

/// Update Topup (assumed): fields that are `None` do not change; checks it again. 409 once it is pending, disbursed or
/// rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UpdateTopup {
    /// ID of the top-up; in the path, not in the body.
    #[serde(skip)]
    pub id: TopupId,
    /// New amount to draw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The top-up group it belongs to; `Some(None)` removes it from its group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Option<TopupGroupId>>,
    /// Invoice, schedule and bank account.
    #[serde(flatten)]
    pub details: TopupDetails,
}

impl<'de> Deserialize<'de> for UpdateTopup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Draw {
            amount: Option<Money>,
            #[serde(default, deserialize_with = "json::present")]
            group: Option<Option<TopupGroupId>>,
        }
        let (Draw { amount, group }, details) = json::read_parts(deserializer)?;
        Ok(Self { id: placeholder_id(), amount, group, details })
    }
}

/// Unschedule a scheduled topup (assumed): sets it back to draft; 409 unless it is scheduled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnscheduleTopup {
    /// ID of the top-up; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupId,
}

/// Re Run Checks (assumed): a GET by its documented name that may change the status of the top-up and may move money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RerunTopupChecks {
    /// ID of the top-up; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupId,
}

/// Reinitiate Payout (assumed): creates a new payout if the last one failed or was cancelled; 409 otherwise. Moves
/// money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReinitiateTopupPayout {
    /// ID of the top-up; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupId,
    /// Bank account to pay into; the previous one if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
}

/// Check Line Amount (assumed): whether an amount can be drawn. A PUT that changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CheckLineAmount {
    /// ID of the account whose line it draws on.
    pub account: AccountId,
    /// Amount to draw.
    pub amount: Money,
}

/// Response of Check Line Amount (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineCheck {
    /// Amount that can be drawn.
    #[serde(default = "amounts::available::missing", deserialize_with = "amounts::available::read")]
    pub available: Money,
    /// Whether the amount can be drawn.
    pub allowed: bool,
    /// By how much the amount exceeds `available`; zero if it does not.
    #[serde(default = "amounts::shortfall::missing", deserialize_with = "amounts::shortfall::read")]
    pub shortfall: Money,
    /// Why it can't be drawn, as text for the officer; empty if it can.
    #[serde(default, deserialize_with = "lenient::text")]
    pub message: String,
}

const STALE: &[Topic] = &[Topic::Topups, Topic::TopupGroups, Topic::Payouts, Topic::Loans, Topic::Accounts];

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
