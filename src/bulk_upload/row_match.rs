//! Pairs the rows of a batch with what is new on the server.

use crate::components::forms::submit::{Created, Similar};
use crate::session::officer::may_be_of;
use uuid::Uuid;

/// Something that a row may have created or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) id: Uuid,
    pub(crate) shown: Similar,
}

impl Item {
    pub(crate) fn of(item: &impl Created) -> Self {
        Self { id: item.id(), shown: Similar::of(item) }
    }
}

/// An item that is like a row, by its index.
pub(crate) struct Candidate {
    pub(crate) item: usize,
    /// Whether it has all that the row asks for.
    pub(crate) is_as_asked: bool,
}

/// What was found for a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RowMatch {
    pub(crate) own: Option<Item>,
    /// Without one of its own: what is like the row, but of another officer or not in all as it asks for.
    pub(crate) similar: Vec<Similar>,
}

/// What was found for rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RowMatches {
    pub(crate) rows: Vec<RowMatch>,
    /// What is as one of the rows asks for, and one more than they asked for.
    pub(crate) surplus: Vec<Similar>,
}

impl RowMatches {
    /// Of rows that change something known, so that nothing is merely like it.
    pub(crate) fn of_changes(changed: impl IntoIterator<Item = Option<Item>>) -> Self {
        let rows = changed.into_iter().map(|own| RowMatch { own, similar: Vec::new() }).collect();
        Self { rows, surplus: Vec::new() }
    }

    pub(super) fn accepted(&self) -> usize {
        self.rows.iter().filter(|row| row.own.is_some()).count()
    }
}

/// Pairs as many rows as possible with an item of `officer` (a user name); each item is of one row at most.
pub(crate) fn pair(items: &[Item], rows: &[Vec<Candidate>], officer: &str) -> RowMatches {
    let is_own = |candidate: &&Candidate| {
        candidate.is_as_asked
            && items.get(candidate.item).is_some_and(|item| may_be_of(officer, item.shown.officer.as_deref()))
    };
    let own: Vec<Vec<usize>> =
        rows.iter().map(|row| row.iter().filter(is_own).map(|candidate| candidate.item).collect()).collect();
    let mut row_of = vec![None; items.len()];
    for row in 0..rows.len() {
        assign(row, &own, &mut row_of, &mut vec![false; items.len()]);
    }
    let shown = |at: usize| items.get(at).map(|item| item.shown.clone());
    let match_of = |(at, row): (usize, &Vec<Candidate>)| {
        let item = row_of.iter().position(|owner| *owner == Some(at));
        let free =
            row.iter().map(|candidate| candidate.item).filter(|at| item.is_none() && row_of.get(*at) == Some(&None));
        RowMatch { own: item.and_then(|at| items.get(at).cloned()), similar: free.filter_map(shown).collect() }
    };
    let is_surplus = |at: &usize| row_of.get(*at) == Some(&None) && own.iter().any(|own| own.contains(at));
    RowMatches {
        rows: rows.iter().enumerate().map(match_of).collect(),
        surplus: (0..items.len()).filter(is_surplus).filter_map(shown).collect(),
    }
}

/// Finds an item for a row, where need be one of another row that can have another (an augmenting path).
fn assign(row: usize, own: &[Vec<usize>], row_of: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for &item in own.get(row).into_iter().flatten() {
        if seen.get(item).copied().unwrap_or(true) {
            continue;
        }
        seen[item] = true;
        let other = row_of[item];
        if other.is_none_or(|other| assign(other, own, row_of, seen)) {
            row_of[item] = Some(row);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const OFFICER: &str = "asha.kulkarni@lender.in";

    fn item(id: u128, officer: Option<&str>) -> Item {
        let shown = Similar {
            key: id.to_string(),
            reference: format!("REC{id}"),
            href: None,
            created_at: None,
            officer: officer.map(str::to_owned),
        };
        Item { id: Uuid::from_u128(id), shown }
    }

    const fn as_asked(item: usize) -> Candidate {
        Candidate { item, is_as_asked: true }
    }

    fn own(found: &RowMatches) -> Vec<Option<Uuid>> {
        found.rows.iter().map(|row| row.own.as_ref().map(|item| item.id)).collect()
    }

    fn references(similar: &[Similar]) -> Vec<&str> {
        similar.iter().map(|similar| similar.reference.as_str()).collect()
    }

    #[test]
    fn pairs_an_item_with_one_row_only() {
        let items = [item(1, None), item(2, Some("Asha Kulkarni"))];
        let found = pair(&items, &[vec![as_asked(0)], vec![as_asked(0)], vec![as_asked(1)]], OFFICER);
        assert_eq!(own(&found), [Some(Uuid::from_u128(1)), None, Some(Uuid::from_u128(2))]);
        assert!(found.rows[1].similar.is_empty() && found.surplus.is_empty());
    }

    #[test]
    fn gives_a_row_the_item_that_another_row_can_do_without() {
        let items = [item(1, None), item(2, None)];
        let found = pair(&items, &[vec![as_asked(0), as_asked(1)], vec![as_asked(0)]], OFFICER);
        assert_eq!(own(&found), [Some(Uuid::from_u128(2)), Some(Uuid::from_u128(1))]);
    }

    #[test]
    fn shows_what_another_officer_made_as_similar() {
        let items = [item(1, Some("Ravi Iyer")), item(2, None)];
        let changed = Candidate { item: 1, is_as_asked: false };
        let found = pair(&items, &[vec![as_asked(0)], vec![changed]], OFFICER);
        assert_eq!(own(&found), [None, None]);
        assert_eq!(references(&found.rows[0].similar), ["REC1"]);
        assert_eq!(references(&found.rows[1].similar), ["REC2"]);
        assert!(found.surplus.is_empty());
    }

    #[test]
    fn takes_everything_for_similar_in_a_session_without_a_name() {
        let found = pair(&[item(1, Some("Asha Kulkarni"))], &[vec![as_asked(0)]], "");
        assert_eq!((own(&found), found.rows[0].similar.len()), (vec![None], 1));
    }

    #[test]
    fn reports_what_was_made_twice() {
        let items = [item(1, None), item(2, None), item(3, Some("Ravi Iyer"))];
        let found = pair(&items, &[vec![as_asked(0), as_asked(1), as_asked(2)]], OFFICER);
        assert_eq!(own(&found), [Some(Uuid::from_u128(1))]);
        assert_eq!(references(&found.surplus), ["REC2"]);
    }
}
