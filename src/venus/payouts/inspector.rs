//! The opened payout: how much, to whom, and its story so far.

use super::rows::status_words;
use crate::api;
use crate::part::part;
use crate::paths::Path;
use crate::ui::beyond::{Locked, answers};
use crate::ui::card::{Pair, Pairs};
use crate::ui::chip::chip;
use crate::ui::copy::Copy;
use crate::ui::error_note::ErrorNote;
use crate::ui::icon::{Glyph, icon};
use crate::ui::masked::Masked;
use crate::ui::note::Note;
use crate::ui::skeleton::{Waiting, skeleton_lines};
use crate::ui::timeline::{Moment, Timeline};
use crate::ui::tone::{Status, Tone};
use crate::ui::watch::watch;
use leptos::ev::KeyboardEvent;
use leptos::html::H2;
use leptos::prelude::*;
use lms::PayoutId;
use lms::payouts::{GetPayout, Payout, PayoutStatus};

part!(
    in loan,
    /// The panel of one payout, fetched when one is opened first.
    pub(super) fn inspector(id: PayoutId, seen: Option<Payout>, on_close: Callback<()>) {
        view! { <Inspector id seen on_close /> }
    }
);

/// The panel of one payout.
#[component]
fn Inspector(
    /// Which.
    id: PayoutId,
    /// As the list brought it, where it did.
    seen: Option<Payout>,
    /// Closes the panel.
    on_close: Callback<()>,
) -> impl IntoView {
    let can_ask = answers::<GetPayout>();
    let asked = api::query(move || can_ask.then_some(GetPayout { id }));
    let seen = StoredValue::new(seen);
    let payout = Memo::new(move |_| asked.data().or_else(|| seen.get_value()));
    let error = Memo::new(move |_| asked.error());
    let retry = Callback::new(move |()| asked.refetch());
    let title = NodeRef::<H2>::new();
    watch(move || {
        if let Some(title) = title.get() {
            drop(title.focus());
        }
    });
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            on_close.run(());
        }
    };
    view! {
        <aside class="card stack inspector" aria-label="Opened payout" on:keydown=escape>
            <div class="inspector-head">
                <h2 node_ref=title tabindex="-1">
                    {move || payout.with(|payout| payout.as_ref().map_or_else(|| "Payout".to_owned(), |payout| payout.ref_id.clone()))}
                </h2>
                <span class="spacer"></span>
                <button type="button" class="button quiet icon-only small" aria-label="Close" on:click=move |_| on_close.run(())>
                    {icon(Glyph::Close)}
                </button>
            </div>
            {move || error.get().map(|error| view! { <ErrorNote error on_retry=retry /> })}
            {move || match payout.get() {
                Some(payout) => view! { <Facts payout /> }.into_any(),
                None if error.with(Option::is_some) => ().into_any(),
                None if can_ask => view! { <Waiting what="the payout">{skeleton_lines(6)}</Waiting> }.into_any(),
                None => view! { <Locked what="a single payout"><p>"Find it in the list and open it there."</p></Locked> }.into_any(),
            }}
        </aside>
    }
}

#[component]
fn Facts(payout: Payout) -> impl IntoView {
    let loan = payout.loan.as_ref().map(|loan| {
        let words = loan.full().map_or_else(|| "the loan".to_owned(), |loan| loan.ref_id);
        let href = Path::loan(loan.id()).href();
        view! { <Pair label="Loan"><a class="mono" href=href>{words}</a></Pair> }
    });
    let failure = (payout.status == PayoutStatus::Failed).then(|| {
        let why = payout.failed_remark.clone().unwrap_or_else(|| "The bank gave no reason.".to_owned());
        view! { <Note tone=Tone::Bad title=why>"The bank sent it back. No money left."</Note> }
    });
    let bank = payout.credit_bank.clone().map(|bank| {
        view! {
            <Pair label="Account"><Masked number=bank.account_no /></Pair>
            <Pair label="IFSC"><span class="mono">{bank.ifsc}</span></Pair>
            <Pair label="Holder">{bank.account_holder_name}</Pair>
            <Pair label="Verified">{if bank.is_verified { "Yes" } else { "No" }}</Pair>
        }
    });
    let utr = payout.utr.clone().map(|utr| view! { <Pair label="UTR"><Copy text=utr what="UTR" /></Pair> });
    let amount = payout.amount.to_string();
    let (kind, method) = (payout.r#type.label().to_owned(), payout.method.label().to_owned());
    let reference = payout.ref_id.clone();
    let status = chip(payout.status.tone(), payout.status.words().to_owned());
    let yes_or_no = |yes: bool| if yes { "Yes" } else { "No" };
    let (exported, posted) = (yes_or_no(payout.is_downloaded), yes_or_no(payout.sent_to_gl));
    let to = format!("to {}", payout.borrower().unwrap_or_else(|| "the borrower".to_owned()));
    view! {
        <div>
            <div class="inspector-amount">{amount}</div>
            <span class="muted">{to}</span>
        </div>
        <p>{status}</p>
        {failure}
        <Pairs>
            <Pair label="Reference"><Copy text=reference what="payout reference" /></Pair>
            <Pair label="Type">{kind}</Pair>
            <Pair label="Method">{method}</Pair>
            {loan}
            {bank}
            {utr}
            <Pair label="In a bank file">{exported}</Pair>
            <Pair label="Sent to GL">{posted}</Pair>
        </Pairs>
        <Story payout />
    }
}

/// From request to outcome, the latest first.
#[component]
fn Story(payout: Payout) -> impl IntoView {
    let now = match payout.status {
        PayoutStatus::Pending => None,
        _ => Some((payout.processed_at.unwrap_or(payout.updated_at), payout.status.tone(), status_words(&payout))),
    };
    let requested = (payout.created_at, Tone::Muted, "Requested".to_owned());
    let moments = now.into_iter().chain([requested]).map(|(at, tone, words)| {
        view! { <Moment when=at.to_string() datetime=at.day().iso() tone=tone>{words}</Moment> }
    });
    view! { <Timeline>{moments.collect_view()}</Timeline> }
}
