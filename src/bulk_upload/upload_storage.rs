//! An unfinished upload, kept on this device: closing the tab loses nothing. And which files were uploaded before.

use super::sheet::Sheet;
use super::upload_job::UploadJob;
use crate::session;
use crate::storage::local;

/// So many files are remembered.
const REMEMBERED: usize = 50;

/// The unfinished upload of a sheet by this officer.
pub(crate) fn read(sheet: &Sheet) -> Option<UploadJob> {
    local::read(&name(sheet))
}

/// Keeps an upload; answers whether the device could.
pub(crate) fn write(sheet: &Sheet, job: &UploadJob) -> bool {
    local::write(&name(sheet), job)
}

/// Forgets it.
pub(crate) fn forget(sheet: &Sheet) {
    local::forget(&name(sheet));
}

/// When this table was uploaded before, in words; `None` where it was not, as far as this device knows.
pub(crate) fn uploaded_before(sheet: &Sheet, table: &str) -> Option<String> {
    let uploads: Vec<(u64, String)> = local::read(&uploads(sheet))?;
    let mark = mark(table);
    uploads.into_iter().rev().find_map(|(known, when)| (known == mark).then_some(when))
}

/// Remembers that it is uploaded at `when`.
pub(crate) fn remember(sheet: &Sheet, table: &str, when: String) {
    let key = uploads(sheet);
    let mut all: Vec<(u64, String)> = local::read(&key).unwrap_or_default();
    all.push((mark(table), when));
    let all = all.split_off(all.len().saturating_sub(REMEMBERED));
    // Where the device keeps nothing, doubles are still told within the file.
    local::write(&key, &all);
}

/// A number that two tables hardly share (FNV-1a).
fn mark(table: &str) -> u64 {
    table.bytes().fold(0xcbf2_9ce4_8422_2325, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn name(sheet: &Sheet) -> String {
    format!("orrery.bulk.{}.{}", sheet.slug, session::username().unwrap_or_default())
}

fn uploads(sheet: &Sheet) -> String {
    format!("orrery.uploads.{}", sheet.slug)
}
