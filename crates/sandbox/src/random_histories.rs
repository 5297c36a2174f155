//! Random histories of loans: after any sequence of events the books add up.
//!
//! Each event goes through the same functions as an API call, in a transaction of its own. It may be rejected without
//! effect, but must not cause an internal failure. The whole database is audited after each event.

mod loans;
mod money_in;
mod money_out;

use crate::error::{ApiError, ApiResult};
use crate::store::audit;
use crate::store::events::Actor;
use crate::{SeedPlan, clock, seed};
use lms::{Instant, LoanId, Money};
use proptest::prelude::*;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

/// Kind of event, and three numbers that select its object, amount and variant.
type Event = (u8, u16, u32, u8);

/// Number of kinds of events.
const KINDS: u8 = 24;

struct Simulation {
    connection: Connection,
    now: Instant,
    /// Number of transfers so far, for unique UTRs.
    transfers: u32,
}

impl Simulation {
    fn new() -> Self {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("store/schema.sql")).unwrap();
        let now = clock::parse_rfc3339(crate::testing::NOW).unwrap();
        seed::fill(&connection, SeedPlan { seed: 7, loans: 4, payouts: 0 }, now).unwrap();
        connection.execute_batch(include_str!("store/indexes.sql")).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = ON").unwrap();
        Self { connection, now, transfers: 0 }
    }

    fn by(&self, name: &str) -> Actor {
        Actor { name: name.to_owned(), at: self.now }
    }

    fn utr(&mut self) -> String {
        self.transfers += 1;
        format!("HISTORY{:08}", self.transfers)
    }

    /// Returns the `at`-th row of a query, wrapping around.
    fn pick(&self, at: u16, rows: &str) -> Option<Uuid> {
        let count = format!("SELECT count(*) FROM {rows}");
        let count: u32 = self.connection.query_row(&count, [], |row| row.get(0)).unwrap();
        let skip = u32::from(at) % count.max(1);
        self.connection
            .query_row(&format!("SELECT id FROM {rows} ORDER BY rowid LIMIT 1 OFFSET {skip}"), [], |row| row.get(0))
            .optional()
            .unwrap()
    }

    fn loan(&self, at: u16) -> LoanId {
        // Few loans, so that each has many events.
        LoanId(self.pick(at % 6, "loans WHERE status IN ('active', 'overdue')").unwrap())
    }

    /// Applies an event; a rejected one is rolled back.
    fn apply_event(&mut self, event: Event) {
        self.connection.execute_batch("SAVEPOINT event").unwrap();
        match self.try_event(event) {
            Ok(()) => {}
            Err(ApiError::Internal(cause)) => panic!("{event:?}: {cause}"),
            Err(_) => self.connection.execute_batch("ROLLBACK TO event").unwrap(),
        }
        self.connection.execute_batch("RELEASE event").unwrap();
    }

    fn try_event(&mut self, (kind, selector, size, variant): Event) -> ApiResult<()> {
        let amount = Money::from_paise(i64::from(size) + 1);
        match kind % KINDS {
            0 | 1 => self.request(selector, amount, variant),
            2 | 3 => self.pay_out(selector, variant),
            4..=7 => self.receive(selector, amount, variant),
            8 => self.revert(selector),
            9 => self.charge(selector, amount, variant),
            10 => self.delete_fee(selector),
            11..=13 => self.close_days(i64::from(variant % 12) + 1),
            14 => self.restructure(selector, amount, variant),
            15 => self.refund(selector, amount, variant),
            16 => self.cancel(selector),
            17 => self.top_up(selector, amount, variant),
            18 => self.adjust(selector, amount, variant),
            19 => self.present(selector, variant),
            20 => self.split(selector, amount, variant),
            21 => self.statement(selector, variant),
            22 => self.retry(selector),
            _ => self.close(selector),
        }
    }
}

fn event() -> impl Strategy<Value = Event> {
    (0..KINDS, any::<u16>(), prop_oneof![0..200_000u32, 0..20_000_000u32, 0..1_000_000_000u32], any::<u8>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_pass_the_audit(history in proptest::collection::vec(event(), 200..260)) {
        let mut world = Simulation::new();
        for (at, event) in history.iter().enumerate() {
            world.apply_event(*event);
            let findings = audit::findings(&world.connection, world.now).unwrap();
            prop_assert!(findings.is_empty(), "after event {at}, {event:?}: {findings:#?}");
        }
    }
}
