//! Bank accounts in request bodies: by id, or in full.

use crate::body::{Body, read_exactly};
use lms::bank::{BankAccountInput, BankAccountType, CreditBankChoice};
use lms::formats;
use serde_json::Value;

/// Reads an optional `credit_bank`: an id, or an account in full.
pub fn read_choice(body: &mut Body, name: &str) -> Option<CreditBankChoice> {
    let sent: Value = body.optional(name, "Send a bank account's id, or the account in full.")?;
    match read_exactly(&sent) {
        Some(CreditBankChoice::New(bank)) => validate(body, name, bank).map(CreditBankChoice::New),
        Some(known) => Some(known),
        None => {
            body.add_error(name, "Send a bank account's id, or its account_no, ifsc and account_holder_name.");
            None
        }
    }
}

/// Reads an optional account in full.
pub fn read_account(body: &mut Body, name: &str) -> Option<BankAccountInput> {
    let bank = body.optional(name, "Send account_no, ifsc and account_holder_name.")?;
    validate(body, name, bank)
}

fn validate(body: &mut Body, name: &str, mut bank: BankAccountInput) -> Option<BankAccountInput> {
    bank.account_no = bank.account_no.trim().to_owned();
    bank.account_holder_name = bank.account_holder_name.trim().to_owned();
    let complaint = if !formats::is_account_number(&bank.account_no) {
        Some("account_no: enter 6 to 20 letters and digits.")
    } else if !formats::is_ifsc(&bank.ifsc) {
        Some("ifsc: enter four capital letters, a zero and six letters or digits.")
    } else if bank.account_holder_name.is_empty() || bank.account_holder_name.chars().count() > 200 {
        Some("account_holder_name: enter a name of at most 200 characters.")
    } else if matches!(bank.account_type, Some(BankAccountType::Unknown(_))) {
        Some("account_type: select current or savings.")
    } else {
        None
    };
    match complaint {
        Some(words) => {
            body.add_error(name, words);
            None
        }
        None => Some(bank),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ApiError;
    use serde_json::json;

    fn read(value: Value) -> Result<Option<CreditBankChoice>, ApiError> {
        let mut body = Body::from_value(json!({ "credit_bank": value }))?;
        let read_choice = read_choice(&mut body, "credit_bank");
        body.check().map(|()| read_choice)
    }

    #[test]
    fn reads_an_id_or_a_full_account() {
        let id = "2cbbdb26-9f0d-451e-834a-3d4b9ecaf345";
        assert!(matches!(read(json!(id)), Ok(Some(CreditBankChoice::Known(known))) if known.to_string() == id));
        let bank = json!({ "account_no": " 501004563123 ", "ifsc": "HDFC0039993", "account_holder_name": "मीरा" });
        let Ok(Some(CreditBankChoice::New(bank))) = read(bank) else { panic!("a whole account") };
        assert_eq!((bank.account_no.as_str(), bank.account_type), ("501004563123", None));
        assert!(matches!(read(Value::Null), Ok(None)));
    }

    #[test]
    fn rejects_invalid_accounts() {
        let with = |no: &str, ifsc: &str, name: &str, kind: &str| json!({ "account_no": no, "ifsc": ifsc, "account_holder_name": name, "account_type": kind });
        for value in [
            json!("x"),
            json!({ "account_no": "501004563123" }),
            with("12345", "HDFC0039993", "A", "current"),
            with("=HYPERLINK", "HDFC0039993", "A", "current"),
            with("501004563123", "hdfc0039993", "A", "current"),
            with("501004563123", "HDFC1039993", "A", "current"),
            with("501004563123", "HDFC00399934", "A", "current"),
            with("501004563123", "HDFC0039993", " ", "current"),
            with("501004563123", "HDFC0039993", "A", "loan"),
        ] {
            assert!(matches!(read(value.clone()), Err(ApiError::InvalidFields(_))), "{value}");
        }
    }
}
