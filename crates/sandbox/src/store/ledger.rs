//! A loan as the books need it: its terms, what was lent, what is demanded and what was paid of it when.

use super::columns::Columns;
use crate::books::Parts;
use crate::books::day_count::{DayCount, Span};
use crate::books::penal::PenalTerms;
use crate::books::rate::Rate;
use crate::books::schedule::{Draw, Flows, Instalment, Opening};
use crate::books::standing::{self, Due, Paid, Standing};
use crate::books::terms::{FirstPeriod, Method, Terms};
use crate::books::{accrual, frequency::Frequency};
use crate::error::{Answer, Refusal};
use lms::demands::DemandType;
use lms::loan_data::LoanTerms;
use lms::{Day, DemandId, Instant, Money};
use rusqlite::Connection;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// All of a loan that its books follow from.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Its number.
    pub loan_no: i64,
    /// What its schedule is reckoned by.
    pub terms: Terms,
    /// What being late costs.
    pub penal: PenalTerms,
    /// How many EMIs were agreed.
    pub emi_count: u32,
    /// The instalment that a restructuring has fixed.
    pub emi: Option<Money>,
    /// Whether it runs: neither closed nor written off.
    pub runs: bool,
    /// The day its books stand at.
    pub books_on: Day,
    /// Tranches that were paid out, in the order of their days.
    pub draws: Vec<Draw>,
    /// Its demands, in the order of its schedule.
    pub demands: Vec<Demanded>,
    /// Its last restructuring.
    pub restructured: Option<Restructured>,
}

/// A demand with its payments.
#[derive(Clone, Debug)]
pub struct Demanded {
    /// Its number in the database.
    pub no: i64,
    /// Its id.
    pub id: DemandId,
    /// What is demanded.
    pub kind: DemandType,
    /// What of it, when, and what was paid.
    pub due: Due,
    /// Principal left after it.
    pub closing: Money,
}

/// A change of a running schedule.
#[derive(Clone, Debug)]
pub struct Restructured {
    /// From when on.
    pub on: Day,
    /// By what the interest before it ran.
    pub before: Terms,
}

impl Ledger {
    /// The ledger of the loan with this number.
    pub fn of(connection: &Connection, loan_no: i64) -> Answer<Self> {
        let sql = "SELECT l.roi, l.roi_type, l.emi_count, l.emi, l.status, l.books_on, a.terms FROM loans l \
             JOIN accounts a ON a.no = l.account_no WHERE l.no = ?";
        type Read = (String, String, u32, Option<i64>, String, i64, String);
        let read = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Read> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?))
        };
        let (roi, roi_type, emi_count, emi, status, books_on, terms) =
            connection.prepare_cached(sql)?.query_row([loan_no], read)?;
        let agreed: LoanTerms = serde_json::from_str(&terms)?;
        let changes: Vec<(Day, String)> = connection
            .prepare_cached("SELECT effective_on, roi_before FROM restructures WHERE loan_no = ? ORDER BY no DESC")?
            .query_map([loan_no], |row| Ok((Day::from_number(row.get(0)?), row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        // Slabs were agreed for the loan as it was made: a restructuring sets one rate.
        let terms = schedule_terms(&agreed, (&roi, &roi_type), changes.is_empty())?;
        let restructured = match changes.first() {
            None => None,
            Some((on, roi)) => {
                let before = schedule_terms(&agreed, (roi, &roi_type), changes.len() == 1)?;
                Some(Restructured { on: *on, before })
            }
        };
        Ok(Self {
            loan_no,
            terms,
            penal: PenalTerms::of(&agreed),
            emi_count,
            emi: emi.map(Money::from_paise),
            runs: !matches!(status.as_str(), "closed" | "written_off"),
            books_on: Day::from_number(books_on),
            draws: draws(connection, loan_no)?,
            demands: demands(connection, loan_no)?,
            restructured,
        })
    }

    /// What was lent by the end of a day.
    pub fn lent(&self, day: Day) -> Money {
        self.draws.iter().filter(|draw| draw.day <= day).map(|draw| draw.amount).sum()
    }

    /// What was paid early of the principal, each on its day.
    pub fn prepaid(&self) -> Vec<Draw> {
        let of = |demand: &Demanded| Draw { day: demand.due.day, amount: demand.due.owed.principal };
        self.demands.iter().filter(|demand| demand.kind == DemandType::Prepayment).map(of).collect()
    }

    /// The EMIs.
    pub fn emis(&self) -> impl Iterator<Item = &Demanded> {
        self.demands.iter().filter(|demand| demand.kind == DemandType::Emi)
    }

    /// Where each demand stands on a day, seen from that day: later payments are not known on it.
    pub fn standings(&self, day: Day) -> Vec<Standing> {
        self.demands.iter().map(|demand| standing::of_demand(&demand.due, &self.penal, day)).collect()
    }

    /// Where each demand stands with all that was paid of it, whose books stand at `day`.
    pub fn standings_with_all(&self, day: Day) -> Vec<Standing> {
        let by_then = |demand: &Demanded| {
            let paid = demand.due.paid.iter().map(|paid| Paid { day: paid.day.min(day), parts: paid.parts });
            let due = Due { paid: paid.collect(), ..demand.due.clone() };
            standing::of_demand(&due, &self.penal, day)
        };
        self.demands.iter().map(by_then).collect()
    }

    /// Where the schedule stood when `day` began or, with none before it, when it was drawn first: the last due day up to
    /// it, and what was owed of the principal by the schedule.
    pub fn opening(&self, day: Day) -> Option<Opening> {
        let first = self.draws.first()?;
        let from = self.emis().map(|emi| emi.due.day).filter(|due| *due <= day).max().unwrap_or(first.day);
        let rebased = self.restructured.as_ref().map(|change| change.on).filter(|on| *on <= day && *on > from);
        let from = rebased.unwrap_or(from);
        Some(self.opening_at(from, first.day))
    }

    /// The principal owed by the schedule at the end of `day`, EMIs and early payments up to it being paid.
    pub fn opening_at(&self, day: Day, first: Day) -> Opening {
        let demanded: Money = self
            .demands
            .iter()
            .filter(|demand| demand.due.day <= day && demand.kind != DemandType::Fee)
            .map(|demand| demand.due.owed.principal)
            .sum();
        let age = if day > first { self.terms.count.span(first, day) } else { Span::default() };
        Opening { day, age, balance: self.lent(day).less(demanded) }
    }

    /// Interest that has run by the end of `day` and is in no demand that has fallen due.
    pub fn accrued(&self, day: Day) -> Money {
        let Some(opening) = self.opening(day) else { return Money::ZERO };
        let Some(next) = self.emis().find(|emi| emi.due.day > day) else { return Money::ZERO };
        let row = Instalment {
            due: next.due.day,
            principal: next.due.owed.principal,
            interest: next.due.owed.interest,
            capitalised: Money::ZERO,
            closing: next.closing,
        };
        let (draws, prepaid) = self.flows_after(opening.day);
        let carried = self.carried(opening.day);
        let row = Instalment { interest: row.interest.less(carried), ..row };
        let terms = self.terms_from(opening.day);
        let run = accrual::accrued(&terms, opening, &Flows { draws: &draws, prepaid: &prepaid }, &row, day);
        [carried, run].into_iter().sum()
    }

    /// The terms of a period that begins on `day`: before a restructuring the old ones, and the period that begins with
    /// it counts its days.
    pub fn terms_from(&self, day: Day) -> Terms {
        match &self.restructured {
            Some(change) if day < change.on => change.before.clone(),
            Some(change) if day == change.on => Terms { first: FirstPeriod::ByDays, ..self.terms.clone() },
            _ => self.terms.clone(),
        }
    }

    /// Tranches and early payments after a day.
    pub fn flows_after(&self, day: Day) -> (Vec<Draw>, Vec<Draw>) {
        let after = |flows: Vec<Draw>| flows.into_iter().filter(|flow| flow.day > day).collect();
        (after(self.draws.clone()), after(self.prepaid()))
    }

    /// Interest that had run when a restructuring took effect on `day`, which the first EMI after it demands.
    pub fn carried(&self, day: Day) -> Money {
        let Some(change) = self.restructured.as_ref().filter(|change| change.on == day) else { return Money::ZERO };
        let Some(first) = self.draws.first() else { return Money::ZERO };
        let from = self.emis().map(|emi| emi.due.day).filter(|due| *due <= day).max().unwrap_or(first.day);
        let opening = self.opening_at(from, first.day);
        let next = change.before.frequency.after(from, 1).max(day.add_days(1));
        let (draws, prepaid) = self.flows_after(from);
        accrual::run(&change.before, opening, &Flows { draws: &draws, prepaid: &prepaid }, next, day)
    }
}

/// The schedule's terms: the agreed ones, at the loan's own rate; by the month where they name no frequency.
fn schedule_terms(agreed: &LoanTerms, (roi, roi_type): (&str, &str), by_slabs: bool) -> Answer<Terms> {
    let rate: Decimal = roi.parse().map_err(Refusal::broken)?;
    let rate = match (&agreed.roi_value, agreed.roi_slab_based) {
        (Some(slabs), Some(true)) if by_slabs => Rate::of(slabs).unwrap_or_else(|| Rate::flat(rate)),
        _ => Rate::flat(rate),
    };
    let frequency = agreed.emi_frequency.as_deref().and_then(Frequency::of).unwrap_or(Frequency::Monthly);
    let method = if roi_type == "flat" { Method::Flat } else { Method::Reducing };
    let count = DayCount::of(agreed);
    Ok(Terms { method, count, frequency, first: FirstPeriod::Whole, ..Terms::monthly(rate) })
}

fn draws(connection: &Connection, loan_no: i64) -> Answer<Vec<Draw>> {
    let mut draws: Vec<Draw> = connection
        .prepare_cached(
            "SELECT coalesce(counts_on, bank_on), processed_at, amount FROM payouts \
             WHERE loan_no = ? AND type = 'disbursement' AND status = 'processed'",
        )?
        .query_map([loan_no], |row| {
            let day = match row.get::<_, Option<i64>>(0)? {
                Some(number) => Day::from_number(number),
                None => Instant::from_ticks(row.get(1)?).day(),
            };
            Ok(Draw { day, amount: Money::from_paise(row.get(2)?) })
        })?
        .collect::<Result<_, _>>()?;
    draws.sort_by_key(|draw| draw.day);
    Ok(draws)
}

fn demands(connection: &Connection, loan_no: i64) -> Answer<Vec<Demanded>> {
    let mut paid = payments(connection, loan_no)?;
    let demands = connection
        .prepare_cached(
            "SELECT no, id, type, due_on, principal, interest, fee, closing_principal FROM demands WHERE loan_no = ? \
             ORDER BY due_on, idx",
        )?
        .query_map([loan_no], |row| {
            let mut columns = Columns::of(row);
            let no = columns.get()?;
            Ok(Demanded {
                no,
                id: DemandId(columns.id()?),
                kind: columns.word()?,
                due: Due {
                    day: columns.day()?,
                    owed: Parts {
                        principal: columns.money()?,
                        interest: columns.money()?,
                        penal: Money::ZERO,
                        fee: columns.money()?,
                    },
                    paid: paid.remove(&no).unwrap_or_default(),
                },
                closing: columns.money()?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(demands)
}

/// What was paid of a loan's demands, by their numbers.
fn payments(connection: &Connection, loan_no: i64) -> Answer<HashMap<i64, Vec<Paid>>> {
    let mut paid: HashMap<i64, Vec<Paid>> = HashMap::new();
    let mut query = connection.prepare_cached(
        "SELECT s.demand_no, s.counts_at, s.principal, s.interest, s.penal, s.fee FROM demands d \
         JOIN settlements s ON s.demand_no = d.no WHERE d.loan_no = ?",
    )?;
    let mut rows = query.query([loan_no])?;
    while let Some(row) = rows.next()? {
        let mut columns = Columns::of(row);
        let no = columns.get()?;
        let day = columns.instant()?.day();
        let parts = parts(&mut columns)?;
        paid.entry(no).or_default().push(Paid { day, parts });
    }
    Ok(paid)
}

/// Four columns: principal, interest, penal, fee.
pub fn parts(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Parts> {
    Ok(Parts {
        principal: columns.money()?,
        interest: columns.money()?,
        penal: columns.money()?,
        fee: columns.money()?,
    })
}
