// The cells that run with the other end-to-end tests: a diagonal that has every action and every fault at least once.
import type { Action } from "./action.ts";
import { ACTIONS } from "./actions/index.ts";
import type { Fault } from "./fault.ts";
import { FAULTS } from "./faults.ts";

/** Where the diagonal begins, so that "another officer first" meets an action that another officer can make impossible. */
const SHIFT = 7;

/** The element of a list that is gone through again and again. */
function inTurn<Item>(list: readonly Item[], at: number): Item {
  const item = list[at % list.length];
  if (item === undefined) throw new Error("The list is empty");
  return item;
}

export const CHOSEN: readonly { action: Action; fault: Fault }[] = Array.from({ length: Math.max(ACTIONS.length, FAULTS.length) }, (_, at) => ({
  action: inTurn(ACTIONS, at + SHIFT),
  fault: inTurn(FAULTS, at),
}));
