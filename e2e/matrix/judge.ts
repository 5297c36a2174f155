// Judges a cell by the books and by what the page said.
import type { Cell } from "./cell.ts";
import type { Look } from "./look.ts";

export type Outcome = "good" | "unclear" | "doubled" | "crashed";

export interface Verdict {
  outcome: Outcome;
  /** What is wrong, or what deserves a word. */
  reason: string;
  /** What the page said at last, if something is wrong. */
  seen: string;
}

export interface Expectation {
  /** Whether the server can't tell a repeat from a second request: two are good if the page says so. */
  mayBeTwo?: boolean;
  /** See [`Fault.isShared`](fault.ts). */
  isShared?: boolean;
  /** Whether what was lost can still be tried again. */
  isFirst?: boolean;
  /** What the books held by another officer's action. */
  before: number;
}

const SEEN_LENGTH = 240;

const quote = (look: Look | undefined): string => (look?.messages ?? "").replaceAll(/\s+/g, " ").slice(0, SEEN_LENGTH);

/** Judges what was seen so far. */
export function judge({ looks, crashes, action }: Cell, { before, mayBeTwo = false, isShared = false, isFirst = false }: Expectation): Verdict {
  const last = looks.at(-1);
  const verdict = (outcome: Outcome, reason: string): Verdict => ({ outcome, reason, seen: outcome === "good" ? "" : quote(last) });
  if (!last) return verdict("crashed", "nothing was seen");
  if (crashes.length > 0 || looks.some((look) => look.hasStopped)) return verdict("crashed", crashes[0] ?? "the program stopped");
  const expected = action.expected ?? 1;
  const made = last.effects - before;
  if (made > expected) {
    if (!mayBeTwo || !last.tellsTwo) return verdict("doubled", `${made} in the books${last.tellsTwo ? ", and the page says so" : ""}`);
    return verdict("good", `${made} in the books, and the page says so`);
  }
  const tooEarly = looks.find((look) => look.says === "not done" && look.counted === null && made > 0 && expected === 1);
  if (tooEarly) return verdict("unclear", `said "not done", ${made} in the books`);
  if (last.isBusy) return verdict("unclear", "still busy");
  const mayCountLess = isShared || (isFirst && last.says === "unknown");
  if (last.counted !== null && (mayCountLess ? last.counted > made : last.counted !== made)) return verdict("unclear", `says ${last.counted}, ${made} in the books`);
  if (last.says === "done" && last.counted === null && made < expected) return verdict("unclear", `says "done", ${made} in the books`);
  if (last.says === "unknown" && !(isFirst && last.counted !== null)) return verdict("unclear", `says "unknown" at the end, ${made} in the books`);
  if (last.says === "nothing" && last.counted === null && !looks.some((look) => look.says === "done" && made >= expected)) {
    return verdict("unclear", `says nothing of it, ${made} in the books`);
  }
  if (!last.hasWayOn) return verdict("unclear", "no enabled control leads on");
  if (made === 0) {
    const gone = action.typed.filter((typed) => !last.shown.includes(typed));
    if (gone.length > 0) return verdict("unclear", `what was typed is gone: ${gone.join(", ")}`);
  }
  return verdict("good", "");
}
