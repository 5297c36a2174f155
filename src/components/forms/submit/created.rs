//! What writes create, as a look-up knows it.

use crate::links::Link;
use lms::Instant;
use lms::accounts::Account;
use lms::fees::Fee;
use lms::line_details::LineDetail;
use lms::loans::Loan;
use lms::payouts::Payout;
use lms::records::Record;
use lms::topup_groups::TopupGroup;
use lms::topups::Topup;
use uuid::Uuid;

pub(crate) trait Created {
    fn id(&self) -> Uuid;
    /// What an officer knows it by.
    fn reference(&self) -> String;
    /// Path of its page.
    fn href(&self) -> String;
    fn created_at(&self) -> Instant;
    /// The officer who made it, where the server names one.
    fn officer(&self) -> Option<&str>;
}

macro_rules! created {
    ($($type:ty: |$item:ident| $reference:expr, $link:expr, $officer:expr;)+) => {
        $(impl Created for $type {
            fn id(&self) -> Uuid {
                self.id.0
            }

            fn reference(&self) -> String {
                let $item = self;
                $reference
            }

            fn href(&self) -> String {
                let $item = self;
                $link.href()
            }

            fn created_at(&self) -> Instant {
                self.created_at
            }

            fn officer(&self) -> Option<&str> {
                let officer: fn(&Self) -> Option<&str> = $officer;
                officer(self)
            }
        })+
    };
}

created! {
    Account: |account| account.ref_id.clone(), Link::account(account.id), |_| None;
    Fee: |fee| fee.ref_id.clone(), Link::Fee { id: fee.id }, |_| None;
    LineDetail: |line| line.approved_line_amount.to_string(), Link::LineDetail { id: line.id }, |_| None;
    Loan: |loan| loan.ref_id.clone(), Link::loan(loan.id), |_| None;
    Payout: |payout| payout.ref_id.clone(), Link::Payout { id: payout.id }, |payout| payout.requested_by.as_deref();
    Record: |record| record.ref_id.clone(), Link::Record { id: record.id }, |record| record.uploaded_by.as_deref();
    Topup: |topup| topup.ref_id.clone(), Link::Topup { reference: topup.ref_id.clone() }, |_| None;
    TopupGroup: |group| group.ref_id.clone(), Link::TopupGroup { reference: group.ref_id.clone() }, |_| None;
}
