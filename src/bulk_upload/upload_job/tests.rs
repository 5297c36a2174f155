use super::*;
use wasm_bindgen_test::wasm_bindgen_test as test;

fn job() -> UploadJob {
    let row = |number: usize, cell: &str| UploadRow { number, cells: vec![cell.to_owned()], state: RowState::Ready };
    let mut job = UploadJob::new(String::new(), "fees.csv".to_owned(), vec![row(2, "a"), row(3, "b"), row(4, "a")]);
    job.start_batch(Batch { before: vec![], settled_at: None, rows: vec![0, 2], bodies: vec![] });
    job
}

#[test]
fn applies_the_answer_to_each_row() {
    let mut job = job();
    let errors = BTreeMap::from([("amount".to_owned(), vec!["Too much.".to_owned()])]);
    let results = vec![BulkRow::Rejected { row: 2, errors }, BulkRow::Accepted { row: 1, id: Uuid::from_u128(9) }];
    job.apply_answer(&BulkResponse { accepted: 1, rejected: 1, results });
    assert_eq!(job.rows[0].state, RowState::Accepted(Uuid::from_u128(9)));
    assert_eq!(job.rows[2].state, RowState::Refused([("amount".to_owned(), "Too much.".to_owned())].into()));
    assert_eq!(job.tally(), Tally { accepted: 1, refused: 1, ready: 1, left_out: 0 });
}

#[test]
fn does_not_change_accepted_rows_or_rows_under_way() {
    let mut job = job();
    job.change_cell(0, 0, "x".to_owned());
    job.leave_out(0, true);
    assert_eq!(job.rows[0].cells, ["a"]);
    job.apply_lookup(&[Some(Uuid::from_u128(1)), None]);
    job.change_cell(0, 0, "x".to_owned());
    assert_eq!(job.rows[0].cells, ["a"]);
    job.change_cell(2, 0, "c".to_owned());
    assert_eq!(job.rows[2].state, RowState::Ready);
}

#[test]
fn sends_again_only_what_did_not_arrive() {
    let mut gone = job();
    gone.apply_lookup(&[None, None]);
    assert_eq!(gone.tally().ready, 3);
    let mut some = job();
    some.apply_lookup(&[None, Some(Uuid::from_u128(1))]);
    assert_eq!(some.tally(), Tally { accepted: 1, refused: 1, ready: 1, left_out: 0 });
}

#[test]
fn flags_duplicate_rows() {
    assert_eq!(job().duplicates(), BTreeMap::from([(2, 2)]));
}
