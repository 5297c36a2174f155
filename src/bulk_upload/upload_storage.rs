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

/// This officer's unfinished upload of a sheet.
pub(crate) fn load(sheet: &Sheet) -> Option<UploadJob> {
    load_job(&job_key(sheet))
}

/// Compiled once.
#[inline(never)]
fn load_job(key: &str) -> Option<UploadJob> {
    local::load(key)
}

/// The unfinished uploads of a sheet, with the user name of the officer of each.
pub(crate) fn all(sheet: &Sheet) -> Vec<(String, UploadJob)> {
    let prefix = format!("{UPLOADS}{}.", sheet.slug);
    let mut uploads = Vec::new();
    for key in local::keys(&prefix) {
        if let (Some(officer), Some(job)) = (key.strip_prefix(&prefix), load_job(&key)) {
            uploads.push((officer.to_owned(), job));
        }
    }
    uploads
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
    let tables: Vec<(u32, String)> = local::load(&tables_key(sheet))?;
    let digest = digest(table);
    tables.into_iter().rev().find_map(|(known, when)| (known == digest).then_some(when))
}

/// Saves that a table was uploaded at `when`. Without storage, a repeated table is not noticed.
pub(crate) fn save_table(sheet: &Sheet, table: &str, when: String) {
    let key = tables_key(sheet);
    let mut tables: Vec<(u32, String)> = local::load(&key).unwrap_or_default();
    tables.push((digest(table), when));
    let tables = tables.split_off(tables.len().saturating_sub(MAX_SAVED_TABLES));
    local::save(&key, &tables);
}

/// The beginning of the key of every unfinished upload.
pub(crate) const UPLOADS: &str = "orrery.bulk.";

fn job_key(sheet: &Sheet) -> String {
    format!("{UPLOADS}{}.{}", sheet.slug, session::username().unwrap_or_default())
}

fn sent_rows_prefix(sheet: &Sheet) -> String {
    format!("orrery.sent-rows.{}.", sheet.slug)
}

fn tables_key(sheet: &Sheet) -> String {
    format!("orrery.uploads.{}", sheet.slug)
}
