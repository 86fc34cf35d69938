//! [`codes!`] and [`words!`]: closed sets of words in the document.

/// Defines an enum of words, each with its name in the document.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// Every word with its name in the document.
            pub const ALL: &'static [(&'static str, $name)] = &[$(($code, $name::$variant),)*];

            /// The name of the word in the document.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)* }
            }
        }
    };
}

/// Defines an enum of words, each with its name in the document and its AWS name.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$variant_doc:meta])* $variant:ident = $code:literal, $label:literal;)*
    }) => {
        $crate::words::codes! { $(#[$doc])* $name { $($(#[$variant_doc])* $variant = $code;)* } }

        impl $name {
            /// The name as AWS writes it.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $($name::$variant => $label,)* }
            }
        }
    };
}

pub(crate) use {codes, words};
