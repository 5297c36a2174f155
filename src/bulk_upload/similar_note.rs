//! Asks about rows whose response was lost and that are like what the server has.

use super::uploader::Uploader;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::forms::submit::{references, similar_links};
use leptos::prelude::*;

/// Names each such row with what it is like. None of them is sent before the officer has answered.
pub(super) fn similar_note(uploader: Uploader) -> impl IntoView {
    move || {
        let rows = uploader.in_question();
        let shown = uploader.job.with(|job| {
            let row = |at: &usize| job.rows.get(*at).map(|row| (row.number, row.similar.clone()));
            rows.iter().filter_map(row).collect::<Vec<_>>()
        });
        let (title, include, leave_out) = match shown.as_slice() {
            [] => return None,
            [(number, similar)] => (
                format!("Row {number} is like what the server has: {}", references(similar)),
                format!("Include row {number} besides {}", references(similar)),
                format!("Leave out row {number}"),
            ),
            many => (
                format!("{} rows are like what the server has", many.len()),
                "Include these rows besides them".to_owned(),
                "Leave out these rows".to_owned(),
            ),
        };
        let is_one = shown.len() == 1;
        let links = shown.into_iter().map(|(number, similar)| {
            view! {
                {(!is_one).then(|| view! { <span>{format!("Row {number}:")}</span> })}
                {similar_links(similar)}
            }
        });
        let links = links.collect_view();
        let confirmed = rows.clone();
        Some(view! {
            <Alert severity=Severity::Wait title>
                <span>"Yours is not among what the server holds. Look at it before you send another."</span>
                {links}
                <div class="actions">
                    <button type="button" class="button small" on:click=move |_| uploader.send_beside(&confirmed)>
                        {include}
                    </button>
                    <button type="button" class="button small" on:click=move |_| uploader.leave_out(&rows, true)>
                        {leave_out}
                    </button>
                </div>
            </Alert>
        })
    }
}
