//! Sign-in: the identity service of the same host.

use crate::endpoint::{Endpoint, Method, json_body};
use crate::open_enum::open_enum;
use crate::query::Query;
use serde::{Deserialize, Serialize};
use std::fmt;

open_enum! {
    /// How a one-time password reaches the officer.
    OtpMode {
        /// To a mobile number.
        Sms = "sms", "Text message";
        /// To an e-mail address.
        Email = "email", "E-mail";
    }
}

/// A pair of tokens. Its `Debug` shows neither.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// The bearer token of every call.
    pub access: String,
    /// What a new pair is asked for with.
    pub refresh: String,
    /// Seconds, answered by the token exchange only; 0 in the sample, so of no use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<i64>,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Tokens(…)")
    }
}

/// Send OTP (documented, page 13814269).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendOtp {
    /// By text message or e-mail.
    pub mode: OtpMode,
    /// The mobile number or e-mail address.
    pub username: String,
}

/// What Send OTP answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtpSent {
    /// Whether the service took it.
    pub status: bool,
    /// What the carrier said.
    pub message: OtpDelivery,
}

/// What the carrier said of a one-time password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtpDelivery {
    /// Whether it was taken.
    pub status: bool,
    /// The carrier's reference.
    pub message_id: String,
    /// The carrier's status, 202 in the sample.
    pub status_code: i64,
}

impl Endpoint for SendOtp {
    const OPERATION: &'static str = "send_otp";
    const METHOD: Method = Method::Post;
    const SIGNED_IN: bool = false;
    type Reply = OtpSent;

    fn path(&self) -> String {
        "/v1/identity/auth/rego/otp/send/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }
}

/// Verify OTP (documented, page 13814270).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifyOtp {
    /// As it was sent.
    pub mode: OtpMode,
    /// As it was sent to.
    pub username: String,
    /// What arrived.
    pub otp: String,
}

impl Endpoint for VerifyOtp {
    const OPERATION: &'static str = "verify_otp";
    const METHOD: Method = Method::Post;
    const SIGNED_IN: bool = false;
    type Reply = Tokens;

    fn path(&self) -> String {
        "/v1/identity/auth/rego/otp/verify/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }
}

/// Token exchange (documented, page 17262656).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeToken {
    /// The code another app of the host handed over.
    pub code: String,
}

impl Endpoint for ExchangeToken {
    const OPERATION: &'static str = "exchange_token";
    const METHOD: Method = Method::Post;
    const SIGNED_IN: bool = false;
    type Reply = Tokens;

    fn path(&self) -> String {
        "/token/exchange/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }
}

/// Refresh Token (assumed: known by name only). Each refresh token is good once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshToken {
    /// The refresh token of the last pair.
    pub refresh: String,
}

impl Endpoint for RefreshToken {
    const OPERATION: &'static str = "refresh_token";
    const METHOD: Method = Method::Post;
    const SIGNED_IN: bool = false;
    type Reply = Tokens;

    fn path(&self) -> String {
        "/v1/identity/auth/token/refresh/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }
}

/// The one-time password itself. Only the sandbox answers this, and only a sandbox environment asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeekOtp {
    /// Whom it was sent to.
    pub username: String,
}

/// A one-time password, as the sandbox shows it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeekedOtp {
    /// Six digits.
    pub otp: String,
}

impl Endpoint for PeekOtp {
    const OPERATION: &'static str = "sandbox_peek_otp";
    const METHOD: Method = Method::Get;
    const SIGNED_IN: bool = false;
    type Reply = PeekedOtp;

    fn path(&self) -> String {
        "/sandbox/otp/".to_owned()
    }

    fn query(&self) -> Query {
        Query::new().with("username", Some(&self.username))
    }
}
