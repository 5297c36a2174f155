//! What is saved on this device: unfinished uploads, so that closing the tab loses nothing, and which tables were
//! uploaded before.

use super::sheet::Sheet;
use super::upload_job::UploadJob;
use crate::session;
use crate::storage::local;

const MAX_SAVED_TABLES: usize = 50;

/// This officer's unfinished upload of a sheet.
pub(crate) fn load(sheet: &Sheet) -> Option<UploadJob> {
    local::load(&job_key(sheet))
}

/// Returns whether it could be saved.
pub(crate) fn save(sheet: &Sheet, job: &UploadJob) -> bool {
    local::save(&job_key(sheet), job)
}

pub(crate) fn remove(sheet: &Sheet) {
    local::remove(&job_key(sheet));
}

/// When the same table was uploaded before on this device.
pub(crate) fn previous_upload(sheet: &Sheet, table: &str) -> Option<String> {
    let tables: Vec<(u64, String)> = local::load(&tables_key(sheet))?;
    let hash = local::hash(table);
    tables.into_iter().rev().find_map(|(known, when)| (known == hash).then_some(when))
}

/// Saves that a table was uploaded at `when`. Without storage, a repeated table is not noticed.
pub(crate) fn save_table(sheet: &Sheet, table: &str, when: String) {
    let key = tables_key(sheet);
    let mut tables: Vec<(u64, String)> = local::load(&key).unwrap_or_default();
    tables.push((local::hash(table), when));
    let tables = tables.split_off(tables.len().saturating_sub(MAX_SAVED_TABLES));
    local::save(&key, &tables);
}

fn job_key(sheet: &Sheet) -> String {
    format!("orrery.bulk.{}.{}", sheet.slug, session::username().unwrap_or_default())
}

fn tables_key(sheet: &Sheet) -> String {
    format!("orrery.uploads.{}", sheet.slug)
}
