//! Looks for the presentations that a request created.

use super::presentation_result::presentations_for;
use super::recheck::loans_of;
use super::selection::SelectedDemand;
use crate::components::forms::submit::{LookupFuture, Match, read_all};
use crate::session::officer::is_another;
use futures::FutureExt;
use lms::bulk::{BulkResponse, BulkRow};
use lms::nach::BulkNachRequest;
use lms::records::{ListRecords, Record};
use lms::{ApiError, Day, RecordId, Ref};

/// The error of a demand whose presentation was not found.
const NOT_FOUND: &str = "It is not among the presentations: the bank does not have it.";

/// What the tab that sends a request knows of it; empty in another tab and after a reload.
#[derive(Clone, Debug, Default)]
pub(super) struct SentDemands {
    pub(super) selected: Vec<SelectedDemand>,
    /// The presentations for the day before it was sent.
    pub(super) before: Vec<RecordId>,
}

/// The presentations for a day, before a request adds some.
pub(super) async fn presented_before(date: Day) -> Result<Vec<RecordId>, ApiError> {
    Ok(presentations(date).await?.into_iter().map(|record| record.id).collect())
}

/// Presentations for that day of the selected loans. Nothing is found if none of them is new.
pub(super) fn look_up(request: BulkNachRequest, sent: SentDemands) -> LookupFuture<BulkResponse> {
    async move {
        let all = (1..).zip(&request.demands).map(|(row, _)| refused(row, NOT_FOUND.to_owned())).collect();
        let answer = find(&request, &sent, all).await?;
        let ids = answer.results.iter().filter_map(accepted_id).map(|id| id.to_string());
        let key: String = ids.collect();
        Ok((answer.accepted > 0).then(|| Match::changed(key, answer)).into_iter().collect())
    }
    .boxed_local()
}

/// `answer`, in which a demand that was refused and has a new presentation is accepted: a browser repeats a request by itself
/// when its connection closes, and the repeat is refused.
pub(super) async fn with_repeats(request: &BulkNachRequest, sent: &SentDemands, answer: BulkResponse) -> BulkResponse {
    if answer.rejected == 0 {
        return answer;
    }
    // Where it can't be read, the answer stays as it is.
    find(request, sent, answer.results.clone()).await.unwrap_or(answer)
}

/// `results`, in which the refused demands that have a new presentation of this officer are accepted.
async fn find(
    request: &BulkNachRequest,
    sent: &SentDemands,
    mut results: Vec<BulkRow>,
) -> Result<BulkResponse, ApiError> {
    let mut created = presentations(request.date).await?;
    let accepted: Vec<_> = results.iter().filter_map(accepted_id).collect();
    created.retain(|record| !sent.before.contains(&record.id) && !accepted.contains(&record.id.0));
    let loans = loans_of(&request.demands, &sent.selected).await?;
    for result in &mut results {
        let BulkRow::Rejected { row, .. } = *result else { continue };
        let demand = usize::try_from(row).ok().and_then(|row| request.demands.get(row.checked_sub(1)?));
        let Some((demand, loan)) = demand.and_then(|demand| Some((demand, loans.get(demand)?))) else { continue };
        let amount = sent.selected.iter().find(|selected| selected.demand == *demand).map(|selected| selected.amount);
        let is_match = |record: &Record| record.loan.as_ref().map(Ref::id) == Some(*loan);
        // Of several demands of a loan, each has its own amount; penal interest may have changed it.
        let exact = created.iter().position(|record| is_match(record) && Some(record.amount) == amount);
        if let Some(at) = exact.or_else(|| created.iter().position(is_match)) {
            let record = created.swap_remove(at);
            *result = match record.uploaded_by.filter(|name| is_another(name)) {
                Some(name) => refused(row, format!("{} by {name} presents it already.", record.ref_id)),
                None => BulkRow::Accepted { row, id: record.id.0 },
            };
        }
    }
    let accepted = results.iter().filter_map(accepted_id).count();
    let to_u64 = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    Ok(BulkResponse { accepted: to_u64(accepted), rejected: to_u64(results.len() - accepted), results })
}

async fn presentations(date: Day) -> Result<Vec<Record>, ApiError> {
    let list = move |page| ListRecords { page, ..presentations_for(date) };
    read_all(list, |_| true).await
}

fn refused(row: u64, why: String) -> BulkRow {
    BulkRow::rejected(row, "demand", why)
}

const fn accepted_id(row: &BulkRow) -> Option<uuid::Uuid> {
    match row {
        BulkRow::Accepted { id, .. } => Some(*id),
        BulkRow::Rejected { .. } => None,
    }
}
