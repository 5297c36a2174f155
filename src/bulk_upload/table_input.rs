//! The first step of an upload: a file is dropped or chosen, or a table is pasted.

use super::csv;
use super::mapping_form::MappingForm;
use super::sheet::{MAX_ROWS, Sheet};
use super::upload_job::UploadJob;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::forms::field::AreaField;
use crate::components::widgets::table::{Head, table};
use crate::dom::download::save_csv;
use js_sys::futures::JsFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, File};

#[derive(Clone, PartialEq)]
pub(super) struct InputTable {
    /// Name of the file.
    pub(super) file: String,
    pub(super) text: String,
    /// The first row holds the column names.
    pub(super) table: Vec<Vec<String>>,
}

/// Asks for a table, then for the mapping of its columns.
#[component]
pub(crate) fn TableInput(sheet: &'static Sheet, #[prop(into)] on_start: Callback<UploadJob>) -> impl IntoView {
    let input = RwSignal::new(None::<InputTable>);
    let error = RwSignal::new(None::<String>);
    let on_table = Callback::new(move |(file, text): (String, String)| match read(&text) {
        Ok(table) => {
            error.set(None);
            input.set(Some(InputTable { file, text, table }));
        }
        Err(message) => error.set(Some(message)),
    });
    let on_back = Callback::new(move |()| input.set(None));
    view! {
        {move || error.get().map(|message| view! {
            <Alert severity=Severity::Bad title="This table can't be read">
                <span>{message}</span>
            </Alert>
        })}
        {move || match input.get() {
            None => view! { <TableForm sheet on_table /> }.into_any(),
            Some(input) => view! { <MappingForm sheet input on_start on_back /> }.into_any(),
        }}
    }
}

fn read(text: &str) -> Result<Vec<Vec<String>>, String> {
    let table = csv::read(text)?;
    match table.len() {
        0 | 1 => Err("There are no rows below the names of the columns.".to_owned()),
        rows if rows > MAX_ROWS + 1 => Err(format!("There are {} rows; upload at most 10,000 at a time.", rows - 1)),
        _ => Ok(table),
    }
}

/// File, drop area or text to paste, and a description of the columns.
#[component]
fn TableForm(sheet: &'static Sheet, on_table: Callback<(String, String)>) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let is_dragged_over = RwSignal::new(false);
    let read_file = move |file: File| {
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            // The page may have been left meanwhile.
            on_table.try_run((file.name(), text.unwrap_or_default()));
        });
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        is_dragged_over.set(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        file.into_iter().for_each(read_file);
    };
    let save_template = move |_| {
        let names = sheet.columns.iter().map(|column| column.name.to_owned()).collect();
        let examples = sheet.columns.iter().map(|column| column.example.to_owned()).collect();
        save_csv(&format!("{}-template.csv", sheet.slug), &csv::write([names, examples]));
    };
    let rows = sheet.columns.iter().map(|column| {
        view! {
            <tr>
                <th scope="row">{column.name}</th>
                <td>{if column.is_required { "needed" } else { "optional" }}</td>
                <td class="mono">{column.example}</td>
            </tr>
        }
    });
    let heads = [Head::new("Column"), Head::new(""), Head::new("For example")];
    view! {
        <div class="split">
            <section class="card stack" aria-label="The table">
                <label
                    class="drop"
                    class:over=is_dragged_over
                    on:dragover=move |event: DragEvent| {
                        event.prevent_default();
                        is_dragged_over.set(true);
                    }
                    on:dragleave=move |_| is_dragged_over.set(false)
                    on:drop=on_drop
                >
                    <b>"Drop a CSV file here, or choose one"</b>
                    <input
                        type="file"
                        accept=".csv,.tsv,.txt,text/csv"
                        aria-label="CSV file"
                        on:change:target=move |event| {
                            let file = event.target().files().and_then(|files| files.get(0));
                            file.into_iter().for_each(read_file);
                        }
                    />
                </label>
                <AreaField
                    label="Or paste rows from a spreadsheet"
                    name="pasted"
                    value=pasted
                    rows=8
                    mono=true
                    hint="With the names of the columns in the first row."
                />
                <div class="actions">
                    <button
                        type="button"
                        class="button primary"
                        on:click=move |_| on_table.run(("pasted rows".to_owned(), pasted.get_untracked()))
                    >
                        "Check the rows"
                    </button>
                    <span class="actions-note">"Nothing is sent yet."</span>
                </div>
            </section>
            <section class="card" aria-label="What the table looks like">
                <div class="card-head">
                    <h2>"Columns"</h2>
                    <div class="card-aside">
                        <button type="button" class="button small" on:click=save_template>
                            "Save a template"
                        </button>
                    </div>
                </div>
                {table("Columns of the table", &heads, rows.collect_view(), None)}
            </section>
        </div>
    }
}
