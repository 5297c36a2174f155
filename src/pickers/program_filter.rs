//! The filter by product. The API has no list of products, so it offers those of the newest accounts.

use crate::api;
use crate::components::lists::filters::Filter;
use crate::components::lists::list_handle::ListHandle;
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::Page;
use lms::accounts::{Account, ListAccounts};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use std::collections::BTreeMap;

/// Shown once the options are loaded.
#[component]
pub(crate) fn ProgramFilter(list: ListHandle) -> impl IntoView {
    let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    let accounts = api::query(move || Some(ListAccounts { page, ..ListAccounts::default() }));
    let programs = memo(move |_| accounts.data().map(|page| programs_of(&page)).unwrap_or_default());
    move || {
        let options = programs.get();
        (!options.is_empty()).then(|| view! { <Filter list name="program" label="Program" options /> })
    }
}

fn programs_of(page: &Page<Account>) -> Vec<(String, String)> {
    let named =
        page.results.iter().filter_map(|account| Some((account.program_name.clone(), account.program_id?.to_string())));
    let mut by_name = BTreeMap::new();
    by_name.extend(named);
    by_name.into_iter().map(|(name, id)| (id, name)).collect()
}
