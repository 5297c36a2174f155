//! The beginning of an upload: a file is dropped or chosen, or a table pasted, and its columns are found.

use super::sheet::{MOST_ROWS, Sheet};
use super::upload_job::{UploadJob, UploadRow};
use super::{csv, mapping, upload_storage};
use crate::clock;
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::forms::field::AreaField;
use crate::components::widgets::table::{Head, table};
use crate::dom::download::save_csv;
use js_sys::futures::JsFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, File};

/// What was given.
#[derive(Clone, PartialEq)]
struct Given {
    file: String,
    text: String,
    table: Vec<Vec<String>>,
}

/// Asks for the table, then for its columns; `on_start` gets the upload.
#[component]
pub(crate) fn Start(sheet: &'static Sheet, #[prop(into)] on_start: Callback<UploadJob>) -> impl IntoView {
    let given = RwSignal::new(None::<Given>);
    let wrong = RwSignal::new(None::<String>);
    let take = Callback::new(move |(file, text): (String, String)| match read(&text) {
        Ok(table) => {
            wrong.set(None);
            given.set(Some(Given { file, text, table }));
        }
        Err(why) => wrong.set(Some(why)),
    });
    let back = Callback::new(move |()| given.set(None));
    view! {
        {move || wrong.get().map(|why| view! {
            <Alert severity=Severity::Bad title="This table can't be read">
                <span>{why}</span>
            </Alert>
        })}
        {move || match given.get() {
            None => view! { <Give sheet on_give=take /> }.into_any(),
            Some(given) => view! { <Columns sheet given on_start back /> }.into_any(),
        }}
    }
}

fn read(text: &str) -> Result<Vec<Vec<String>>, String> {
    let table = csv::read(text)?;
    match table.len() {
        0 | 1 => Err("There are no rows below the names of the columns.".to_owned()),
        rows if rows > MOST_ROWS + 1 => Err(format!("There are {} rows; upload at most 10,000 at a time.", rows - 1)),
        _ => Ok(table),
    }
}

/// The field to paste into, the place to drop on, and what the table must look like.
#[component]
fn Give(sheet: &'static Sheet, on_give: Callback<(String, String)>) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let over = RwSignal::new(false);
    let open = move |file: File| {
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            on_give.run((file.name(), text.unwrap_or_default()));
        });
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        file.into_iter().for_each(open);
    };
    let template = move |_| {
        let names = sheet.columns.iter().map(|column| column.name.to_owned()).collect();
        let examples = sheet.columns.iter().map(|column| column.example.to_owned()).collect();
        save_csv(&format!("{}-template.csv", sheet.slug), &csv::write([names, examples]));
    };
    let rows = sheet.columns.iter().map(|column| {
        view! {
            <tr>
                <th scope="row">{column.name}</th>
                <td>{if column.needed { "needed" } else { "optional" }}</td>
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
                    class:over=over
                    on:dragover=move |event: DragEvent| {
                        event.prevent_default();
                        over.set(true);
                    }
                    on:dragleave=move |_| over.set(false)
                    on:drop=dropped
                >
                    <b>"Drop a CSV file here, or choose one"</b>
                    <input
                        type="file"
                        accept=".csv,.tsv,.txt,text/csv"
                        aria-label="CSV file"
                        on:change:target=move |event| {
                            let file = event.target().files().and_then(|files| files.get(0));
                            file.into_iter().for_each(open);
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
                        on:click=move |_| on_give.run(("pasted rows".to_owned(), pasted.get_untracked()))
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
                        <button type="button" class="button small" on:click=template>
                            "Save a template"
                        </button>
                    </div>
                </div>
                {table("Columns of the table", &heads, rows.collect_view(), None)}
            </section>
        </div>
    }
}

/// Which column of the file is which.
#[component]
fn Columns(sheet: &'static Sheet, given: Given, on_start: Callback<UploadJob>, back: Callback<()>) -> impl IntoView {
    let heads = given.table.first().cloned().unwrap_or_default();
    let mapping = RwSignal::new(mapping::guess(sheet, &heads));
    let before = upload_storage::uploaded_before(sheet, &given.text);
    let tried = RwSignal::new(false);
    let given = StoredValue::new(given);
    let missing = move || mapping.with(|mapping| mapping::missing(sheet, mapping));
    let start = move |_| {
        if !untrack(missing).is_empty() {
            tried.set(true);
            return;
        }
        let (file, rows): (String, Vec<UploadRow>) = given.with_value(|given| {
            upload_storage::save_uploaded(sheet, &given.text, clock::now().to_string());
            (given.file.clone(), mapping.with_untracked(|mapping| mapping::rows(&given.table, mapping)))
        });
        on_start.run(UploadJob::new(file, rows));
    };
    let row = |(at, column): (usize, &'static super::sheet::Column)| {
        let options = heads.iter().enumerate().map(|(head, name)| {
            let selected = move || mapping.with(|mapping| mapping[at] == Some(head));
            view! { <option value=head.to_string() selected=selected>{name.clone()}</option> }
        });
        let first = move || {
            let Some(head) = mapping.with(|mapping| mapping[at]) else { return String::new() };
            given.with_value(|given| {
                let cells = given.table.iter().skip(1).take(3).filter_map(|row| row.get(head));
                cells.filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
            })
        };
        let bad = move || column.needed && mapping.with(|mapping| mapping[at].is_none());
        let label = format!("Column of the file for {}", column.name);
        view! {
            <tr>
                <th scope="row">{column.name}{(!column.needed).then_some(view! { <small class="muted">" optional"</small> })}</th>
                <td>
                    <select
                        class="input"
                        aria-label=label
                        aria-invalid=move || bad().then_some("true")
                        on:change:target=move |event| {
                            let chosen = event.target().value().parse().ok();
                            mapping.update(|mapping| mapping[at] = chosen);
                        }
                    >
                        <option value="" selected=move || mapping.with(|mapping| mapping[at].is_none())>
                            "not in the file"
                        </option>
                        {options.collect_view()}
                    </select>
                </td>
                <td class="muted">{first}</td>
            </tr>
        }
    };
    let rows = sheet.columns.iter().enumerate().map(row).collect_view();
    let count = given.with_value(|given| given.table.len() - 1);
    let table_heads = [Head::new("Column"), Head::new("In the file"), Head::new("First rows")];
    view! {
        {before.map(|when| view! {
            <Note severity=Severity::Wait title="This very table was uploaded before">
                <span>{format!("On this device, on {when}. Look at what came of it before you send it again.")}</span>
            </Note>
        })}
        {move || tried.get().then(missing).filter(|missing| !missing.is_empty()).map(|missing| view! {
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
                <button type="button" class="button" on:click=move |_| back.run(())>
                    "Another table"
                </button>
                <span class="actions-note">"Nothing is sent yet."</span>
            </div>
        </section>
    }
}
