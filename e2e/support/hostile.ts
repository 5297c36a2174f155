// Hostile text in the API's responses, and what a page must not do with it.
import type { Page } from "@playwright/test";

/** Marks the element that the markup would become, and everything that shows the text. */
const MARK = "hostile";
/** Closes nothing that it opens: an override or an isolate would go on after it. */
const HOSTILE = [
  `=HYPERLINK("javascript:globalThis.${MARK}=1")`,
  `"'><img src="https://evil.example/${MARK}" onerror="globalThis.${MARK}=1"><b data-${MARK}>`,
  `<script>globalThis.${MARK}=1;alert(1)</script><svg onload="globalThis.${MARK}=1">{{7*7}}\${7*7}`,
  `javascript:globalThis.${MARK}=1//https://evil.example/${MARK}`,
  "\u202eoverride\u2067isolate\u200b\u200d\ufeff\u0000\u0007\u2028",
  "श्री गणेश वस्त्र भंडार مرحبا 👨‍👩‍👧‍👦🙏🏽 " + "Z͑ͫ̓ͪ̂ͫ".repeat(5),
].join(" ");
/** Unbroken; the text as a whole has more than 10,000 characters. */
const LONG = HOSTILE + "Unbroken".repeat(1_250);

/** Ends the hostile text of names and remarks, not of references and codes, which the server makes. */
const OF_A_NAME = "\u202d";
const CODE = /^(ref_id|.*_ref_id|ifsc|utr|.*_no|pan|gstin|.*_reference|payout_service_id)$/;

/** Keys whose values are read as one of a list, an ID, a day or a token: everything else may be anything. */
const FIXED = /^(id|(?!ref_).*_id|status|type|.*_type|mode|method|payout_to|access|refresh|otp|code|currency|frequency|.*_frequency|.*_order|.*_at|.*_date|date|day)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

function withHostileText(value: unknown, text: string, alsoReferences: boolean, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => withHostileText(item, text, alsoReferences, key));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withHostileText(inner, text, alsoReferences, name)]));
  }
  const isFixed = FIXED.test(key) || (!alsoReferences && key === "ref_id");
  const isText = typeof value === "string" && !isFixed && !UUID.test(value) && !/^-?[\d.]+$/.test(value);
  return isText ? `${text}${CODE.test(key) ? "" : OF_A_NAME}${value}` : value;
}

/** Puts hostile text before every text of every response. Short in long lists, so that these stay readable to the browser. */
export async function fillWithHostileText(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt"] as const) {
      Object.defineProperty(globalThis, name, { value: () => void Object.assign(globalThis, { hostile: name }) });
    }
  });
  await page.route("**/v1/lms/**", async (route) => {
    const response = await route.fetch();
    if (!response.headers()["content-type"]?.includes("json")) return route.fulfill({ response });
    const body = await response.text();
    // A page that finds its object by reference gets that reference.
    const alsoReferences = !new URL(route.request().url()).searchParams.has("search");
    const json = withHostileText(JSON.parse(body), body.length > 20_000 ? HOSTILE : LONG, alsoReferences);
    return route.fulfill({ response, json });
  });
}

/** Everything that is wrong with how the page shows hostile text. */
export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(({ mark, first, ofAName }) => {
    const faults = new Set<string>();
    const add = (what: string, element: Element): void => {
      const shell = element.cloneNode(false) as Element;
      faults.add(`${what}: ${shell.outerHTML.slice(0, 160)} in ${element.parentElement?.tagName}`);
    };
    if (mark in globalThis) faults.add(`a script has run: ${(globalThis as Record<string, unknown>)[mark]}`);
    document.querySelectorAll(`[data-${mark}], img[src*=evil], svg[onload], [onerror]`).forEach((element) => add("markup became an element", element));
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
      const { protocol, origin } = new URL(link.href, location.href);
      if (origin !== location.origin && !/^https?:$/.test(protocol)) add("a link that runs", link);
      if (link.host.includes("evil")) add("a link to another site", link);
    }
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.add(`the page is ${root.scrollWidth - root.clientWidth} px wider than its window`);

    const isFollowedByText = (node: Node): boolean => {
      for (let next = node.nextSibling; next; next = next.nextSibling) {
        if (next instanceof Element && getComputedStyle(next).display !== "inline") return false;
        if (next.nodeType !== Node.COMMENT_NODE && next.textContent?.trim()) return true;
      }
      return false;
    };
    const CELLS = "[role=gridcell], [role=option], td, th, dd, dt, li, h1, h2, h3, p, button, label, summary, legend, output, dialog, section, main";
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent || !text.nodeValue?.includes(mark) || !parent.checkVisibility()) continue;
      const parts = text.nodeValue.trimStart().split(first);
      if (text.nodeValue.includes(ofAName) && (parts[0] !== "" || parts.length > 2)) add("a name reorders the rest of its sentence", parent);
      const cell = parent.closest(CELLS);
      if (!cell) continue;
      // What is painted of the text: its box, cut by every ancestor that clips or scrolls.
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right } = range.getBoundingClientRect();
      let [from, to] = [left, right];
      for (let element: Element | null = parent; element; element = element.parentElement) {
        const style = getComputedStyle(element);
        if (style.display !== "inline" && style.overflowX !== "visible") {
          const box = element.getBoundingClientRect();
          [from, to] = [Math.max(from, box.left), Math.min(to, box.right)];
        }
      }
      const box = cell.getBoundingClientRect();
      if (to > from && (from < box.left - 1.5 || to > box.right + 1.5)) add(`text leaves its cell by ${Math.round(Math.max(box.left - from, to - box.right))} px`, parent);
      // An override goes on to the end of its block, unless an inline element isolates it.
      for (let node: Node = text; ; node = node.parentElement ?? document.body) {
        if (node instanceof Element) {
          const { display, unicodeBidi } = getComputedStyle(node);
          if (!/^(inline|contents)$/.test(display) || /isolate|plaintext/.test(unicodeBidi)) break;
        }
        const container = node.parentElement;
        if (!container || /flex|grid/.test(getComputedStyle(container).display)) break;
        if (isFollowedByText(node)) {
          add("text after it is reordered", parent);
          break;
        }
      }
    }
    return [...faults];
  }, { mark: MARK, first: "=HYPERLINK", ofAName: OF_A_NAME });
}
