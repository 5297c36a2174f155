//! What an amount is for, and in which order a payment takes these.

/// What an amount is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// Services.
    Fee,
    /// Being late.
    Penal,
    /// Lending.
    Interest,
    /// What was lent.
    Principal,
}

impl Component {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Fee, Self::Penal, Self::Interest, Self::Principal];

    fn word(self) -> &'static str {
        match self {
            Self::Fee => "fee",
            Self::Penal => "penal",
            Self::Interest => "interest",
            Self::Principal => "principal",
        }
    }
}

/// The order in which a payment takes components: each of them once. That of [`Default`] is `fee,penal,interest,principal`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComponentOrder([Component; 4]);

impl Default for ComponentOrder {
    fn default() -> Self {
        Self(Component::ALL)
    }
}

impl ComponentOrder {
    /// Reads `interest,principal,fee,penal`: all four, each once.
    pub fn of(text: &str) -> Option<Self> {
        let words = text.split(',').map(str::trim);
        let named: Option<Vec<Component>> =
            words.map(|word| Component::ALL.into_iter().find(|component| component.word() == word)).collect();
        let order: [Component; 4] = named?.try_into().ok()?;
        Component::ALL.iter().all(|component| order.contains(component)).then_some(Self(order))
    }

    /// First to last.
    pub const fn components(self) -> [Component; 4] {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_names_each_component_once() {
        assert_eq!(ComponentOrder::of("fee,penal,interest,principal"), Some(ComponentOrder::default()));
        assert!(ComponentOrder::of(" principal , interest,penal,fee").is_some());
        for wrong in ["", "fee", "fee,penal,interest", "fee,fee,interest,principal", "fee,penal,interest,principal,fee"]
        {
            assert_eq!(ComponentOrder::of(wrong), None, "{wrong}");
        }
    }
}
