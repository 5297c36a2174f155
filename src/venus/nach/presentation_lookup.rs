//! Looks for the presentations that a request created.

use super::presentation_result::presentations_for;
use super::recheck::loans_of;
use super::selection::SelectedDemand;
use crate::components::forms::submit::{LookupFuture, Match, Matches, read_all};
use crate::links::Link;
use crate::session::officer::is_another;
use futures::FutureExt;
use lms::bulk::{BulkResponse, BulkRow};
use lms::nach::BulkNachRequest;
use lms::records::{ListRecords, Record};
use lms::{ApiError, Day, Ref};
use std::rc::Rc;

/// The error of a demand whose presentation was not found.
const NOT_FOUND: &str = "It is not among the presentations: the bank does not have it.";

/// Presentations for that day of the loans of the request. Without `before`, all of them one by one, as they are before it is
/// sent; with it the answer to the request, put together of those that are new. Nothing is found if none is.
pub(super) fn look_up(
    request: BulkNachRequest,
    selected: Vec<SelectedDemand>,
    before: Option<Rc<[String]>>,
) -> LookupFuture<BulkResponse> {
    async move {
        let Some(before) = before else { return presented(&request, &selected).await };
        let all = (1..).zip(&request.demands).map(|(row, _)| refused(row, NOT_FOUND.to_owned())).collect();
        let answer = find(&request, &selected, &before, all).await?;
        let ids = answer.results.iter().filter_map(accepted_id).map(|id| id.to_string());
        let key: String = ids.collect();
        Ok((answer.accepted > 0).then(|| Match::changed(key, answer)).into_iter().collect())
    }
    .boxed_local()
}

/// The presentations of the loans of a request, as what another page of this browser may have just requested.
async fn presented(request: &BulkNachRequest, selected: &[SelectedDemand]) -> Matches<BulkResponse> {
    let loans = loans_of(&request.demands, selected).await?;
    let of_record = |record: Record| {
        let loan = record.loan.as_ref().map(Ref::id)?;
        let is_of_request = request.demands.iter().any(|demand| loans.get(demand) == Some(&loan));
        let is_as_asked = selected.iter().any(|demand| demand.loan == loan && demand.amount == record.amount);
        is_of_request.then(|| Match {
            key: record.id.to_string(),
            reference: record.ref_id,
            href: Some(Link::Presentation { id: record.id }.href()),
            created_at: Some(record.created_at),
            officer: record.uploaded_by,
            is_as_asked,
            reply: BulkResponse::default(),
        })
    };
    Ok(presentations(request.date).await?.into_iter().filter_map(of_record).collect())
}

/// `answer`, in which a demand that was refused and has a new presentation is accepted: a browser repeats a request by itself
/// when its connection closes, and the repeat is refused.
pub(super) async fn with_repeats(
    request: &BulkNachRequest,
    selected: &[SelectedDemand],
    before: &[String],
    answer: BulkResponse,
) -> BulkResponse {
    if answer.rejected == 0 {
        return answer;
    }
    // Where it can't be read, the answer stays as it is.
    find(request, selected, before, answer.results.clone()).await.unwrap_or(answer)
}

/// `results`, in which the refused demands that have a new presentation of this officer are accepted.
async fn find(
    request: &BulkNachRequest,
    selected: &[SelectedDemand],
    before: &[String],
    mut results: Vec<BulkRow>,
) -> Result<BulkResponse, ApiError> {
    let mut created = presentations(request.date).await?;
    let accepted: Vec<_> = results.iter().filter_map(accepted_id).collect();
    created.retain(|record| !before.contains(&record.id.to_string()) && !accepted.contains(&record.id.0));
    let loans = loans_of(&request.demands, selected).await?;
    for result in &mut results {
        let BulkRow::Rejected { row, .. } = *result else { continue };
        let demand = usize::try_from(row).ok().and_then(|row| request.demands.get(row.checked_sub(1)?));
        let Some((demand, loan)) = demand.and_then(|demand| Some((demand, loans.get(demand)?))) else { continue };
        let amount = selected.iter().find(|selected| selected.demand == *demand).map(|selected| selected.amount);
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
