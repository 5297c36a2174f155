//! Whether a name that the server wrote is the signed-in officer's.

use crate::session;

/// Whether `name`, a user name or a full name, is the signed-in officer's.
pub(crate) fn is_signed_in(name: &str) -> bool {
    is_named(&session::username().unwrap_or_default(), name)
}

/// Whether `name` is of another officer than the signed-in one, as far as names tell; in a session by token, which has no name,
/// everyone is.
pub(crate) fn is_another(name: &str) -> bool {
    !is_signed_in(name)
}

/// Whether `name` is the officer with this user name: `asha.kulkarni@lender.in` is Asha Kulkarni.
fn is_named(username: &str, name: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    let local = username.split('@').next().unwrap_or_default();
    !local.is_empty() && (words(local) == words(name) || username.eq_ignore_ascii_case(name))
}

/// Whether what the officer with this user name sent may have made something of an officer with this `name`; where the server
/// names none, it may.
pub(crate) fn may_be_of(username: &str, name: Option<&str>) -> bool {
    name.is_none_or(|name| is_named(username, name))
}

#[cfg(test)]
mod tests {
    use super::is_named;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn recognises_an_officer_by_the_name_in_the_address() {
        assert!(is_named("asha.kulkarni@lender.in", "Asha Kulkarni"));
        assert!(is_named("asha.kulkarni@lender.in", "asha.kulkarni@lender.in"));
        assert!(!is_named("asha.kulkarni@lender.in", "Ravi Iyer"));
        assert!(!is_named("", ""));
    }
}
