// Runs in the browser: fetches the files of a lazy chunk when it is first called.
//
// Takes the place of the script that wasm_split_cli_support 0.2.4 generates, whose interface with the program is small:
// the main module imports `__wasm_split_load_NAME(callback, data)` for each `#[wasm_split(NAME)]`, and wants the function
// `callback` of its table called with `data` and whether the chunk is there; the other modules import the memory, the
// table and the stack pointer of the main one from `__wasm_split`. Ours differs in three ways: several modules are one
// file, a file is named by its content, and 500 bytes of script per module are gone.
import { initSync } from "./orrery.js";

const files = new Map();

/** Fetches a file once; one that failed may be asked for again. */
function instance(file) {
  if (!files.has(file)) {
    const main = initSync(); // The main module has long been started: this returns its exports.
    const loading = WebAssembly.instantiateStreaming(fetch(new URL(file, import.meta.url)), { __wasm_split: main, main });
    loading.catch(() => files.delete(file));
    files.set(file, loading);
  }
  return files.get(file);
}

/** What the main module calls to load a chunk that needs `names`. */
export function loader(names) {
  return async (callback, data) => {
    let loaded = true;
    try {
      await Promise.all(names.map(instance));
    } catch (error) {
      console.error(error);
      loaded = false;
    }
    initSync().__indirect_function_table.get(callback)(data, loaded);
  };
}
