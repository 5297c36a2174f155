//! The portfolio by how late it is: how many loans, what they owe, and the portfolio at risk.

use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::skeleton;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use crate::dom::watch::watch;
use crate::jupiter::loans::{self, DpdBucket};
use crate::jupiter::sums::{self, Sums};
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

type Row = Option<Result<Sums, ApiError>>;

/// The card.
#[component]
pub(super) fn Overdue() -> impl IntoView {
    let rows = DpdBucket::ALL.map(|bucket| (bucket, RwSignal::new(Row::None)));
    let version = api::version(&[Topic::Loans]);
    let asked = RwSignal::new(0_u32);
    watch(move || {
        version.track();
        asked.track();
        for (bucket, row) in rows {
            spawn_local_scoped_with_cancellation(async move {
                let sums = sums::of_loans(filter(bucket), |_| ()).await;
                row.try_set(Some(sums));
            });
        }
    });
    let retry = Callback::new(move |()| asked.update(|asked| *asked += 1));
    let failed = move || rows.iter().find_map(|(_, row)| row.get().and_then(Result::err));
    let known = move || rows.map(|(bucket, row)| (bucket, row.get().and_then(Result::ok)));
    view! {
        <Card title="Running loans by days past due">
            {move || failed().map(|error| view! { <ErrorNote error on_retry=retry /> })}
            {move || buckets(&known(), failed().is_some())}
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

/// Every bucket has its row from the start: none moves under a click when the next one comes.
fn buckets(known: &[(DpdBucket, Option<Sums>)], failed: bool) -> impl IntoView + use<> {
    let come = || known.iter().filter_map(|(bucket, sums)| Some((bucket, sums.as_ref()?)));
    let all_come = come().count() == known.len();
    let whole = all_come && come().all(|(_, sums)| sums.is_whole());
    let all: Money = come().map(|(_, sums)| sums.outstanding).sum();
    let row = |(bucket, sums): &(DpdBucket, Option<Sums>)| {
        let words = bucket.label();
        let Some(sums) = sums else {
            let cell = || if failed { "—".into_any() } else { skeleton("60%").into_any() };
            let cells = (1..HEADS.len()).map(|_| view! { <td class="num">{cell()}</td> }).collect_view();
            return view! {
                <tr>
                    <th scope="row">{words}</th>
                    {cells}
                </tr>
            }
            .into_any();
        };
        let late = *bucket != DpdBucket::Current;
        let at_risk = come().filter(|(other, _)| other.range().0 >= bucket.range().0);
        let at_risk: Money = at_risk.map(|(_, sums)| sums.outstanding).sum();
        let par = (late && whole).then(|| {
            let per_mille = at_risk.per_mille_of(all);
            format!("{}.{}", per_mille / 10, per_mille % 10)
        });
        let more = if sums.is_whole() { "" } else { "+" };
        let marked = late && sums.count > 0;
        view! {
            <tr class:late=marked>
                <th scope="row">{words}</th>
                <td class="num">
                    <a href=href(*bucket) aria-label=format!("{} loans, {words}", sums.count)>
                        {sums.count}
                    </a>
                </td>
                <td class="num">{sums.overdue.grouped()}{more}</td>
                <td class="num">{sums.outstanding.grouped()}{more}</td>
                <td class="num">{par}</td>
            </tr>
        }
        .into_any()
    };
    let sum = |of: fn(&Sums) -> Money| all_come.then(|| come().map(|(_, sums)| of(sums)).sum::<Money>().grouped());
    let loans = all_come.then(|| come().map(|(_, sums)| sums.count).sum::<u64>());
    let foot = view! {
        <tr>
            <th scope="row">"All running loans"</th>
            <td class="num">{loans}</td>
            <td class="num">{sum(|sums| sums.overdue)}</td>
            <td class="num">{sum(|sums| sums.outstanding)}</td>
            <td></td>
        </tr>
    };
    let note = "PAR: what loans at least so late owe, as a part of what all running loans owe.";
    view! {
        {table("Running loans by days past due", &HEADS, known.iter().map(row).collect_view(), Some(foot.into_any()))}
        <p class="muted small">{note}</p>
    }
}
