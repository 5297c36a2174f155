// Runs one cell: the action up to its button, the fault, and the judgement; what was not done is tried again.
import type { BrowserContext, Page } from "@playwright/test";
import type { Sandbox } from "../support/sandbox.ts";
import { signInWithin } from "../support/sign-in.ts";
import type { Action } from "./action.ts";
import { Cell } from "./cell.ts";
import { send, type Fault } from "./fault.ts";
import { judge, type Verdict } from "./judge.ts";

/** Returns null where the fault is not for this action. */
export async function runCell(action: Action, fault: Fault, context: BrowserContext, page: Page, sandbox: Sandbox): Promise<Verdict | null> {
  const prepared = await action.prepare(sandbox);
  if (fault.needsMeanwhile && !prepared.meanwhile) return null;
  const cell = await Cell.begin(context, page, sandbox, prepared, fault.ahead);
  await fault.before?.(cell);
  await cell.ready(page, fault.withinApp);
  await cell.quiet();
  await fault.arm?.(cell);
  const before = fault.isFinal ? await prepared.effects() : 0;
  await (fault.send ?? send)(cell);
  await fault.after?.(cell);
  await cell.settle();
  const { mayBeTwo = false, isShared = false, isFinal = false } = fault;
  const verdict = judge(cell, { before, mayBeTwo, isShared, isFirst: !isFinal });
  const last = cell.looks.at(-1);
  if (verdict.outcome !== "good" || isFinal || !last) return verdict;
  const known = isShared ? last.effects : (last.counted ?? last.effects);
  return Math.min(known, last.effects) < (prepared.expected ?? 1) ? tryAgain(cell, fault, verdict) : verdict;
}

/** The way on after "not done": sending again carries it out once. */
async function tryAgain(cell: Cell, fault: Fault, verdict: Verdict): Promise<Verdict> {
  await cell.sandbox.clearFaults();
  await fault.repair?.(cell);
  const session = cell.page.getByRole("dialog", { name: "Your session has ended" });
  if (await session.isVisible()) {
    await signInWithin(session, null);
    await session.waitFor({ state: "hidden" });
  }
  try {
    if (fault.leavesPage) await openAgain(cell);
    await send(cell);
  } catch (error) {
    return { outcome: "unclear", reason: "it can't be sent again", seen: String(error).split("\n")[0] ?? "" };
  }
  cell.looks.length = 0;
  await cell.settle();
  const again = judge(cell, { before: 0, isShared: fault.isShared ?? false });
  const made = cell.looks.at(-1)?.effects;
  if (again.outcome !== "good") return { ...again, reason: `sent again: ${again.reason}` };
  return made === (cell.action.expected ?? 1) ? verdict : { outcome: "unclear", reason: `sent again, ${made} in the books`, seen: verdict.seen };
}

/** A review that a call was sent from, and an upload, are there again; a form is filled in again. */
async function openAgain(cell: Cell): Promise<void> {
  const isThere = () => cell.action.button(cell.page).isVisible();
  if (await isThere()) return;
  await cell.page.goto(cell.action.url);
  await cell.quiet();
  if (!(await isThere())) await cell.ready();
}
