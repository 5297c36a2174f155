//! Sessions: tokens and hand-over codes.

use crate::error::ApiResult;
use lms::Instant;
use rusqlite::{Connection, OptionalExtension, params};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Authorises requests.
    Access,
    /// Exchanged once for a new pair of tokens.
    Refresh,
}

impl TokenKind {
    /// Returns the stored value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Refresh => "refresh",
        }
    }
}

/// The officer of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// E-mail address or mobile number, normalised.
    pub username: String,
    pub name: String,
}

pub fn insert(
    connection: &Connection,
    token: &str,
    kind: TokenKind,
    session: &Session,
    expires_at: Instant,
) -> ApiResult<()> {
    connection
        .prepare_cached("INSERT INTO sessions (token, kind, username, name, expires_at) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![token, kind.as_str(), session.username, session.name, expires_at.ticks()])?;
    Ok(())
}

/// Returns the session of a valid token.
pub fn find(connection: &Connection, token: &str, kind: TokenKind, now: Instant) -> ApiResult<Option<Session>> {
    let session = connection
        .prepare_cached("SELECT username, name FROM sessions WHERE token = ? AND kind = ? AND expires_at > ?")?
        .query_row(params![token, kind.as_str(), now.ticks()], |row| {
            Ok(Session { username: row.get(0)?, name: row.get(1)? })
        })
        .optional()?;
    Ok(session)
}

/// Consumes a refresh token; `None` if it is invalid.
pub fn consume_refresh_token(connection: &Connection, token: &str, now: Instant) -> ApiResult<Option<Session>> {
    let session = find(connection, token, TokenKind::Refresh, now)?;
    connection.prepare_cached("DELETE FROM sessions WHERE token = ? AND kind = 'refresh'")?.execute([token])?;
    Ok(session)
}

pub fn delete_all(connection: &Connection, kind: TokenKind) -> ApiResult<()> {
    connection.execute("DELETE FROM sessions WHERE kind = ?", [kind.as_str()])?;
    Ok(())
}

pub fn insert_code(connection: &Connection, code: &str, session: &Session) -> ApiResult<()> {
    connection.execute(
        "INSERT INTO codes (code, username, name) VALUES (?, ?, ?)",
        params![code, session.username, session.name],
    )?;
    Ok(())
}

/// Consumes a hand-over code; `None` if it is invalid.
pub fn consume_code(connection: &Connection, code: &str) -> ApiResult<Option<Session>> {
    let session = connection
        .query_row("DELETE FROM codes WHERE code = ? RETURNING username, name", [code], |row| {
            Ok(Session { username: row.get(0)?, name: row.get(1)? })
        })
        .optional()?;
    Ok(session)
}
