//! The filter by product. The API lists no products: those are offered under which the newest accounts were opened.

use crate::api;
use crate::components::lists::list_page::{Filter, ListHandle};
use leptos::prelude::*;
use lms::Page;
use lms::accounts::{Account, ListAccounts};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use std::collections::BTreeMap;

/// The filter; there once it is known what to offer.
#[component]
pub(crate) fn ProgramFilter(
    /// Of which list.
    list: ListHandle,
) -> impl IntoView {
    let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    let accounts = api::query(move || Some(ListAccounts { page, ..ListAccounts::default() }));
    let programs = Memo::new(move |_| accounts.data().map(|page| of(&page)).unwrap_or_default());
    move || {
        let options = programs.get();
        (!options.is_empty()).then(|| view! { <Filter list name="program" label="Program" options /> })
    }
}

fn of(page: &Page<Account>) -> Vec<(String, String)> {
    let named =
        page.results.iter().filter_map(|account| Some((account.program_name.clone(), account.program_id?.to_string())));
    let by_name: BTreeMap<String, String> = named.collect();
    by_name.into_iter().map(|(name, id)| (id, name)).collect()
}
