use crate::testing::Server;
use lms::Page;
use lms::demands::Demand;
use lms::settlements::Settlement;

const SAMPLE: &str = include_str!("../../../../../contract/samples/list_settlements.response.json");

#[test]
fn returns_the_documented_settlement_except_its_unrounded_double() {
    let server = Server::start();
    server.with_database(|connection| {
        connection
            .execute_batch(
                "INSERT INTO accounts VALUES (9001, x'860bd919107043b99099699235217ac0', 'AC9', 0, 0, 'Testing', zeroblob(16), 1, \
                     'active', 100000000, NULL);
                 INSERT INTO loans (no, id, ref_id, created_at, updated_at, account_no, status, sanctioned, roi, roi_type, emi_count, \
                     books_on) VALUES (9001, zeroblob(16), 'LN9', 0, 0, 9001, 'active', 100000000, '18', 'reducing', 12, 0);
                 INSERT INTO demands (no, id, created_at, updated_at, loan_no, idx, type, status, due_on, principal, interest, \
                     closing_principal) VALUES (9001, x'2ac95fc60868463985aafcfa24daa4dc', 0, 0, 9001, 1, 'emi', 'paid', 19727, \
                     2658626, 0, 0);
                 INSERT INTO records (no, id, created_at, updated_at, type, ref_id, idx, received, tds, remaining, status, \
                     account_no) VALUES (9001, x'13ff20007edb4d7c8833579e4766b477', 0, 0, 'repayment', 'REC9', 9001, 6326000, 0, \
                     3667374, 'processed', 9001);
                 INSERT INTO settlements VALUES (9001, x'1df20a9d440140aaafcdbb402a664d77', 17389250139997077, 17389250140000598, \
                     17044793999999990, 2658626, 0, 0, 0, 0, 3667374, 0, 0, 0, 0, 0, 9001, 9001);",
            )
            .unwrap();
    });
    let officer = server.officer();
    let reply = officer.get("/v1/lms/settlements/?demand=2ac95fc6-0868-4639-85aa-fcfa24daa4dc");
    assert_eq!(reply.text, SAMPLE.trim_end().replace("36673.740000000005", "36673.74"));
}

#[test]
fn lists_settlements_with_their_records() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    let page: Page<Settlement> = officer.list(&format!("/v1/lms/settlements/?loan={meera}&expand=record"));
    assert_eq!(page.count, 9);
    for settlement in &page.results {
        let record = settlement.record.full().unwrap();
        assert_eq!(settlement.amount.checked_add(record.remaining_amount), Some(record.amount));
    }
    let bare: Page<Settlement> = officer.list(&format!("/v1/lms/settlements/?loan={meera}"));
    assert!(bare.results.iter().all(|settlement| settlement.record.full().is_none()));
    let demands: Page<Demand> = officer.list(&format!("/v1/lms/demands/?loan={meera}"));
    let first = &demands.results[0];
    let of_first: Page<Settlement> = officer.list(&format!("/v1/lms/settlements/?demand={}", first.id));
    assert_eq!((of_first.count, of_first.results[0].amount), (1, first.settled_amount));
    assert_eq!(officer.get("/v1/lms/settlements/?loan=LN0QX7T2").status, 400);
}
