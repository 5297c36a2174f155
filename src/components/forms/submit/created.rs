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

pub(crate) trait Created {
    /// Its id as text.
    fn key(&self) -> String;
    /// What an officer knows it by.
    fn reference(&self) -> String;
    /// Path of its page.
    fn href(&self) -> String;
    fn created_at(&self) -> Instant;
}

macro_rules! created {
    ($($type:ty: |$item:ident| $reference:expr, $link:expr;)+) => {
        $(impl Created for $type {
            fn key(&self) -> String {
                self.id.to_string()
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
        })+
    };
}

created! {
    Account: |account| account.ref_id.clone(), Link::account(account.id);
    Fee: |fee| fee.ref_id.clone(), Link::Fee { id: fee.id };
    LineDetail: |line| line.approved_line_amount.to_string(), Link::LineDetail { id: line.id };
    Loan: |loan| loan.ref_id.clone(), Link::loan(loan.id);
    Payout: |payout| payout.ref_id.clone(), Link::Payout { id: payout.id };
    Record: |record| record.ref_id.clone(), Link::Record { id: record.id };
    Topup: |topup| topup.ref_id.clone(), Link::Topup { reference: topup.ref_id.clone() };
    TopupGroup: |group| group.ref_id.clone(), Link::TopupGroup { reference: group.ref_id.clone() };
}
