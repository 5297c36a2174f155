//! Sign-in: the identity service of the same host.

use crate::endpoint::{endpoints, json_body};
use crate::lenient;
use crate::open_enum::open_enum;
use crate::query::Query;
use serde::{Deserialize, Serialize};
use std::fmt;

open_enum! {
    /// How a one-time password is sent.
    OtpMode {
        /// By text message to a mobile number.
        Sms = "sms", "Text message";
        /// By e-mail.
        Email = "email", "E-mail";
    }
}

/// A pair of tokens. `Debug` shows neither of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// Bearer token for every call.
    pub access: String,
    /// Token to get the next pair with.
    pub refresh: String,
    /// Lifetime in seconds; only returned by the token exchange, and 0 in its sample.
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
    /// Mobile number or e-mail address.
    pub username: String,
}

/// Response of Send OTP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtpSent {
    /// Whether the service accepted the request.
    pub status: bool,
    /// Response of the carrier.
    pub message: OtpDelivery,
}

/// Response of the carrier that sends a one-time password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtpDelivery {
    /// Whether the carrier accepted the message.
    pub status: bool,
    /// The carrier's reference.
    #[serde(default, deserialize_with = "lenient::text")]
    pub message_id: String,
    /// The carrier's status code; 202 in the sample.
    #[serde(deserialize_with = "lenient::integer")]
    pub status_code: i64,
}

/// Verify OTP (documented, page 13814270).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifyOtp {
    /// As in the request of Send OTP.
    pub mode: OtpMode,
    /// As in the request of Send OTP.
    pub username: String,
    /// The one-time password.
    pub otp: String,
}

/// Token exchange (documented, page 17262656).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeToken {
    /// Code from another app of the same host.
    pub code: String,
}

/// Refresh Token (assumed: known by name only). Each refresh token can be used once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshToken {
    /// Refresh token of the last pair.
    pub refresh: String,
}

/// Returns the one-time password itself. Only the sandbox has this call, and only a sandbox environment uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeekOtp {
    /// Mobile number or e-mail address that it was sent to.
    pub username: String,
}

/// Response of [`PeekOtp`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeekedOtp {
    /// One-time password of six digits.
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
