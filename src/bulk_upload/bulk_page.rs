//! The pages: the choice of sheets, and one upload.

use super::progress::Progress;
use super::rows::Rows;
use super::sheet::Sheet;
use super::sheets;
use super::table_input::TableInput;
use super::unreadable_note::unreadable_note;
use super::upload_job::UploadJob;
use super::upload_storage::{self, Saved};
use super::uploader::Uploader;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::toast::toasts;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::links::{Link, Workspace, use_param};
use leptos::prelude::*;

/// The upload of the sheet that the URL names, or the choice of sheets.
#[component]
pub(crate) fn BulkPage(workspace: Workspace) -> impl IntoView {
    let slug = use_param("sheet");
    move || {
        let Some(slug) = slug.get() else { return view! { <SheetChoice workspace /> }.into_any() };
        let sheet = sheets::of(workspace).iter().find(|sheet| sheet.slug == slug);
        match sheet {
            Some(sheet) => view! { <Upload workspace sheet=*sheet /> }.into_any(),
            None => view! {
                <main id="page" class="page">
                    <ItemNotFound what="upload" list=Link::Bulk { workspace, sheet: None } list_name="Bulk upload" />
                </main>
            }
            .into_any(),
        }
    }
}

#[component]
fn SheetChoice(workspace: Workspace) -> impl IntoView {
    let card = move |sheet: &&'static Sheet| {
        let href = Link::Bulk { workspace, sheet: Some(sheet.slug.to_owned()) }.href();
        let unfinished = match upload_storage::load(sheet) {
            Saved::Nothing => None,
            Saved::Job(job) => {
                let tally = job.tally();
                let open = tally.ready + tally.refused;
                Some(format!("{}: {open} of {} rows are not taken yet.", job.file, job.rows.len()))
            }
            Saved::Unreadable => {
                Some("An upload can't be read: it is not known which of its rows were sent.".to_owned())
            }
        };
        view! {
            <section class="card stack">
                <h2 class="section-title">
                    <a href=href>{sheet.title}</a>
                </h2>
                <p>{sheet.description}</p>
                {unfinished.map(|text| view! { <p class="muted">{text}</p> })}
            </section>
        }
    };
    view! {
        <main id="page" class="page">
            <div class="head">
                <Heading text="Bulk upload" />
                <span class="muted">"From a CSV file or a spreadsheet; every row is checked before it is sent."</span>
            </div>
            <div class="cards">{sheets::of(workspace).iter().map(card).collect_view()}</div>
        </main>
    }
}

#[component]
fn Upload(workspace: Workspace, sheet: &'static Sheet) -> impl IntoView {
    let load = move || match upload_storage::load(sheet) {
        Saved::Job(job) => Some(job),
        Saved::Nothing | Saved::Unreadable => None,
    };
    let job = RwSignal::new(load());
    let is_unreadable = RwSignal::new(upload_storage::has_unreadable(sheet));
    let toasts = toasts();
    let begin = move |new: UploadJob| {
        // One that another tab has begun since this page opened is not overwritten: rows of it may be under way.
        let begun = load();
        is_unreadable.set(upload_storage::has_unreadable(sheet));
        if begun.is_some() {
            let many = sheet.noun.1;
            toasts.error(format!("Another tab of this browser has begun to upload {many}: this is its upload. Finish or discard it first."));
        } else if !is_unreadable.get_untracked() {
            upload_storage::save(sheet, &new);
        }
        job.set(Some(begun.unwrap_or(new)));
    };
    // Another tab may have begun one since.
    let reload = move |()| {
        job.set(load());
        is_unreadable.set(upload_storage::has_unreadable(sheet));
    };
    let trail =
        vec![Crumb::link("Bulk upload", Link::Bulk { workspace, sheet: None }.href()), Crumb::here(sheet.title)];
    view! {
        <main id="page" class="page">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text=format!("Upload {}", sheet.noun.1) />
                <span class="muted">{sheet.description}</span>
            </div>
            {move || match job.get() {
                _ if is_unreadable.get() => unreadable_note(sheet, Callback::new(reload)).into_any(),
                None => view! { <TableInput sheet on_start=begin /> }.into_any(),
                Some(job) => {
                    let uploader = Uploader::new(sheet, job);
                    view! {
                        <Progress uploader on_end=reload />
                        <Rows uploader />
                    }
                    .into_any()
                }
            }}
        </main>
    }
}
