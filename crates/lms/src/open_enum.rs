//! Open enumerations: an unknown value is stored and shown as it was sent, so that a new status never blanks a
//! page.

/// Declares an enumeration of wire values, each with the label that officers read, and `Unknown(String)`.
macro_rules! open_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $wire:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// A value that is not known here, as the API sent it; empty if it sent none.
            Unknown(String),
        }

        impl $name {
            /// All known values, in the order of the documentation or of a typical lifecycle.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),+];

            /// Whether `wire` is a known value.
            pub fn is_known(wire: &str) -> bool {
                !matches!(Self::from(wire), Self::Unknown(_))
            }

            /// The value as the API sends it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)+
                    Self::Unknown(wire) => wire,
                }
            }

            /// The label that officers read; an unknown value as the API sent it, `—` if it sent none.
            pub fn label(&self) -> &str {
                match self {
                    $(Self::$variant => $label,)+
                    Self::Unknown(wire) if wire.is_empty() => "—",
                    Self::Unknown(wire) => wire,
                }
            }
        }

        impl Default for $name {
            /// What the API did not send.
            fn default() -> Self {
                Self::Unknown(String::new())
            }
        }

        impl From<&str> for $name {
            fn from(wire: &str) -> Self {
                match wire {
                    $($wire => Self::$variant,)+
                    _ => Self::Unknown(wire.to_owned()),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let wire = <Option<std::borrow::Cow<'de, str>> as serde::Deserialize>::deserialize(deserializer)?;
                Ok(Self::from(wire.as_deref().unwrap_or_default()))
            }
        }
    };
}

pub(crate) use open_enum;
