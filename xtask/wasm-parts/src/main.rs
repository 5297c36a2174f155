//! `wasm-parts PROGRAM FOLDER`: splits a program built with `--features split` at its lazy chunks, and says how to put the
//! modules together to few files.
//!
//! Writes to FOLDER the modules, `orrery.wasm` being the main one, and beside them:
//! - `parts.json`: `{"files": {FILE: [MODULE, …]}, "chunks": {CHUNK: [FILE, …]}}`, the modules that `wasm-merge` joins to one
//!   file, and the files that must be loaded before the functions of a `#[wasm_split(CHUNK)]` can be called.
//! - `re-exports.wasm`: imports from `main` what the modules import from the main one (memory, table, stack pointer), and
//!   exports it. `wasm-merge` takes it for the main module; without it the joined one would import each memory once for
//!   every module.
//!
//! The library is used instead of `wasm-split-cli` since only the library says which modules a chunk needs.

mod plan;

use plan::{Need, Part};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(program), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: wasm-parts PROGRAM FOLDER".into());
    };
    let wasm = fs::read(program)?;
    let main_module = folder.join("orrery.wasm");
    let mut options = Options::new(&wasm);
    options.output_dir = &folder;
    options.main_out_path = &main_module;
    // The script that the main module imports its loaders from: xtask/site/assemble.mjs replaces it.
    options.link_name = "./loader.js";
    options.target.web();
    let split = transform(options)?;

    let names: BTreeSet<&String> = split.prefetch_map.keys().collect();
    if names.len() > Need::BITS as usize {
        return Err(format!("{} lazy chunks are too many", names.len()).into());
    }
    let modules: BTreeSet<&String> = split.prefetch_map.values().flatten().collect();
    let mut files = BTreeMap::<String, Vec<String>>::new();
    let (mut shared, mut own_bytes) = (vec![], vec![0; names.len()]);
    for module in modules {
        let needed_by =
            names.iter().enumerate().map(|(bit, name)| Need::from(split.prefetch_map[*name].contains(module)) << bit);
        let need: Need = needed_by.sum();
        let bytes = code_and_data(&fs::read(folder.join(format!("{module}.wasm")))?)?;
        if need.count_ones() > 1 {
            shared.push(Part { modules: vec![module.clone()], need, bytes });
        } else if let Some((bit, name)) = names.iter().enumerate().nth(need.trailing_zeros() as usize) {
            own_bytes[bit] += bytes;
            files.insert((*name).clone(), vec![module.clone()]);
        }
    }
    let own = |name: &String| files.contains_key(name).then(|| name.clone()).into_iter().collect::<Vec<_>>();
    let mut chunks: BTreeMap<&String, Vec<String>> = names.iter().map(|name| (*name, own(name))).collect();
    for (index, part) in plan::join(shared, &own_bytes).into_iter().enumerate() {
        let file = format!("shared{}", index + 1);
        for (_, (_, needed)) in chunks.iter_mut().enumerate().filter(|(bit, _)| part.need >> bit & 1 != 0) {
            needed.push(file.clone());
        }
        files.insert(file, part.modules);
    }
    let parts = serde_json::json!({ "files": files, "chunks": chunks });
    fs::write(folder.join("parts.json"), parts.to_string())?;
    fs::write(folder.join("re-exports.wasm"), re_exports(&split.split_modules)?)?;
    Ok(())
}

/// The bytes of a module that its neighbours do not repeat: without its types and names.
fn code_and_data(module: &[u8]) -> Outcome<u64> {
    let mut bytes = 0;
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::CodeSectionStart { size, .. } => bytes += u64::from(size),
            Payload::DataSection(section) => bytes += section.range().end - section.range().start,
            Payload::ElementSection(section) => bytes += section.range().end - section.range().start,
            _ => {}
        }
    }
    Ok(bytes)
}

/// A module that imports from `main` whatever `modules` import from the main module, and exports it.
fn re_exports(modules: &[PathBuf]) -> Outcome<Vec<u8>> {
    let mut imported = BTreeMap::new();
    for module in modules {
        imported.append(&mut imports(module)?);
    }
    let (mut imports, mut exports) = (ImportSection::new(), ExportSection::new());
    let (mut memories, mut tables, mut globals) = (0..u32::MAX, 0..u32::MAX, 0..u32::MAX);
    for (name, entity) in imported {
        let (kind, index) = match entity {
            EntityType::Memory(_) => (ExportKind::Memory, memories.next()),
            EntityType::Table(_) => (ExportKind::Table, tables.next()),
            EntityType::Global(_) => (ExportKind::Global, globals.next()),
            _ => return Err(format!("a module imports {name}, which is no memory, table or global").into()),
        };
        imports.import("main", &name, entity);
        exports.export(&name, kind, index.unwrap_or_default());
    }
    let mut module = wasm_encoder::Module::new();
    module.section(&imports).section(&exports);
    Ok(module.finish())
}

fn imports(module: &Path) -> Outcome<BTreeMap<String, EntityType>> {
    let bytes = fs::read(module)?;
    let mut imports = BTreeMap::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        let Payload::ImportSection(section) = payload? else { continue };
        for import in section.into_imports() {
            let import = import?;
            imports.insert(import.name.to_owned(), EntityType::try_from(import.ty)?);
        }
    }
    Ok(imports)
}
