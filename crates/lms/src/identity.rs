//! Sign-in: the identity service of the same host.

use crate::endpoint::{endpoints, json_body};
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

/// Token exchange (documented, page 17262656).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeToken {
    /// The code another app of the host handed over.
    pub code: String,
}

/// Refresh Token (assumed: known by name only). Each refresh token is good once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshToken {
    /// The refresh token of the last pair.
    pub refresh: String,
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

endpoints! {
    send_otp: SendOtp = POST "/v1/identity/auth/rego/otp/send/" -> OtpSent {
        signed_in: false;
        body: json_body;
    }

    verify_otp: VerifyOtp = POST "/v1/identity/auth/rego/otp/verify/" -> Tokens {
        signed_in: false;
        body: json_body;
    }

    exchange_token: ExchangeToken = POST "/token/exchange/" -> Tokens {
        signed_in: false;
        body: json_body;
    }

    refresh_token: RefreshToken = POST "/v1/identity/auth/token/refresh/" -> Tokens {
        signed_in: false;
        body: json_body;
    }

    sandbox_peek_otp: PeekOtp = GET "/sandbox/otp/" -> PeekedOtp {
        signed_in: false;
        query: |call| Query::new().with("username", Some(&call.username));
    }
}
