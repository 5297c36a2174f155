//! Uploads in localStorage: the unfinished one of each sheet, so that closing the tab loses nothing, and which files
//! were uploaded before.

use super::sheet::Sheet;
use super::upload_job::UploadJob;
use crate::session;
use crate::storage::local;

/// Uploaded files that are remembered for each sheet.
const MAX_UPLOADS: usize = 50;

/// The unfinished upload of a sheet by this officer.
pub(crate) fn load(sheet: &Sheet) -> Option<UploadJob> {
    local::load(&job_key(sheet))
}

/// Returns whether the job is stored.
pub(crate) fn save(sheet: &Sheet, job: &UploadJob) -> bool {
    local::save(&job_key(sheet), job)
}

pub(crate) fn remove(sheet: &Sheet) {
    local::remove(&job_key(sheet));
}

/// When this table was uploaded from this browser before, as shown; `None` if it is not known to have been.
pub(crate) fn uploaded_before(sheet: &Sheet, table: &str) -> Option<String> {
    let uploads: Vec<(u64, String)> = local::load(&uploads_key(sheet))?;
    let hash = hash(table);
    uploads.into_iter().rev().find_map(|(known, when)| (known == hash).then_some(when))
}

/// Remembers that the table was uploaded at `when`. Without storage duplicates are found within one file only.
pub(crate) fn save_uploaded(sheet: &Sheet, table: &str, when: String) {
    let key = uploads_key(sheet);
    let mut uploads: Vec<(u64, String)> = local::load(&key).unwrap_or_default();
    uploads.push((hash(table), when));
    let uploads = uploads.split_off(uploads.len().saturating_sub(MAX_UPLOADS));
    local::save(&key, &uploads);
}

/// FNV-1a.
fn hash(table: &str) -> u64 {
    table.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn job_key(sheet: &Sheet) -> String {
    format!("orrery.bulk.{}.{}", sheet.slug, session::username().unwrap_or_default())
}

fn uploads_key(sheet: &Sheet) -> String {
    format!("orrery.uploads.{}", sheet.slug)
}
