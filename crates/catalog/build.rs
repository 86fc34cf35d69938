//! Checks the committed catalogue and packs it for embedding; bad data fails the build.

#[cfg(feature = "embedded")]
#[path = "src/schema/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the library uses what the packer does not")]
mod schema;

#[cfg(feature = "embedded")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::{env, fs, path::Path};

    let data = Path::new("data");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/schema");
    println!("cargo::rerun-if-changed=build.rs");

    let mut texts = Vec::new();
    for name in schema::files() {
        let text = fs::read_to_string(data.join(name)).map_err(|error| format!("data/{name}: {error}"))?;
        texts.push((name, text));
    }
    let tables = schema::Tables::read(texts.iter().map(|(name, text)| (*name, text.as_str())))
        .map_err(|error| format!("crates/catalog/data/{error}"))?;
    let packed = postcard::to_stdvec(&tables)?;
    if postcard::from_bytes::<schema::Tables>(&packed)? != tables {
        return Err("the packed catalogue does not read back".into());
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("catalogue.bin"), packed)?;
    Ok(())
}

#[cfg(not(feature = "embedded"))]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}
