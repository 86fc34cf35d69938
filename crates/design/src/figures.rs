//! Optional usage values, by their names in the document.

use definitions::UsageValue;

/// A group of optional usage values.
///
/// The reader, the ranges of an estimate and the forms iterate over the names, so that each usage value is declared
/// only once.
pub trait Figures {
    /// Every usage value with its name, in document order.
    fn figures(&self) -> Vec<(&'static str, Option<UsageValue>)>;

    /// The usage value with this name, mutable.
    fn figure_mut(&mut self, name: &str) -> Option<&mut Option<UsageValue>>;

    /// The usage value with this name; also `None` if there is no such name.
    fn figure(&self, name: &str) -> Option<UsageValue>;
}

/// Defines a struct of optional usage values and, after `also`, of other fields that may be empty, such as lists.
///
/// Serialisation and comparison iterate over the names: browsers download this code, and derived code would repeat
/// itself for every usage value.
macro_rules! figures {
    (
        $(#[$doc:meta])* $name:ident { $($(#[$figure_doc:meta])* $figure:ident,)* }
        $(also { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name {
            $($(#[$figure_doc])* pub $figure: Option<UsageValue>,)*
            $($($(#[$field_doc])* pub $field: $type,)*)?
        }

        impl crate::figures::Figures for $name {
            fn figures(&self) -> Vec<(&'static str, Option<UsageValue>)> {
                vec![$((stringify!($figure), self.$figure),)*]
            }

            fn figure(&self, name: &str) -> Option<UsageValue> {
                match name {
                    $(stringify!($figure) => self.$figure,)*
                    _ => None,
                }
            }

            fn figure_mut(&mut self, name: &str) -> Option<&mut Option<UsageValue>> {
                match name {
                    $(stringify!($figure) => Some(&mut self.$figure),)*
                    _ => None,
                }
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &$name) -> bool {
                use crate::figures::Figures;

                self.figures() == other.figures() $($(&& self.$field == other.$field)*)?
            }
        }

        impl Eq for $name {}

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;

                let mut map = serializer.serialize_map(None)?;
                for (name, value) in crate::figures::Figures::figures(self) {
                    if let Some(value) = value {
                        map.serialize_entry(name, &value)?;
                    }
                }
                $($(
                    if !self.$field.is_empty() {
                        map.serialize_entry(stringify!($field), &self.$field)?;
                    }
                )*)?
                map.end()
            }
        }
    };
}

pub(crate) use figures;
