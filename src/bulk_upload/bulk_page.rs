//! The pages: the choice of sheets, and one upload.

use super::progress::Progress;
use super::rows::Rows;
use super::sheet::Sheet;
use super::sheets;
use super::table_input::TableInput;
use super::upload_job::UploadJob;
use super::upload_storage;
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
        let unfinished = upload_storage::load(sheet).map(|job| {
            let tally = job.tally();
            format!("{}: {} of {} rows are not taken yet.", job.file, tally.ready + tally.refused, job.rows.len())
        });
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
    let job = RwSignal::new(upload_storage::load(sheet));
    let toasts = toasts();
    let begin = move |new: UploadJob| {
        // One that another tab has begun since this page opened is not overwritten: rows of it may be under way.
        let begun = upload_storage::load(sheet);
        if begun.is_some() {
            let many = sheet.noun.1;
            toasts.error(format!("Another tab of this browser has begun to upload {many}: this is its upload. Finish or discard it first."));
        } else {
            upload_storage::save(sheet, &new);
        }
        job.set(Some(begun.unwrap_or(new)));
    };
    let end = move |()| {
        upload_storage::remove(sheet);
        job.set(None);
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
                None => view! { <TableInput sheet on_start=begin /> }.into_any(),
                Some(job) => {
                    let uploader = Uploader::new(sheet, job);
                    view! {
                        <Progress uploader on_end=end />
                        <Rows uploader />
                    }
                    .into_any()
                }
            }}
        </main>
    }
}
