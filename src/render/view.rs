//! What a template may say: structs that name and explain every value that they bring.

/// A struct for a template, with `NAMES`: each name and what it holds, as in the doc comments.
macro_rules! view {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident$(<$life:lifetime>)? {
            $($(#[doc = $field_about:literal])+ pub $field:ident: $type:ty,)+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, serde::Serialize)]
        pub struct $name$(<$life>)? { $($(#[doc = $field_about])+ pub $field: $type,)+ }

        impl$(<$life>)? $name$(<$life>)? {
            /// The names of this view, for the check of the templates and for their manual.
            pub const NAMES: &'static [(&'static str, &'static str)] =
                &[$((stringify!($field), concat!($($field_about),+)),)+];
        }
    };
}

pub(super) use view;
