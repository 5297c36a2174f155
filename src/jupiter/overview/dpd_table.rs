//! The running loans by days past due: how many, what they owe, and the portfolio at risk.

use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::skeleton;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use crate::dom::watch::watch;
use crate::jupiter::loan_totals::{LoanTotals, sum_loans};
use crate::jupiter::loans::{self, DpdBucket};
use crate::links::Link;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use lms::loans::{LoanFilter, LoanStatus};
use lms::{ApiError, Money, Topic};

const HEADS: [Head; 5] = [
    Head::new("Days past due"),
    Head::num("Loans"),
    Head::num("Overdue ₹"),
    Head::num("Outstanding ₹"),
    Head::num("PAR %"),
];

/// The totals of a bucket; `None` while they are read.
type BucketTotals = Option<Result<LoanTotals, ApiError>>;

#[component]
pub(super) fn DpdTable() -> impl IntoView {
    let rows = DpdBucket::ALL.map(|bucket| (bucket, RwSignal::new(BucketTotals::None)));
    let version = api::version(&[Topic::Loans]);
    let retries = RwSignal::new(0_u32);
    watch(move || {
        version.track();
        retries.track();
        for (bucket, row) in rows {
            spawn_local_scoped_with_cancellation(async move {
                let totals = sum_loans(filter(bucket), |_| ()).await;
                row.try_set(Some(totals));
            });
        }
    });
    let retry = Callback::new(move |()| retries.update(|retries| *retries += 1));
    let failed = move || rows.iter().find_map(|(_, row)| row.get().and_then(Result::err));
    let known = move || rows.map(|(bucket, row)| (bucket, row.get().and_then(Result::ok)));
    view! {
        <Card title="Running loans by days past due">
            {move || failed().map(|error| view! { <ErrorNote error on_retry=retry /> })}
            {move || bucket_table(&known(), failed().is_some())}
        </Card>
    }
}

/// The running loans of a bucket. A loan that is late is overdue; one that is not is active.
fn filter(bucket: DpdBucket) -> LoanFilter {
    let (least, most) = bucket.range();
    let status = if bucket == DpdBucket::Current { LoanStatus::Active } else { LoanStatus::Overdue };
    LoanFilter { status: Some(status), dpd_min: Some(least), dpd_max: most, ..LoanFilter::default() }
}

fn href(bucket: DpdBucket) -> String {
    let status = filter(bucket).status.map(|status| status.to_string()).unwrap_or_default();
    Link::Loans(ListState::of(&loans::FIELDS).with("status", status).with("dpd", bucket.as_str()).into()).href()
}

/// Every bucket has its row from the start, so that no row moves under a click when another is read.
fn bucket_table(known: &[(DpdBucket, Option<LoanTotals>)], failed: bool) -> impl IntoView + use<> {
    let read = || known.iter().filter_map(|(bucket, totals)| Some((bucket, totals.as_ref()?)));
    let all_read = read().count() == known.len();
    let is_whole = all_read && read().all(|(_, totals)| totals.is_whole());
    let outstanding: Money = read().map(|(_, totals)| totals.outstanding).sum();
    let row = |(bucket, totals): &(DpdBucket, Option<LoanTotals>)| {
        let label = bucket.label();
        let Some(totals) = totals else {
            let cell = || if failed { "—".into_any() } else { skeleton("60%").into_any() };
            let cells = (1..HEADS.len()).map(|_| view! { <td class="num">{cell()}</td> }).collect_view();
            return view! {
                <tr>
                    <th scope="row">{label}</th>
                    {cells}
                </tr>
            }
            .into_any();
        };
        let late = *bucket != DpdBucket::Current;
        let at_risk = read().filter(|(other, _)| other.range().0 >= bucket.range().0);
        let at_risk: Money = at_risk.map(|(_, totals)| totals.outstanding).sum();
        let par = (late && is_whole).then(|| {
            let per_mille = at_risk.per_mille_of(outstanding);
            format!("{}.{}", per_mille / 10, per_mille % 10)
        });
        let more = if totals.is_whole() { "" } else { "+" };
        let is_marked = late && totals.count > 0;
        view! {
            <tr class:late=is_marked>
                <th scope="row">{label}</th>
                <td class="num">
                    <a href=href(*bucket) aria-label=format!("{} loans, {label}", totals.count)>
                        {totals.count}
                    </a>
                </td>
                <td class="num">{totals.overdue.grouped()}{more}</td>
                <td class="num">{totals.outstanding.grouped()}{more}</td>
                <td class="num">{par}</td>
            </tr>
        }
        .into_any()
    };
    let sum =
        |of: fn(&LoanTotals) -> Money| all_read.then(|| read().map(|(_, totals)| of(totals)).sum::<Money>().grouped());
    let loans = all_read.then(|| read().map(|(_, totals)| totals.count).sum::<u64>());
    let foot = view! {
        <tr>
            <th scope="row">"All running loans"</th>
            <td class="num">{loans}</td>
            <td class="num">{sum(|totals| totals.overdue)}</td>
            <td class="num">{sum(|totals| totals.outstanding)}</td>
            <td></td>
        </tr>
    };
    let note = "PAR: what loans at least so late owe, as a part of what all running loans owe.";
    view! {
        {table("Running loans by days past due", &HEADS, known.iter().map(row).collect_view(), Some(foot.into_any()))}
        <p class="muted small">{note}</p>
    }
}
