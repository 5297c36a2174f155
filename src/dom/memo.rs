//! Memos.

use leptos::prelude::Memo;

type Calculate<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

/// A value that is calculated again whenever a signal that `calculate` reads changes. It gets the value before.
///
/// Leptos compiles a memo for every type of closure; here there is one for every type of value.
pub(crate) fn memo<T>(calculate: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let calculate: Calculate<T> = Box::new(calculate);
    Memo::new(move |before: Option<&T>| calculate(before))
}
