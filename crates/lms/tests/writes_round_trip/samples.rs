//! Random values of the types that several calls have.

use crate::source::{Sample, Source, sample_enums, sample_structs, sample_wrappers};
use lms::accounts::Borrower;
use lms::bank::{BankAccountInput, BankAccountType, CreditBankChoice};
use lms::bulk::Rows;
use lms::fees::FeeType;
use lms::json::Json;
use lms::line_details::{LineStatus, LineType};
use lms::loans::AdjustmentType;
use lms::nach::NachStatus;
use lms::payouts::{PayoutMethod, PayoutStatus, PayoutTo, PayoutType};
use lms::records::{RecordType, SettlementOrder};
use lms::topup_groups::TopupGroupStatus;
use lms::{
    AccountId, BankAccountId, DemandId, LeadId, LoanId, LoanTermsId, PayoutId, ProgramId, TopupGroupId, TopupId,
};

sample_wrappers! {
    AccountId BankAccountId DemandId LeadId LoanId LoanTermsId PayoutId ProgramId TopupGroupId TopupId
}

sample_enums! {
    AdjustmentType BankAccountType FeeType LineStatus LineType NachStatus PayoutMethod PayoutStatus PayoutTo PayoutType
    RecordType SettlementOrder TopupGroupStatus
}

sample_structs! {
    BankAccountInput { account_no, ifsc, account_holder_name, account_type }
    Borrower { name, mobile, email, pan, gstin }
}

impl Sample for CreditBankChoice {
    fn sample(source: &mut Source) -> Self {
        if source.any() { Self::New(source.any()) } else { Self::Known(source.any()) }
    }
}

impl<T: Sample> Sample for Rows<T> {
    fn sample(source: &mut Source) -> Self {
        Self { rows: source.any() }
    }
}

impl Sample for Json {
    fn sample(source: &mut Source) -> Self {
        let (name, text): (String, String) = (source.any(), source.any());
        let (number, list): (u32, Vec<String>) = (source.any(), source.any());
        Self::of(&serde_json::json!({ name: { "text": text, "number": number, "null": null }, "list": list })).unwrap()
    }
}
