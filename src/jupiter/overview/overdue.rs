//! The portfolio by how late it is: how many loans, what they owe, and the portfolio at risk.

use crate::api;
use crate::jupiter::loans::{self, DpdBucket};
use crate::jupiter::sums::{self, Sums};
use crate::paths::Path;
use crate::ui::card::Card;
use crate::ui::error_note::ErrorNote;
use crate::ui::listing::Listing;
use crate::ui::skeleton::skeleton_lines;
use crate::ui::table::{Head, table};
use crate::ui::watch::watch;
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
    let known = move || rows.map(|(bucket, row)| row.get().and_then(Result::ok).map(|sums| (bucket, sums)));
    view! {
        <Card title="Running loans by days past due">
            {move || failed().map(|error| view! { <ErrorNote error on_retry=retry /> })}
            {move || {
                let known: Vec<_> = known().into_iter().flatten().collect();
                if known.is_empty() { skeleton_lines(5).into_any() } else { buckets(&known).into_any() }
            }}
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
    Path::Loans(Listing::of(&loans::FIELDS).with("status", status).with("dpd", bucket.as_str())).href()
}

fn buckets(known: &[(DpdBucket, Sums)]) -> impl IntoView + use<> {
    let whole = known.len() == DpdBucket::ALL.len() && known.iter().all(|(_, sums)| sums.is_whole());
    let all: Money = known.iter().map(|(_, sums)| sums.outstanding).sum();
    let row = |(bucket, sums): &(DpdBucket, Sums)| {
        let late = *bucket != DpdBucket::Current;
        let at_risk = known.iter().filter(|(other, _)| other.range().0 >= bucket.range().0);
        let at_risk: Money = at_risk.map(|(_, sums)| sums.outstanding).sum();
        let par = (late && whole).then(|| {
            let per_mille = at_risk.per_mille_of(all);
            format!("{}.{}", per_mille / 10, per_mille % 10)
        });
        let more = if sums.is_whole() { "" } else { "+" };
        let marked = late && sums.count > 0;
        let words = bucket.label();
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
    };
    let sum = |of: fn(&Sums) -> Money| known.iter().map(|(_, sums)| of(sums)).sum::<Money>().grouped();
    let foot = view! {
        <tr>
            <th scope="row">"All running loans"</th>
            <td class="num">{known.iter().map(|(_, sums)| sums.count).sum::<u64>()}</td>
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
