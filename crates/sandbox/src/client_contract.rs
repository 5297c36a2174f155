//! Sends every endpoint of `lms` to the sandbox and decodes the responses, so that both sides agree on the contract.

use crate::testing::{Officer, Server};
use lms::accounts::{GetAccount, GetLoanParams, LineDetailParams, ListAccounts, LoanDataParams, UpdateLoanParams};
use lms::demands::ListDemands;
use lms::identity::{ExchangeToken, OtpMode, PeekOtp, RefreshToken, SendOtp, VerifyOtp};
use lms::loans::{AdjustmentType, GetLoan, GetLoanSummary, InitiateAdjustment, ListLoans, LoanFilter};
use lms::page::PageRequest;
use lms::payouts::{GetPayout, ListPayouts, PayoutFilter, PayoutStatus, RequestTranche};
use lms::settlements::ListSettlements;
use lms::{Endpoint, Money};

/// Sends a request as the front end does.
fn send<E: Endpoint>(officer: &Officer<'_>, endpoint: &E) -> E::Reply {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(endpoint.query().pairs()).finish();
    let path = if query.is_empty() { endpoint.path() } else { format!("{}?{query}", endpoint.path()) };
    let headers = [("Authorization", officer.access.as_str()), ("Content-Type", "application/json")];
    let headers = if E::SIGNED_IN { &headers[..] } else { &headers[1..] };
    officer.server.send(E::METHOD.as_str(), &path, headers, &endpoint.body().unwrap_or_default()).read()
}

#[test]
fn decodes_every_sign_in_endpoint() {
    let server = Server::start();
    let officer = server.officer();
    let (mode, username) = (OtpMode::Sms, "9876543210".to_owned());
    assert!(send(&officer, &SendOtp { mode: mode.clone(), username: username.clone() }).status);
    let otp = send(&officer, &PeekOtp { username: username.clone() }).otp;
    let tokens = send(&officer, &VerifyOtp { mode, username, otp });
    let again = send(&officer, &RefreshToken { refresh: tokens.refresh.clone() });
    assert_ne!(again.refresh, tokens.refresh);
    let code = server.post("/sandbox/codes/", &serde_json::json!({})).json()["code"].as_str().unwrap().to_owned();
    assert_eq!(send(&officer, &ExchangeToken { code }).expires_in, Some(0));
}

#[test]
fn decodes_every_lms_endpoint() {
    let server = Server::start();
    let officer = server.officer();
    let page = PageRequest { page: 1, page_size: 50 };

    let filter = LoanFilter { search: "LN0QX7T2".to_owned(), ..LoanFilter::default() };
    let loans = send(&officer, &ListLoans { filter, ordering: "-dpd".to_owned(), page });
    let loan = send(&officer, &GetLoan { id: loans.results[0].id });
    assert_eq!(loan, loans.results[0]);
    let summary = send(&officer, &GetLoanSummary { id: loan.id });
    assert_eq!(summary.disbursed_amount, loan.disbursed_amount);

    let amount = Money::from_paise(1_234_567);
    let payout = send(&officer, &RequestTranche { loan_id: loan.id, amount });
    assert_eq!(payout.amount, amount);
    let filter = PayoutFilter {
        loan: Some(loan.id),
        status: Some(PayoutStatus::Pending),
        amount_min: Some(amount),
        amount_max: Some(amount),
        created_from: Some(payout.created_at),
        created_to: Some(payout.created_at),
        ..PayoutFilter::default()
    };
    let payouts = send(&officer, &ListPayouts { filter, ordering: "-created_at".to_owned(), page });
    assert_eq!(payouts.results[0].id, payout.id);
    assert_eq!(payouts.results[0].borrower().as_deref(), Some("Meera Textiles Pvt Ltd"));
    assert_eq!(send(&officer, &GetPayout { id: payout.id }), payouts.results[0]);

    let demands = send(&officer, &ListDemands { loan: Some(loan.id), page, ..ListDemands::default() });
    assert_eq!(demands.count, 24);
    let settlements = send(&officer, &ListSettlements { loan: Some(loan.id), page, ..ListSettlements::default() });
    assert!(settlements.results.iter().all(|settlement| settlement.record.full().is_some()));
    let adjustment =
        InitiateAdjustment { id: loan.id, amount: Money::from_rupees(1), r#type: AdjustmentType::Cashback };
    assert_eq!(send(&officer, &adjustment).amount, Money::from_rupees(1));

    let accounts = send(&officer, &ListAccounts { search: "meera".to_owned(), status: None, page });
    let account = send(&officer, &GetAccount { id: accounts.results[0].id });
    let (lead_id, program_id) = (account.lead_id.unwrap(), account.program_id.unwrap());
    let update = UpdateLoanParams {
        lead_id,
        program_id,
        line_detail: LineDetailParams { approved_line_amount: "1200000".to_owned() },
        loan_data: LoanDataParams {
            emi_count: "12".to_owned(),
            flat_roi_value: "18".to_owned(),
            pf_value: "1.5".to_owned(),
            pf_value_type: "percentage".to_owned(),
        },
    };
    send(&officer, &update);
    assert_eq!(send(&officer, &GetLoanParams { lead_id, program_id }).emi_count.unwrap().to_string(), "12");
}
