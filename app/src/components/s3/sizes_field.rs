//! Objects by size: a list of rows to edit.

use design::{Number, ObjectSize, limits};
use leptos::prelude::*;

use super::{change, of};
use crate::components::form::{Form, block, button};
use crate::fields::{InputField, parse};

/// The rows, and buttons that add and remove them.
pub(super) fn sizes_field(form: Form) -> AnyView {
    let rows = move || form.read(|c| of(c).map_or(0, |(_, usage)| usage.sizes.len()));
    let add = Callback::new(move |()| {
        form.edit("", &|c| {
            change(c, |_, usage| {
                let last = usage.sizes.last().copied();
                let first = ObjectSize { objects: Number::from(1000), kib: Number::from(1000) };
                if usage.sizes.len() < limits::OBJECT_SIZES {
                    usage.sizes.push(last.unwrap_or(first));
                }
            });
        });
    });
    let list = view! {
        <ul class="sizes">
            <For each=move || 0..rows() key=|index| *index let:index>
                {size_row(form, index)}
            </For>
        </ul>
    };
    block("fields", vec![list.into_any(), block("actions", vec![button("+ Size", add)])])
}

fn size_row(form: Form, index: usize) -> AnyView {
    let number = index + 1;
    let remove = move |_| {
        form.edit("", &|c| {
            change(c, |_, usage| {
                if index < usage.sizes.len() {
                    usage.sizes.remove(index);
                }
            });
        });
    };
    view! {
        <li>
            {number_field(form, index, "objects", format!("Objects {number}"))}
            {number_field(form, index, "kib", format!("Size of each {number}"))}
            <button type="button" class="button" aria-label=format!("Remove size {number}") on:click=remove>"Remove"</button>
        </li>
    }
    .into_any()
}

fn number_field(form: Form, index: usize, name: &'static str, label: String) -> AnyView {
    let in_kib = name == "kib";
    let value = Signal::derive(move || {
        form.with(&|c| {
            let size = of(c).and_then(|(_, usage)| usage.sizes.get(index));
            size.map(|size| part(&mut size.clone(), in_kib).0.normalize().to_string()).unwrap_or_default()
        })
    });
    let set = move |text: String| {
        let read = if in_kib { parse::kib(&text) } else { parse::number(&text) };
        let number = parse::within(read?, 0, limits::USAGE, limits::USAGE_DECIMALS)?;
        form.edit(&format!("sizes-{index}-{name}"), &|c| {
            change(c, |_, usage| {
                if let Some(size) = usage.sizes.get_mut(index) {
                    part(size, in_kib).0 = number;
                }
            });
        });
        Ok(())
    };
    let sizes = form.at_usage("sizes");
    let path = Signal::derive(move || format!("{}/{index}/{name}", sizes.get()));
    let unit = if in_kib { "KiB" } else { "" };
    view! { <InputField id=form.element(&format!("sizes-{index}-{name}")) label unit path value set /> }.into_any()
}

fn part(size: &mut ObjectSize, in_kib: bool) -> &mut Number {
    if in_kib { &mut size.kib } else { &mut size.objects }
}
