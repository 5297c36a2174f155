//! The uploads of this device that have rows without an outcome, for the question before a sign-out.

use super::upload_job::UploadJob;
use super::{sheets, upload_storage};
use crate::links::{Link, Workspace};
use crate::session;
use lms::bidi::isolate;
use std::collections::BTreeSet;

/// What is unfinished of each upload, and the page where it can be finished.
pub(crate) fn unfinished_uploads() -> Vec<(String, Link)> {
    let (mut uploads, mut slugs) = (Vec::new(), BTreeSet::new());
    for workspace in [Workspace::Jupiter, Workspace::Venus] {
        for sheet in sheets::of(workspace) {
            // A sheet of both workspaces has one upload.
            if !slugs.insert(sheet.slug) {
                continue;
            }
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
                        format!(
                            "{file}{of_other}: it is not known which of the last rows arrived: {}.",
                            batch.rows.len()
                        )
                    }
                    Some(job) => {
                        let tally = job.tally();
                        let (open, all) = (tally.ready + tally.refused, job.rows.len());
                        format!("{}{of_other}: rows that are not sent or were refused: {open} of {all}.", job.file)
                    }
                };
                uploads.push((text, Link::Bulk { workspace, sheet: Some(sheet.slug.to_owned()) }));
            }
        }
    }
    uploads
}
