//! The documented sample, inserted as a row, is returned byte for byte.

use crate::testing::Server;

const SAMPLE: &str = include_str!("../../../../../../contract/samples/request_tranche.response.json");

/// Inserts the rows of the sample.
fn insert_sample(server: &Server) {
    server.with_database(|connection| {
        connection
            .execute_batch(
                "INSERT INTO banks VALUES (9001, x'2cbbdb269f0d451e834a3d4b9ecaf345', x'a7680d002b0d4f60aa4a8b237790efe9', 'current', \
                     '123123123123', 'Testing', 'HDFC0039993', 0, 'disbursement banking_analysis mandate', \
                     17269127601020000, 17269127601020000);
                 INSERT INTO accounts VALUES (9001, x'd508dc8e4cb74991806513167c8d3fe9', 'AC9', 0, 0, 'Testing', zeroblob(16), 1, 'active', \
                     100000000, 9001);
                 INSERT INTO loans (no, id, ref_id, created_at, updated_at, account_no, bank_no, status, sanctioned, roi, roi_type, \
                     emi_count, books_on) VALUES (9001, x'f59b69c89e4746a1b2c983ae42666a30', 'LN9', 0, 0, 9001, 9001, 'active', \
                     100000000, '18', 'reducing', 12, 0);
                 DELETE FROM payouts WHERE ref_id = 'PAY05JG8';
                 INSERT INTO payouts (idx, account_no, loan_no, status, type, method, payout_to, amount, created_at, ref_id, id, \
                     updated_at, bank_no) VALUES (4446, 9001, 9001, 'pending', 'disbursement', 'manual', 'borrower', 500000, \
                     17393444875285885, 'PAY05JG8', x'dd6976631fb6433e806ba317cadc29c8', 17393444875289123, 9001);",
            )
            .unwrap();
    });
}

#[test]
fn returns_the_documented_payout_byte_for_byte() {
    let server = Server::start();
    insert_sample(&server);
    let officer = server.officer();
    let one = officer.get("/v1/lms/payouts/dd697663-1fb6-433e-806b-a317cadc29c8/");
    assert_eq!(one.text, SAMPLE.trim_end());
    let listed = officer.get("/v1/lms/payouts/?search=PAY05JG8");
    let envelope = format!(r#"{{"count":1,"current_page":1,"page_size":15,"results":[{}]}}"#, SAMPLE.trim_end());
    assert_eq!(listed.text, envelope);
}
