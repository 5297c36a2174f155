// wasm-split's script, which fetches the parts, made smaller and fit for a site: each part is one name in it, and with
// the first part comes the sheet of what no first screen shows.

/** The script as it is shipped, from the one that wasm-split wrote. */
export function loader(source) {
  const replaced = (text, from, to) => {
    const result = text.replace(from, to);
    if (result === text) throw new Error(`wasm-split writes its script in another form: no ${from}`);
    return result;
  };
  const part = /makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("\.\/(\w+)\.wasm", import\.meta\.url\)\);[\s\S]*?\n\}\s*,/g;
  const named = replaced(source, part, 'makeLoad("$1",');
  const takes = replaced(named, "makeLoad(fetcher, deps)", "makeLoad(name, deps)");
  const fetches = replaced(
    takes,
    "const instantiate = fetcher();",
    "const src = fetch(new URL(`./${name}.wasm`, import.meta.url)); src.catch(() => {});",
  );
  const starts = replaced(fetches, "instantiate(imports)", "WebAssembly.instantiateStreaming(src, imports)");
  return replaced(starts, "await callee();", "await Promise.all([callee(), restOfStyle()]);") + REST_OF_STYLE;
}

const REST_OF_STYLE = `
let sheet;
function restOfStyle() {
  return sheet ??= new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("./rest.css", import.meta.url);
    link.onload = done;
    link.onerror = () => {
      link.remove();
      sheet = undefined;
      failed(new Error("rest.css"));
    };
    document.head.append(link);
  });
}
`;
