//! Usage figures that may be left out, by their names in the document.

use crate::usage::UsageValue;

/// A group of usage figures, each of which may be left out.
///
/// The reader, the ranges of an estimate and the forms go over the names, so that a figure is written
/// down once.
pub trait Figures {
    /// Every figure with its name, in the order of the document.
    fn figures(&self) -> Vec<(&'static str, Option<UsageValue>)>;

    /// The figure with this name.
    fn figure_mut(&mut self, name: &str) -> Option<&mut Option<UsageValue>>;

    /// The figure with this name; `None` also when there is no such name.
    fn figure(&self, name: &str) -> Option<UsageValue> {
        self.figures().into_iter().find(|(own, _)| *own == name).and_then(|(_, value)| value)
    }
}

/// Makes a struct of usage figures that may be left out, and of other fields after `also`.
macro_rules! figures {
    (
        $(#[$doc:meta])* $name:ident { $($(#[$figure_doc:meta])* $figure:ident,)* }
        $(also { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name {
            $($(#[$figure_doc])* #[serde(skip_serializing_if = "Option::is_none")] pub $figure: Option<UsageValue>,)*
            $($($(#[$field_doc])* pub $field: $type,)*)?
        }

        impl crate::figures::Figures for $name {
            fn figures(&self) -> Vec<(&'static str, Option<UsageValue>)> {
                vec![$((stringify!($figure), self.$figure),)*]
            }

            fn figure_mut(&mut self, name: &str) -> Option<&mut Option<UsageValue>> {
                match name {
                    $(stringify!($figure) => Some(&mut self.$figure),)*
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use figures;
