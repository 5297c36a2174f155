//! What is saved on this device: unfinished uploads, so that closing the tab loses nothing, digests of the rows that were
//! sent and have no known outcome, and which tables were uploaded before.
//!
//! A sign-out removes uploads, as they hold borrowers' data. The digests stay: whoever uploads one of these rows next is
//! asked to look for it first.

use super::sheet::Sheet;
use super::upload_job::UploadJob;
use crate::session;
use crate::storage::{digest, local};

const MAX_SAVED_TABLES: usize = 50;

/// Digests of tables, and when each was uploaded.
type Tables = Vec<(u32, String)>;

/// An unfinished upload on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    Nothing,
    Job(UploadJob),
    /// Broken, or of another version of the app: it is not known which of its rows were sent.
    Unreadable,
}

/// This officer's unfinished upload of a sheet.
pub(crate) fn load(sheet: &Sheet) -> Saved {
    load_job(&job_key(sheet))
}

/// Compiled once.
#[inline(never)]
fn load_job(key: &str) -> Saved {
    match local::load::<UploadJob>(key).filter(UploadJob::is_of_this_format) {
        Some(job) => Saved::Job(job),
        None if local::has(key) => Saved::Unreadable,
        None => Saved::Nothing,
    }
}

/// The unfinished uploads of a sheet, with the user name of the officer of each; `None` for one that can't be read.
pub(crate) fn all(sheet: &Sheet) -> Vec<(String, Option<UploadJob>)> {
    let prefix = format!("{UPLOADS}{}.", sheet.slug);
    let mut uploads = Vec::new();
    for key in local::keys(&prefix) {
        let job = if let Saved::Job(job) = load_job(&key) { Some(job) } else { None };
        uploads.extend(key.strip_prefix(&prefix).map(|officer| (officer.to_owned(), job)));
    }
    uploads
}

/// Whether something that is saved of this officer's uploads of a sheet can't be read.
pub(crate) fn has_unreadable(sheet: &Sheet) -> bool {
    !unreadable_keys(sheet).is_empty()
}

/// Removes what can't be read. The digests of rows that can be read stay.
pub(crate) fn discard_unreadable(sheet: &Sheet) {
    unreadable_keys(sheet).iter().for_each(|key| local::remove(key));
}

fn unreadable_keys(sheet: &Sheet) -> Vec<String> {
    let mut keys = local::keys(&sent_rows_prefix(sheet));
    keys.retain(|key| local::load::<Vec<u32>>(key).is_none());
    let tables = tables_key(sheet);
    if local::has(&tables) && local::load::<Tables>(&tables).is_none() {
        keys.push(tables);
    }
    if load(sheet) == Saved::Unreadable {
        keys.push(job_key(sheet));
    }
    keys
}

/// Returns whether it could be saved.
pub(crate) fn save(sheet: &Sheet, job: &UploadJob) -> bool {
    let key = format!("{}{}", sent_rows_prefix(sheet), job.id);
    // One that was not found may have arrived late.
    let mut rows: Vec<u32> = Vec::new();
    for batch in job.under_way.iter().chain(&job.not_found) {
        rows.extend(batch.bodies.iter().map(|body| digest(body)));
    }
    let is_noted = if rows.is_empty() {
        local::remove(&key);
        true
    } else {
        local::save(&key, &rows)
    };
    is_noted && local::save(&job_key(sheet), job)
}

pub(crate) fn remove(sheet: &Sheet) {
    local::remove(&job_key(sheet));
}

/// The digests of rows that were sent in another upload than `job` and have no known outcome. An upload looks for its own rows
/// itself.
pub(crate) fn rows_without_outcome(sheet: &Sheet, job: &UploadJob) -> Vec<u32> {
    let mut keys = local::keys(&sent_rows_prefix(sheet));
    keys.retain(|key| !key.ends_with(&job.id));
    let mut rows = Vec::new();
    for key in keys {
        rows.extend(local::load::<Vec<u32>>(&key).unwrap_or_default());
    }
    rows
}

/// When the same table was uploaded before on this device.
pub(crate) fn previous_upload(sheet: &Sheet, table: &str) -> Option<String> {
    let tables: Tables = local::load(&tables_key(sheet))?;
    let digest = digest(table);
    tables.into_iter().rev().find_map(|(known, when)| (known == digest).then_some(when))
}

/// Saves that a table was uploaded at `when`. Without storage, a repeated table is not noticed.
pub(crate) fn save_table(sheet: &Sheet, table: &str, when: String) {
    let key = tables_key(sheet);
    let mut tables: Tables = local::load(&key).unwrap_or_default();
    tables.push((digest(table), when));
    let tables = tables.split_off(tables.len().saturating_sub(MAX_SAVED_TABLES));
    local::save(&key, &tables);
}

/// The beginning of the key of every unfinished upload.
pub(crate) const UPLOADS: &str = "orrery.bulk.";

/// The lock under which the rows of a sheet are sent.
pub(crate) fn lock_name(sheet: &Sheet) -> String {
    format!("{UPLOADS}{}", sheet.slug)
}

fn job_key(sheet: &Sheet) -> String {
    format!("{UPLOADS}{}.{}", sheet.slug, session::username().unwrap_or_default())
}

fn sent_rows_prefix(sheet: &Sheet) -> String {
    format!("orrery.sent-rows.{}.", sheet.slug)
}

fn tables_key(sheet: &Sheet) -> String {
    format!("orrery.uploads.{}", sheet.slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulk_upload::sheets;
    use crate::links::Workspace;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn sheet() -> &'static Sheet {
        sheets::of(Workspace::Jupiter)[0]
    }

    #[test]
    fn an_upload_of_another_version_or_broken_is_unreadable_until_it_is_discarded() {
        let job = UploadJob::new("1".to_owned(), "fees.csv".to_owned(), Vec::new());
        assert!(save(sheet(), &job) && !has_unreadable(sheet()));
        assert_eq!(load(sheet()), Saved::Job(job.clone()));
        let mut of_other_version = serde_json::to_value(&job).unwrap();
        of_other_version["format"] = 1.into();
        for broken in [of_other_version, serde_json::json!({ "rows": [] })] {
            assert!(local::save(&job_key(sheet()), &broken));
            assert_eq!(load(sheet()), Saved::Unreadable);
            assert_eq!(all(sheet()), [(String::new(), None)]);
            assert!(has_unreadable(sheet()));
            discard_unreadable(sheet());
            assert_eq!((load(sheet()), has_unreadable(sheet())), (Saved::Nothing, false));
        }
    }

    #[test]
    fn digests_that_cannot_be_read_are_unreadable() {
        let rows = format!("{}2", sent_rows_prefix(sheet()));
        for key in [rows, tables_key(sheet())] {
            assert!(local::save(&key, &"broken") && has_unreadable(sheet()), "{key}");
            discard_unreadable(sheet());
            assert!(!local::has(&key) && !has_unreadable(sheet()), "{key}");
        }
    }
}
