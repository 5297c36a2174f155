//! Usernames: any well-formed e-mail address or Indian mobile number may sign in.

use lms::formats;
use lms::identity::OtpMode;

/// Normalised username: a lower-case e-mail address, or a mobile number as ten digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Username(String);

impl Username {
    /// Parses input for the channel over which the one-time password is sent. The error is the message for the field.
    pub fn parse(mode: &OtpMode, input: &str) -> Result<Self, &'static str> {
        match mode {
            OtpMode::Email => email(input).ok_or("Enter a valid e-mail address."),
            OtpMode::Sms => mobile(input).ok_or("Enter a valid Indian mobile number."),
            OtpMode::Unknown(_) => Err("Enter an e-mail address or an Indian mobile number."),
        }
    }

    /// Parses an e-mail address or a mobile number, whichever fits.
    pub fn parse_any(input: &str) -> Option<Self> {
        email(input).or_else(|| mobile(input))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the display name derived from the username.
    pub fn name(&self) -> String {
        let Some((local, _)) = self.0.split_once('@') else {
            return format!("Officer {}", self.0.get(6..).unwrap_or_default());
        };
        let words = local.split(['.', '_', '-', '+']).filter(|word| !word.is_empty());
        let capital = |word: &str| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
        };
        words.map(capital).collect::<Vec<_>>().join(" ")
    }
}

fn email(input: &str) -> Option<Username> {
    formats::email(input).ok().map(|address| Username(address.to_lowercase()))
}

fn mobile(input: &str) -> Option<Username> {
    formats::mobile(input).ok().map(Username)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalises_mobile_numbers() {
        for input in ["9876543210", "+91 98765 43210", "098765-43210", "919876543210"] {
            assert_eq!(Username::parse_any(input).map(|username| username.0), Some("9876543210".to_owned()), "{input}");
        }
        for input in
            ["1234567890", "98765", "+1 9876543210", "asha@", "@x.in", "a b@x.in", "a@b@c.in", "asha@lender", ""]
        {
            assert_eq!(Username::parse_any(input), None, "{input}");
        }
    }

    #[test]
    fn requires_a_username_that_fits_the_channel() {
        assert!(Username::parse(&OtpMode::Sms, "asha@lender.in").is_err());
        assert!(Username::parse(&OtpMode::Email, "9876543210").is_err());
        assert!(Username::parse(&OtpMode::from("fax"), "9876543210").is_err());
    }

    #[test]
    fn derives_display_names() {
        assert_eq!(Username::parse_any("Asha.Kulkarni@lender.in").unwrap().name(), "Asha Kulkarni");
        assert_eq!(Username::parse_any("9876543210").unwrap().name(), "Officer 3210");
    }
}
