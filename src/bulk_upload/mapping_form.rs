//! The second step of an upload: which column of the table is which column of the sheet.

use super::sheet::{Column, Sheet};
use super::table_input::InputTable;
use super::upload_job::{UploadJob, UploadRow};
use super::{column_mapping, upload_storage};
use crate::clock;
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::widgets::table::{Head, table};
use crate::dom::ids::random_id;
use leptos::prelude::*;

#[component]
pub(super) fn MappingForm(
    sheet: &'static Sheet,
    input: InputTable,
    on_start: Callback<UploadJob>,
    on_back: Callback<()>,
) -> impl IntoView {
    let heads = input.table.first().cloned().unwrap_or_default();
    let mapping = RwSignal::new(column_mapping::guess(sheet, &heads));
    let previous = upload_storage::previous_upload(sheet, &input.text);
    let was_submitted = RwSignal::new(false);
    let input = StoredValue::new(input);
    let missing = move || mapping.with(|mapping| column_mapping::missing(sheet, mapping));
    let start = move |_| {
        if !untrack(missing).is_empty() {
            was_submitted.set(true);
            return;
        }
        let (file, rows): (String, Vec<UploadRow>) = input.with_value(|input| {
            upload_storage::save_table(sheet, &input.text, clock::now().to_string());
            (input.file.clone(), mapping.with_untracked(|mapping| column_mapping::rows(&input.table, mapping)))
        });
        on_start.run(UploadJob::new(random_id(), file, rows));
    };
    let row = |(at, column): (usize, &'static Column)| {
        let options = heads.iter().enumerate().map(|(head, name)| {
            let selected = move || mapping.with(|mapping| mapping[at] == Some(head));
            view! { <option value=head.to_string() selected=selected>{name.clone()}</option> }
        });
        let first_cells = move || {
            let Some(head) = mapping.with(|mapping| mapping[at]) else { return String::new() };
            input.with_value(|input| {
                let cells = input.table.iter().skip(1).take(3).filter_map(|row| row.get(head));
                cells.filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
            })
        };
        let is_missing = move || column.is_required && mapping.with(|mapping| mapping[at].is_none());
        let label = format!("Column of the file for {}", column.name);
        view! {
            <tr>
                <th scope="row">{column.name}{(!column.is_required).then_some(view! { <small class="muted">" optional"</small> })}</th>
                <td>
                    <select
                        class="input"
                        aria-label=label
                        aria-invalid=move || is_missing().then_some("true")
                        on:change:target=move |event| {
                            let selected = event.target().value().parse().ok();
                            mapping.update(|mapping| mapping[at] = selected);
                        }
                    >
                        <option value="" selected=move || mapping.with(|mapping| mapping[at].is_none())>
                            "not in the file"
                        </option>
                        {options.collect_view()}
                    </select>
                </td>
                <td class="muted">{first_cells}</td>
            </tr>
        }
    };
    let rows = sheet.columns.iter().enumerate().map(row).collect_view();
    let count = input.with_value(|input| input.table.len() - 1);
    let table_heads = [Head::new("Column"), Head::new("In the file"), Head::new("First rows")];
    view! {
        {previous.map(|when| view! {
            <Note severity=Severity::Wait title="This very table was uploaded before">
                <span>{format!("On this device, on {when}. Look at what came of it before you send it again.")}</span>
            </Note>
        })}
        {move || was_submitted.get().then(missing).filter(|missing| !missing.is_empty()).map(|missing| view! {
            <Alert severity=Severity::Bad title="A column is missing">
                <span>{format!("Say which column of the file is: {}.", missing.join(", "))}</span>
            </Alert>
        })}
        <section class="card stack" aria-label="Columns of the file">
            {table("Columns of the file", &table_heads, rows, None)}
            <div class="actions">
                <button type="button" class="button primary" on:click=start>
                    {format!("Check {count} {}", if count == 1 { "row" } else { "rows" })}
                </button>
                <button type="button" class="button" on:click=move |_| on_back.run(())>
                    "Another table"
                </button>
                <span class="actions-note">"Nothing is sent yet."</span>
            </div>
        </section>
    }
}
