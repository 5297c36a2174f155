use super::*;
use crate::bulk_upload::row_match::{Item, RowMatch, RowMatches};
use wasm_bindgen_test::wasm_bindgen_test as test;

fn job() -> UploadJob {
    let row = |number: usize, cell: &str| UploadRow::new(number, vec![cell.to_owned()]);
    let mut job = UploadJob::new(String::new(), "fees.csv".to_owned(), vec![row(2, "a"), row(3, "b"), row(4, "a")]);
    job.start_batch(batch(&[0, 2]));
    job
}

fn batch(rows: &[usize]) -> Batch {
    let bodies = rows.iter().map(ToString::to_string).collect();
    Batch { officer: String::new(), before: vec![], settled_at: None, rows: rows.to_vec(), bodies }
}

fn similar(reference: &str) -> Similar {
    Similar {
        key: reference.to_owned(),
        reference: reference.to_owned(),
        href: None,
        created_at: None,
        officer: Some("Ravi Iyer".to_owned()),
    }
}

/// What was found for the rows of a batch: the id of their own, or the reference of something like it.
fn found(rows: &[Result<u128, &str>]) -> RowMatches {
    let row = |found: &Result<u128, &str>| match found {
        Ok(id) => RowMatch { own: Some(Item { id: Uuid::from_u128(*id), shown: similar("own") }), similar: Vec::new() },
        Err("") => RowMatch::default(),
        Err(reference) => RowMatch { own: None, similar: vec![similar(reference)] },
    };
    RowMatches { rows: rows.iter().map(row).collect(), surplus: Vec::new() }
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
    job.apply_lookup(&found(&[Ok(1), Err("")]));
    job.change_cell(0, 0, "x".to_owned());
    assert_eq!(job.rows[0].cells, ["a"]);
    job.change_cell(2, 0, "c".to_owned());
    assert_eq!(job.rows[2].state, RowState::Ready);
}

#[test]
fn sends_again_only_what_did_not_arrive() {
    let mut gone = job();
    gone.apply_lookup(&found(&[Err(""), Err("")]));
    assert_eq!(gone.tally().ready, 3);
    let mut some = job();
    some.apply_lookup(&found(&[Err(""), Ok(1)]));
    assert_eq!(some.tally(), Tally { accepted: 1, refused: 1, ready: 1, left_out: 0 });
}

#[test]
fn flags_duplicate_rows() {
    assert_eq!(job().duplicates(), BTreeMap::from([(2, 2)]));
}

#[test]
fn asks_about_a_row_that_is_like_what_another_officer_made() {
    for first in [Ok(1), Err("")] {
        let mut job = job();
        job.apply_lookup(&found(&[first, Err("FEE1")]));
        assert!(job.rows[2].is_in_question() && job.rows[2].state == RowState::Ready, "{first:?}");
        job.rows[2].is_beside = true;
        assert!(!job.rows[2].is_in_question());
    }
}

#[test]
fn asks_again_about_what_the_officer_has_not_seen() {
    let mut job = job();
    job.apply_lookup(&found(&[Err(""), Err("FEE1")]));
    job.rows[2].is_beside = true;
    job.apply_late(&[0, 2], &found(&[Err(""), Err("FEE1")]));
    assert!(!job.rows[2].is_in_question());
    job.apply_late(&[0, 2], &found(&[Err("FEE2"), Err("FEE2")]));
    assert!(job.rows[0].is_in_question() && job.rows[2].is_in_question());
}

#[test]
fn looks_for_a_batch_until_its_rows_are_found_or_sent_again() {
    let mut job = job();
    job.apply_lookup(&found(&[Err(""), Err("")]));
    job.apply_late(&[0, 2], &found(&[Ok(1), Err("")]));
    assert_eq!(job.rows[0].state, RowState::Accepted(Uuid::from_u128(1)));
    assert_eq!((&job.not_found[0].rows, &job.not_found[0].bodies), (&vec![2], &vec!["2".to_owned()]));
    job.start_batch(batch(&[1, 2]));
    assert!(job.not_found.is_empty());
}

#[test]
fn counts_each_surplus_item_once() {
    let mut job = job();
    let twice = RowMatches { surplus: vec![similar("FEE1")], ..found(&[Ok(1), Ok(2)]) };
    job.apply_lookup(&twice);
    job.apply_repeat(&[], &twice);
    assert_eq!(job.surplus.len(), 1);
}
