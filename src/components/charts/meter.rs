//! The drawdown of a loan: disbursed, requested and not yet paid, this request, what is left.

use crate::components::charts::bars::percent;
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::Money;

/// A bar with its amounts as a legend. A request above what is left shows the excess.
#[component]
pub(crate) fn Drawdown(
    #[prop(into)] sanctioned: Signal<Money>,
    #[prop(into)] disbursed: Signal<Money>,
    /// Requested before and not yet paid.
    #[prop(optional, into)]
    requested: Signal<Money>,
    /// The amount of the current request; zero if there is none.
    #[prop(optional, into)]
    asking: Signal<Money>,
) -> impl IntoView {
    let parts = memo(move |_| Parts::of(sanctioned.get(), disbursed.get(), requested.get(), asking.get()));
    let width = move |part: fn(&Parts) -> Money| move || parts.with(|parts| percent(part(parts), parts.whole()));
    let asking_class = move || if parts.with(|parts| parts.over.is_positive()) { "over" } else { "now" };
    view! {
        <div class="drawdown">
            <div class="meter" aria-hidden="true">
                <span class="done" style:inline-size=width(|parts| parts.disbursed)></span>
                <span class="asked" style:inline-size=width(|parts| parts.requested)></span>
                <span class=asking_class style:inline-size=width(|parts| parts.asking)></span>
            </div>
            <ul class="key">{move || parts.get().key()}</ul>
        </div>
    }
}

/// The parts of the bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Parts {
    disbursed: Money,
    requested: Money,
    asking: Money,
    left: Money,
    over: Money,
}

impl Parts {
    fn of(sanctioned: Money, disbursed: Money, requested: Money, asking: Money) -> Self {
        let free = sanctioned.less(disbursed).less(requested);
        Self { disbursed, requested, asking, left: free.less(asking), over: asking.less(free) }
    }

    /// The full bar: the limit, or the amount requested if that is more.
    fn whole(self) -> Money {
        [self.disbursed, self.requested, self.asking, self.left].into_iter().sum()
    }

    fn key(self) -> impl IntoView {
        let item = |mark: &'static str, amount: Money, what: &'static str| {
            view! { <li><span class=format!("key-mark {mark}")></span>{format!("{amount:#} {what}")}</li> }
        };
        let over = self.over.is_positive();
        (
            item("done", self.disbursed, "disbursed"),
            self.requested.is_positive().then(|| item("asked", self.requested, "requested, not yet paid")),
            self.asking.is_positive().then(|| item(if over { "over" } else { "now" }, self.asking, "this tranche")),
            (!over).then(|| item("left", self.left, if self.asking.is_positive() { "left after it" } else { "left" })),
            over.then(|| view! { <li class="bad">{format!("{:#} above the limit", self.over)}</li> }),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;
    use lms::Money;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn parts_add_up_to_the_limit_or_show_the_excess() {
        let lakh = |count: i64| Money::from_rupees(count * 100_000);
        for (asking, left, over, whole) in [(0, 3, 0, 10), (2, 1, 0, 10), (3, 0, 0, 10), (5, 0, 2, 12)] {
            let parts = Parts::of(lakh(10), lakh(6), lakh(1), lakh(asking));
            assert_eq!(
                (parts.left, parts.over, parts.whole()),
                (lakh(left), lakh(over), lakh(whole)),
                "asking {asking}"
            );
        }
    }
}
