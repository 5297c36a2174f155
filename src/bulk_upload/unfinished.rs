//! The uploads of this device that have rows without an outcome, for the question before a sign-out.

use super::upload_job::UploadJob;
use super::{sheets, upload_storage};
use crate::links::{Link, Workspace};
use crate::session;
use lms::bidi::isolate;

/// What is unfinished of each upload, and the page where it can be finished.
pub(crate) fn unfinished_uploads() -> Vec<(String, Link)> {
    let mut uploads = Vec::new();
    for workspace in [Workspace::Jupiter, Workspace::Venus] {
        for sheet in sheets::of(workspace) {
            for (officer, job) in upload_storage::all(sheet) {
                let of_other = match session::username() {
                    Some(name) if name != officer => format!(" (of {})", isolate(&officer)),
                    _ => String::new(),
                };
                let text = match job {
                    None => format!(
                        "An upload of {}{of_other} can't be read: it is not known which of its rows were sent.",
                        sheet.noun.1
                    ),
                    Some(UploadJob { file, under_way: Some(batch), .. }) => {
                        format!("{file}{of_other}: it is not known whether the last {} rows arrived.", batch.rows.len())
                    }
                    Some(job) => {
                        let tally = job.tally();
                        let (open, all) = (tally.ready + tally.refused, job.rows.len());
                        format!("{}{of_other}: {open} of {all} rows are not sent or were refused.", job.file)
                    }
                };
                uploads.push((text, Link::Bulk { workspace, sheet: Some(sheet.slug.to_owned()) }));
            }
        }
    }
    uploads
}
