//! The fields of an account to be opened: its application, and its borrower.

use super::form::AccountForm;
use crate::components::forms::field::TextField;
use crate::components::forms::form::Form;
use leptos::prelude::*;

#[component]
pub(super) fn ApplicationFields(form: Form, account: AccountForm) -> impl IntoView {
    view! {
        <TextField
            label="Lead id"
            name="lead_id"
            value=account.lead_id
            error=form.error("lead_id")
            hint="The application's id in the origination system."
            max_length=40
            code=true
        />
        <TextField
            label="Program id"
            name="program_id"
            value=account.program_id
            error=form.error("program_id")
            hint="The product it was approved under."
            max_length=40
            code=true
        />
    }
}

#[component]
pub(super) fn BorrowerFields(form: Form, account: AccountForm) -> impl IntoView {
    view! {
        <TextField label="Legal name" name="name" value=account.name error=form.error("name") max_length=200 />
        <div class="fields">
            <TextField
                label="Mobile"
                name="mobile"
                value=account.mobile
                error=form.error("mobile")
                kind="tel"
                hint="Ten digits."
                max_length=16
            />
            <TextField
                label="E-mail"
                name="email"
                value=account.email
                error=form.error("email")
                kind="email"
                max_length=200
                optional=true
            />
        </div>
        <div class="fields">
            <TextField
                label="PAN"
                name="pan"
                value=account.pan
                error=form.error("pan")
                hint="As in ABCDE1234F."
                max_length=12
                code=true
            />
            <TextField
                label="GSTIN"
                name="gstin"
                value=account.gstin
                error=form.error("gstin")
                hint="15 characters."
                max_length=18
                code=true
                optional=true
            />
        </div>
    }
}
