//! Making a group of top-ups.

use super::find_group::search_groups;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::form_field::FormField;
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::submit::{LookupFuture, SubmitLabels, find_created};
use crate::links::Link;
use crate::pickers::AccountPicker;
use leptos::prelude::*;
use lms::topup_groups::{CreateTopupGroup, ListTopupGroups, TopupGroup};

const CREATE: CreateForm<CreateTopupGroup> = CreateForm {
    labels: SubmitLabels { what: "the group", send: "Make the group", sending: "Making…" },
    look_up,
    created: |group| {
        (format!("Group {} is there: add its top-ups.", group.ref_id), Link::TopupGroup { reference: group.ref_id })
    },
};

#[component]
pub(crate) fn NewTopupGroupPage() -> impl IntoView {
    let mut draft = Draft::new("topup-group");
    let (name, remark) = (draft.field("name"), draft.field("remark"));
    let (account, account_typed) = (draft.field("account"), draft.field("account_typed"));
    let check = move || {
        let mut check = Check::default();
        let name = check.field("name", check::words(&name.read(), "Give the group a name."));
        let account = if account_typed.read().trim().is_empty() {
            Ok(None)
        } else {
            check::value(&account.read(), "Choose an account of the list, or leave this empty.").map(Some)
        };
        let account = check.field("account", account);
        let whole = || {
            let remark = check::maybe(&remark.read());
            Some(CreateTopupGroup { name: name?, account: account?, remark, topups: Vec::new() })
        };
        check.done(whole())
    };
    let name_field = FormField::text("Name", "name", name).hint("For example November yarn.");
    let (form, send) = CREATE.start(draft, check);
    view! {
        <FormPage title="Make a group" list=(Link::topup_groups(), "Top-up groups") form on_send=send>
            {name_field.of(form)}
            <AccountPicker form value=account typed=account_typed hint="Only where all its top-ups are of one account." optional=true />
            {FormField::area("Remark", "remark", remark).optional().of(form)}
        </FormPage>
    }
}

fn look_up(sent: CreateTopupGroup) -> LookupFuture<TopupGroup> {
    let name = sent.name.clone();
    let list = move |page| ListTopupGroups { page, ..search_groups(&name) };
    find_created(list, sent)
}
