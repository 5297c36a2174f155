//! Drawing on a line: what is free of it is told while the amount is typed.

use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::toasts;
use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{AreaField, DateField, TextField};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, since_then};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::dom::debounce::debounced;
use crate::links::{Link, use_link};
use crate::navigation::{self, Step};
use crate::pickers::{self, AccountPicker};
use futures::FutureExt;
use leptos::prelude::*;
use lms::bank::CreditBankChoice;
use lms::formats;
use lms::topups::{CheckLineAmount, CreateTopup, LineCheck, ListTopups, Topup, TopupDetails, TopupStatus};
use lms::{FieldError, Instant};

const LABELS: SubmitLabels = SubmitLabels { what: "the top-up", send: "Draw on the line", sending: "Sending…" };

/// The form as typed.
#[derive(Clone, Copy)]
struct Typed {
    account: RwSignal<String>,
    account_typed: RwSignal<String>,
    amount: RwSignal<String>,
    invoice_no: RwSignal<String>,
    invoice_date: RwSignal<String>,
    invoice_amount: RwSignal<String>,
    seller_name: RwSignal<String>,
    seller_gstin: RwSignal<String>,
    buyer_gstin: RwSignal<String>,
    scheduled_at: RwSignal<String>,
    remark: RwSignal<String>,
    bank: BankForm,
}

impl Typed {
    fn restored(draft: &mut Draft) -> Self {
        Self {
            account: draft.field("account"),
            account_typed: draft.field("account_typed"),
            amount: draft.field("amount"),
            invoice_no: draft.field("invoice_no"),
            invoice_date: draft.field("invoice_date"),
            invoice_amount: draft.field("invoice_amount"),
            seller_name: draft.field("seller_name"),
            seller_gstin: draft.field("seller_gstin"),
            buyer_gstin: draft.field("buyer_gstin"),
            scheduled_at: draft.field("scheduled_at"),
            remark: draft.field("remark"),
            bank: BankForm::restored(draft),
        }
    }

    fn check(self) -> Result<CreateTopup, Vec<FieldError>> {
        let mut check = Check::default();
        let account = check.field("account", check::value(&self.account.read(), "Choose the account that draws."));
        let amount = check.field("amount", check::amount(&self.amount.read()));
        let invoice_date = check.field("invoice_date", check::maybe_day(&self.invoice_date.read()));
        let invoice_amount = self.invoice_amount.read();
        let invoice_amount = check.field(
            "invoice_amount",
            if invoice_amount.trim().is_empty() { Ok(None) } else { check::amount(&invoice_amount).map(Some) },
        );
        let seller_gstin = check.field("seller_gstin", formats::optional(&self.seller_gstin.read(), formats::gstin));
        let buyer_gstin = check.field("buyer_gstin", formats::optional(&self.buyer_gstin.read(), formats::gstin));
        let scheduled = check.field("scheduled_at", check::maybe_day(&self.scheduled_at.read()));
        let bank = if self.bank.is_empty() { Some(None) } else { self.bank.read(&mut check).map(Some) };
        let whole = || {
            Some(CreateTopup {
                account: account?,
                amount: amount?,
                group: None,
                details: TopupDetails {
                    invoice_no: check::maybe(&self.invoice_no.read()),
                    invoice_date: invoice_date?,
                    invoice_amount: invoice_amount?,
                    seller_name: check::maybe(&self.seller_name.read()),
                    seller_gstin: seller_gstin?,
                    buyer_gstin: buyer_gstin?,
                    scheduled_at: scheduled?.map(lms::Day::start),
                    credit_bank: bank?.map(CreditBankChoice::New),
                    remark: check::maybe(&self.remark.read()),
                },
            })
        };
        check.done(whole())
    }
}

/// The form's page.
#[component]
pub(crate) fn NewTopupPage() -> impl IntoView {
    let path = use_link();
    let given = path.with_untracked(|path| match path {
        Some(Link::NewTopup { account }) => *account,
        _ => None,
    });
    let name = given.map_or_else(|| "topup".to_owned(), |account| format!("topup.{account}"));
    let mut draft = Draft::new(&name);
    let typed = Typed::restored(&mut draft);
    if let Some(account) = given {
        typed.account.set(account.to_string());
        pickers::name_account(account, typed.account_typed);
    }
    let submission = Submission::new(name, LABELS, look_up);
    let (form, send) = Form::of(submission, move || typed.check());
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |topup: Topup| {
        forget();
        let words = match topup.status {
            TopupStatus::ChecksFailed => format!("{} is entered; a check did not pass.", topup.ref_id),
            TopupStatus::Scheduled => format!("{} is entered and waits for its day.", topup.ref_id),
            _ => format!("{} of {} is entered.", topup.ref_id, topup.amount),
        };
        toasts.success(words);
        navigation::go(&Link::Topup { reference: topup.ref_id }.href(), Step::Same);
    });
    let trail = vec![Crumb::link("Top-ups", Link::topups().href()), Crumb::here("Draw on a line")];
    let back = Link::topups().href();
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text="Draw on a line" />
            </div>
            <section class="card">
                <FormView form on_send=send beside=move || view! { <a class="button" href=back.clone()>"Cancel"</a> }>
                    <AccountPicker form value=typed.account typed=typed.account_typed />
                    <MoneyField label="Amount" name="amount" value=typed.amount error=form.error("amount") />
                    <Line typed />
                    <div class="fields">
                        <TextField label="Invoice no." name="invoice_no" value=typed.invoice_no error=form.error("invoice_no") optional=true max_length=60 />
                        <DateField label="Invoice date" name="invoice_date" value=typed.invoice_date error=form.error("invoice_date") optional=true />
                        <TextField
                            label="Invoice amount, with GST"
                            name="invoice_amount"
                            value=typed.invoice_amount
                            error=form.error("invoice_amount")
                            inputmode="decimal"
                            optional=true
                        />
                    </div>
                    <div class="fields">
                        <TextField label="Seller" name="seller_name" value=typed.seller_name error=form.error("seller_name") optional=true max_length=200 />
                        <TextField label="Seller's GSTIN" name="seller_gstin" value=typed.seller_gstin error=form.error("seller_gstin") optional=true />
                        <TextField label="Buyer's GSTIN" name="buyer_gstin" value=typed.buyer_gstin error=form.error("buyer_gstin") optional=true />
                    </div>
                    <DateField
                        label="Pay out on"
                        name="scheduled_at"
                        value=typed.scheduled_at
                        error=form.error("scheduled_at")
                        hint="Left empty, it is paid out as soon as its checks pass."
                        optional=true
                    />
                    <details>
                        <summary>"Pay into another bank account"</summary>
                        <div class="stack">
                            <p class="muted">"Left empty, it goes to the account's own."</p>
                            <BankFields form typed=typed.bank />
                        </div>
                    </details>
                    <AreaField label="Remark" name="remark" value=typed.remark optional=true />
                </FormView>
            </section>
        </main>
    }
}

/// Whether the line has so much, while the amount is typed.
#[component]
fn Line(typed: Typed) -> impl IntoView {
    let wanted = Memo::new(move |_| {
        let account = typed.account.read().parse().ok()?;
        Some(CheckLineAmount { account, amount: check::amount(&typed.amount.read()).ok()? })
    });
    let asked = debounced(wanted);
    let check = api::query(move || asked.get());
    // An answer stands only beside the amount that it is about.
    let shown = Memo::new(move |_| check.data().filter(|_| wanted.get().is_some() && wanted.get() == asked.get()));
    let error = Memo::new(move |_| check.error().filter(|_| wanted.with(Option::is_some)));
    let fits = |line: LineCheck| {
        if line.allowed {
            view! { <Note severity=Severity::Good>{format!("The line has {} free.", line.available)}</Note> }.into_any()
        } else {
            let words = if line.message.is_empty() {
                format!("{} more than the {} that is free of the line.", line.shortfall, line.available)
            } else {
                line.message
            };
            view! {
                <Note severity=Severity::Bad title="The line does not have so much">{words}</Note>
            }
            .into_any()
        }
    };
    view! {
        <div aria-live="polite">
            {move || shown.get().map(fits)}
            {move || error.get().map(|error| view! {
                <Note severity=Severity::Wait>{format!("What is free of the line could not be read: {error}")}</Note>
            })}
        </div>
    }
}

/// A top-up of the same account, amount and invoice entered since.
fn look_up(asked: CreateTopup, since: Instant) -> LookupFuture<Topup> {
    async move {
        let list =
            ListTopups { account: Some(asked.account), ordering: "-created_at".to_owned(), ..ListTopups::default() };
        let is_it = |topup: &Topup| {
            since_then(topup.created_at, since)
                && topup.amount == asked.amount
                && topup.invoice_no == asked.details.invoice_no
        };
        Ok(api::send(list).await?.results.into_iter().find(is_it))
    }
    .boxed_local()
}
