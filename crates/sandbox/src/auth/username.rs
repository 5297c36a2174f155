//! Who may sign in: anybody with what looks like an e-mail address or an Indian mobile number.

use lms::formats;
use lms::identity::OtpMode;

/// A checked username in its one form: an address in lower case, a mobile number as its ten digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Username(String);

impl Username {
    /// Reads what was typed, for the way the one-time password is to go.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn parse(mode: &OtpMode, typed: &str) -> Result<Self, &'static str> {
        match mode {
            OtpMode::Email => email(typed).ok_or("Enter a valid e-mail address."),
            OtpMode::Sms => mobile(typed).ok_or("Enter a valid Indian mobile number."),
            OtpMode::Unknown(_) => Err("Enter an e-mail address or an Indian mobile number."),
        }
    }

    /// Reads an address or a number, whichever it is.
    pub fn guess(typed: &str) -> Option<Self> {
        email(typed).or_else(|| mobile(typed))
    }

    /// Its one form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What an officer of this username is called.
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

fn email(typed: &str) -> Option<Username> {
    formats::email(typed).ok().map(|address| Username(address.to_lowercase()))
}

fn mobile(typed: &str) -> Option<Username> {
    formats::mobile(typed).ok().map(Username)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_form() {
        for typed in ["9876543210", "+91 98765 43210", "098765-43210", "919876543210"] {
            assert_eq!(Username::guess(typed).map(|username| username.0), Some("9876543210".to_owned()), "{typed}");
        }
        for typed in
            ["1234567890", "98765", "+1 9876543210", "asha@", "@x.in", "a b@x.in", "a@b@c.in", "asha@lender", ""]
        {
            assert_eq!(Username::guess(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_way_must_fit_the_name() {
        assert!(Username::parse(&OtpMode::Sms, "asha@lender.in").is_err());
        assert!(Username::parse(&OtpMode::Email, "9876543210").is_err());
        assert!(Username::parse(&OtpMode::from("fax"), "9876543210").is_err());
    }

    #[test]
    fn an_officer_is_called_by_the_address() {
        assert_eq!(Username::guess("Asha.Kulkarni@lender.in").unwrap().name(), "Asha Kulkarni");
        assert_eq!(Username::guess("9876543210").unwrap().name(), "Officer 3210");
    }
}
