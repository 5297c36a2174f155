//! Components of an amount owed, and the order in which a payment settles them.

/// Component of a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// Fees and charges.
    Fee,
    /// Penal interest for late payment.
    Penal,
    /// Contractual interest.
    Interest,
    /// Principal.
    Principal,
}

impl Component {
    /// All components in the default order of settlement.
    pub const ALL: [Self; 4] = [Self::Fee, Self::Penal, Self::Interest, Self::Principal];

    fn as_str(self) -> &'static str {
        match self {
            Self::Fee => "fee",
            Self::Penal => "penal",
            Self::Interest => "interest",
            Self::Principal => "principal",
        }
    }
}

/// Order in which a payment settles components; names each of the four once. The default is
/// `fee,penal,interest,principal`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComponentOrder([Component; 4]);

impl Default for ComponentOrder {
    fn default() -> Self {
        Self(Component::ALL)
    }
}

impl ComponentOrder {
    /// Parses a list such as `interest,principal,fee,penal`; `None` unless it names all four once.
    pub fn parse(text: &str) -> Option<Self> {
        let words = text.split(',').map(str::trim);
        let named: Option<Vec<Component>> =
            words.map(|as_str| Component::ALL.into_iter().find(|component| component.as_str() == as_str)).collect();
        let order: [Component; 4] = named?.try_into().ok()?;
        Component::ALL.iter().all(|component| order.contains(component)).then_some(Self(order))
    }

    /// Returns the components, first to last.
    pub const fn components(self) -> [Component; 4] {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requires_each_component_once() {
        assert_eq!(ComponentOrder::parse("fee,penal,interest,principal"), Some(ComponentOrder::default()));
        assert!(ComponentOrder::parse(" principal , interest,penal,fee").is_some());
        for wrong in ["", "fee", "fee,penal,interest", "fee,fee,interest,principal", "fee,penal,interest,principal,fee"]
        {
            assert_eq!(ComponentOrder::parse(wrong), None, "{wrong}");
        }
    }
}
