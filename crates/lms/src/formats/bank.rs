//! Numbers of banks: branch codes, account numbers and references of transfers.

use super::{Format, FormatError, checked, compact, has_form, is_alphanumeric};

/// Whether `text` has the form of an Indian Financial System Code: four capital letters of the bank, a zero, and six
/// capital letters or digits of the branch (Reserve Bank of India). Whether the branch exists is not checked: the
/// documented sample's HDFC0039993 is not in the Reserve Bank's list.
pub fn is_ifsc(text: &str) -> bool {
    has_form(text, "AAAA0******")
}

/// Reads an IFSC, see [`is_ifsc`]. Returns it in capitals.
///
/// # Errors
/// [`FormatError`], if it has another form.
pub fn ifsc(typed: &str) -> Result<String, FormatError> {
    let text = compact(typed).to_ascii_uppercase();
    let is_ifsc = is_ifsc(&text);
    checked(text, is_ifsc, Format::Ifsc)
}

/// Whether `text` has the form of a bank account number: 6 to 20 letters and digits (assumed: banks use 9 to 18 digits,
/// and some put letters before them).
pub fn is_account_number(text: &str) -> bool {
    is_alphanumeric(text, 6..=20)
}

/// Reads a bank account number, see [`is_account_number`]. Spaces are dropped; letters stay as they are typed.
///
/// # Errors
/// [`FormatError`], if it has another form.
pub fn account_number(typed: &str) -> Result<String, FormatError> {
    let text = compact(typed);
    let is_account_number = is_account_number(&text);
    checked(text, is_account_number, Format::AccountNumber)
}

/// Whether `text` has the form of a Unique Transaction Reference: 6 to 30 letters and digits (assumed).
///
/// That takes the 22 characters of RTGS (bank, `R`, channel, date, eight digits), the 16 of NEFT (bank, letter, two digits
/// of the year, day of the year, six characters), and the 12 digits of IMPS and UPI. Banks differ, so no closer form is
/// asked for.
pub fn is_utr(text: &str) -> bool {
    is_alphanumeric(text, 6..=30)
}

/// Reads a UTR, see [`is_utr`]. Spaces are dropped; returns it in capitals.
///
/// # Errors
/// [`FormatError`], if it has another form.
pub fn utr(typed: &str) -> Result<String, FormatError> {
    let text = compact(typed).to_ascii_uppercase();
    let is_utr = is_utr(&text);
    checked(text, is_utr, Format::Utr)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ifsc_is_four_letters_a_zero_and_a_branch() {
        for code in ["UTIB0000001", "IDIB000A001", "BARB0DBAGIY", "CNRB0011023", "SBIN0020066", "HDFC0039993"] {
            assert_eq!(ifsc(code).as_deref(), Ok(code));
        }
        assert_eq!(ifsc(" hdfc0039993 ").as_deref(), Ok("HDFC0039993"));
        assert!(!is_ifsc("hdfc0039993"), "the API takes capitals");
        for typed in ["HDFC1039993", "HDFC003999", "HDFC00399934", "HDF00039993", "HDFC0 39993", "HDFC0-39993"] {
            assert!(ifsc(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn an_account_number_has_6_to_20_letters_and_digits() {
        assert_eq!(account_number("5010 0456 3123").as_deref(), Ok("501004563123"));
        assert_eq!(account_number("123123123123").as_deref(), Ok("123123123123"));
        for typed in ["12345", "=HYPERLINK", "5010-0456", &"1".repeat(21)] {
            assert!(account_number(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn the_utrs_of_all_transfers_are_read() {
        let (rtgs, neft, upi) = ("HDFCR52026112300000042", "HDFCN26327000042", "632712345678");
        for reference in [rtgs, neft, upi] {
            assert_eq!(utr(reference).as_deref(), Ok(reference));
        }
        assert_eq!(utr(" hdfc r5 2026 ").as_deref(), Ok("HDFCR52026"));
        assert!(is_utr("hdfcr52026"), "the API takes small letters, too");
        for typed in ["HDFC1", "HDFC-00123", &"A".repeat(31)] {
            assert!(utr(typed).is_err(), "{typed}");
        }
    }
}
