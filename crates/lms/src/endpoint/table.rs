//! The `endpoints!` table, by which each group declares its calls.

/// Implements [`Endpoint`] for the structs of one group, and lists them in the group's `OPERATIONS`.
///
/// ```text
/// endpoints! {
///     list_fees: ListFees = GET "/v1/lms/fees/" -> Page<Fee> {
///         shows: [Fees];
///         query: |call| Query::new().with("search", Some(&call.search)).paged(call.page);
///     }
///
///     delete_fee: DeleteFee { id } = DELETE "/v1/lms/fees/{id}/" -> NoContent {
///         read: |_| Some(NoContent {});
///         stale: [Fees, Demands];
///     }
/// }
/// ```
///
/// An entry is `operation_id: Struct { path fields } = METHOD "path" -> Reply { clauses }`. Each field named after the
/// struct fills the parameter of that name in the path. The clauses are optional and come in this order:
///
/// | clause | default | sets |
/// |---|---|---|
/// | `effect: Reads;` or `effect: Writes;` | by method | [`Endpoint::EFFECT`] |
/// | `signed_in: false;` | `true` | [`Endpoint::SIGNED_IN`] |
/// | `shows: [Topic, …];` | none | [`Endpoint::SHOWS`] |
/// | `query: fn(&Self) -> Query;` | none | [`Endpoint::query`] |
/// | `body: fn(&Self) -> Option<String>;` | none | [`Endpoint::body`]; usually [`json_body`] |
/// | `read: fn(String) -> Option<Reply>;` | JSON | [`Endpoint::read`] |
/// | `stale: [Topic, …];` or `stale: CONST;` | none | [`Endpoint::stale`] |
///
/// `stale: [Topic, …] if fn(&Self) -> bool;` makes the data stale only for some inputs.
macro_rules! endpoints {
    (@method GET) => { $crate::endpoint::Method::Get };
    (@method POST) => { $crate::endpoint::Method::Post };
    (@method PUT) => { $crate::endpoint::Method::Put };
    (@method PATCH) => { $crate::endpoint::Method::Patch };
    (@method DELETE) => { $crate::endpoint::Method::Delete };
    (@topics [$($topic:ident),+]) => { &[$($crate::endpoint::Topic::$topic),+] };
    (@topics $list:ident) => { $list };
    ($(
        $operation:ident: $call:ident $({ $param:ident })? = $method:ident $path:literal -> $reply:ty {
            $(effect: $effect:ident;)?
            $(signed_in: $signed_in:literal;)?
            $(shows: $shows:tt;)?
            $(query: $query:expr;)?
            $(body: $body:expr;)?
            $(read: $read:expr;)?
            $(stale: $stale:tt $(if $condition:expr)?;)?
        }
    )+) => {
        $(
            impl $crate::endpoint::Endpoint for $call {
                const OPERATION: &'static str = stringify!($operation);
                const METHOD: $crate::endpoint::Method = $crate::endpoint::endpoints!(@method $method);
                const PATH: &'static str = $path;
                $(const EFFECT: $crate::endpoint::Effect = $crate::endpoint::Effect::$effect;)?
                $(const SIGNED_IN: bool = $signed_in;)?
                $(const SHOWS: &'static [$crate::endpoint::Topic] = $crate::endpoint::endpoints!(@topics $shows);)?
                type Reply = $reply;

                fn path(&self) -> String {
                    std::fmt::format(format_args!($path $(, $param = self.$param)?))
                }

                $(fn query(&self) -> $crate::query::Query {
                    let query: fn(&Self) -> $crate::query::Query = $query;
                    query(self)
                })?

                $(fn body(&self) -> Option<String> {
                    let body: fn(&Self) -> Option<String> = $body;
                    body(self)
                })?

                $(fn read(body: String) -> Option<Self::Reply> {
                    let read: fn(String) -> Option<Self::Reply> = $read;
                    read(body)
                })?

                $(fn stale(&self) -> &'static [$crate::endpoint::Topic] {
                    $(
                        let condition: fn(&Self) -> bool = $condition;
                        if !condition(self) {
                            return &[];
                        }
                    )?
                    $crate::endpoint::endpoints!(@topics $stale)
                })?
            }
        )+

        /// The operations of this group and the structs that call them.
        pub const OPERATIONS: &[$crate::endpoint::Operation] = &[$(
            $crate::endpoint::Operation {
                id: <$call as $crate::endpoint::Endpoint>::OPERATION,
                method: <$call as $crate::endpoint::Endpoint>::METHOD,
                path: <$call as $crate::endpoint::Endpoint>::PATH,
                effect: <$call as $crate::endpoint::Endpoint>::EFFECT,
                endpoint: stringify!($call),
            },
        )+];
    };
}

pub(crate) use endpoints;

#[cfg(test)]
mod tests {
    use crate::emi_calculation::CalculateEmi;
    use crate::endpoint::{Effect, Endpoint, Method, Operation, Topic};
    use crate::fees::{self, CreateFee, GetFee};
    use crate::line_details::{GetLineDetailByType, LineType};
    use crate::restructure::{Restructure, RestructureBy};
    use crate::topups::RerunTopupChecks;
    use uuid::Uuid;

    #[test]
    fn fills_the_parameters_of_the_path() {
        let fee = GetFee { id: Uuid::from_u128(7).into() };
        assert_eq!(fee.path(), "/v1/lms/fees/00000000-0000-0000-0000-000000000007/");
        let line = GetLineDetailByType { account: Uuid::nil().into(), r#type: LineType::Invoice };
        assert_eq!(line.path(), "/v1/lms/line_details/type/invoice/");
    }

    #[test]
    fn the_method_decides_the_effect_unless_an_entry_says_otherwise() {
        assert_eq!((GetFee::EFFECT, CreateFee::EFFECT), (Effect::Reads, Effect::Writes));
        assert_eq!((RerunTopupChecks::METHOD, RerunTopupChecks::EFFECT), (Method::Get, Effect::Writes));
        assert_eq!((CalculateEmi::METHOD, CalculateEmi::EFFECT), (Method::Post, Effect::Reads));
    }

    #[test]
    fn a_condition_decides_whether_data_is_stale() {
        let restructure = |preview| {
            let json = serde_json::json!({
                "effective_date": 1704479399.999999, "emi_count": 12, "reason": "Hardship", "preview": preview
            });
            serde_json::from_value::<Restructure>(json).unwrap()
        };
        assert_eq!(restructure(false).by, RestructureBy::EmiCount(12));
        assert_eq!(restructure(false).stale(), [Topic::Accounts, Topic::Demands, Topic::Loans]);
        assert_eq!(restructure(true).stale(), []);
    }

    #[test]
    fn lists_every_entry() {
        let get_fee = Operation {
            id: "get_fee",
            method: Method::Get,
            path: "/v1/lms/fees/{id}/",
            effect: Effect::Reads,
            endpoint: "GetFee",
        };
        assert!(fees::OPERATIONS.contains(&get_fee));
        assert_eq!(fees::OPERATIONS.len(), 6);
    }
}
