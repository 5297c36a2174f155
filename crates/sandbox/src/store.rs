//! The database. One connection writes, one transaction per request. With a file, further connections read
//! concurrently (WAL); in memory the writer also reads. SQLite blocks, so every job runs on tokio's blocking threads.

pub mod account_lifecycle;
pub mod account_summary;
pub mod accounts;
pub mod aging;
pub mod audit;
pub mod bank_lines;
pub mod banks;
pub mod columns;
pub mod demands;
pub mod emi_amount;
pub mod eod;
pub mod events;
pub mod excess;
pub mod extra_data;
pub mod fees;
pub mod foreclose;
pub mod ledger;
pub mod lending;
pub mod line_details;
pub mod list;
pub mod loan_data;
pub mod loans;
pub mod outstanding;
pub mod payouts;
pub mod prepay;
pub mod records;
pub mod references;
pub mod refunds;
pub mod restructure;
pub mod rollback;
pub mod rps;
pub mod sessions;
pub mod settle;
pub mod settlements;
pub mod topup_groups;
pub mod topups;

use crate::error::{ApiError, ApiResult};
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Stored in `user_version` of a database file. Increase it whenever `schema.sql` or `indexes.sql` changes.
const SCHEMA_VERSION: i64 = 8;

/// The database, shared by all requests.
#[derive(Clone, Debug)]
pub struct Store(Arc<Connections>);

#[derive(Debug)]
struct Connections {
    writer: Mutex<Connection>,
    readers: Option<Readers>,
}

/// Read-only connections to a file; another one is opened whenever all are busy.
#[derive(Debug)]
struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Store {
    /// Opens `database`, or an empty database in memory.
    pub fn open(database: Option<&Path>) -> Result<Self, String> {
        let writer = match database {
            Some(file) => Connection::open(file),
            None => Connection::open_in_memory(),
        }
        .map_err(describe_error)?;
        configure(&writer).map_err(describe_error)?;
        let readers = database.map(|file| Readers { file: file.to_owned(), idle: Mutex::default() });
        Ok(Self(Arc::new(Connections { writer: Mutex::new(writer), readers })))
    }

    /// Creates and seeds the tables of an empty database. A file of another kind is rejected and left unchanged.
    pub fn prepare(&self, seed: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<(), String> {
        let mut writer = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let is_empty = writer.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0));
        if is_empty.map_err(describe_error)? {
            create_and_seed(&mut writer, seed).map_err(describe_error)?;
        }
        Self::check_version(&writer)?;
        writer.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;").map_err(describe_error)?;
        writer.pragma_update(None, "journal_mode", "WAL").map_err(describe_error)
    }

    /// Returns an error unless the database has this version of the schema.
    pub fn check_version(connection: &Connection) -> Result<(), String> {
        let version: i64 =
            connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(describe_error)?;
        if version == SCHEMA_VERSION {
            return Ok(());
        }
        Err("the file was made by another version, or by something else; take another or remove it".to_owned())
    }

    /// Runs a read-only job.
    pub async fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Connection) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let connections = Arc::clone(&self.0);
        run_blocking(move || match &connections.readers {
            Some(readers) => {
                let connection = readers.acquire()?;
                let result = job(&connection);
                readers.release(connection);
                result
            }
            None => job(&connections.writer.lock().unwrap_or_else(PoisonError::into_inner)),
        })
        .await
    }

    /// Runs a job in one transaction, which is rolled back if the job fails.
    pub async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Connection) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let connections = Arc::clone(&self.0);
        run_blocking(move || {
            let mut writer = connections.writer.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let result = job(&transaction)?;
            transaction.commit()?;
            Ok(result)
        })
        .await
    }
}

fn create_and_seed(
    writer: &mut Connection,
    seed: impl FnOnce(&Connection) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    // With a rollback journal, a seed that is killed leaves an empty database.
    writer.execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")?;
    let transaction = writer.transaction()?;
    transaction.execute_batch(include_str!("store/schema.sql"))?;
    seed(&transaction)?;
    transaction.execute_batch(include_str!("store/indexes.sql"))?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    transaction.commit()
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function in map_err")]
fn describe_error(error: rusqlite::Error) -> String {
    format!("the database can't be used: {error}")
}

impl Readers {
    fn acquire(&self) -> rusqlite::Result<Connection> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            Some(connection) => Ok(connection),
            None => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let connection = Connection::open_with_flags(&self.file, flags)?;
                configure(&connection)?;
                Ok(connection)
            }
        }
    }

    fn release(&self, connection: Connection) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 1073741824;")
}

async fn run_blocking<T: Send + 'static>(job: impl FnOnce() -> ApiResult<T> + Send + 'static) -> ApiResult<T> {
    tokio::task::spawn_blocking(job).await.map_err(ApiError::internal)?
}
