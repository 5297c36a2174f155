// A fault, as the matrix lets it happen.
import type { Cell } from "./cell.ts";

export interface Fault {
  readonly name: string;
  /** Seconds by which the browser's clock is ahead of the server's. */
  ahead?: number;
  /** Before the page opens. */
  before?(cell: Cell): Promise<unknown>;
  /** Once everything is entered. */
  arm?(cell: Cell): Promise<unknown>;
  /** How it is sent; by one click unless given. */
  send?(cell: Cell): Promise<unknown>;
  /** What happens then, before the page is looked at until it knows the outcome. */
  after?(cell: Cell): Promise<unknown>;
  /** Removes the cause before it is tried again. */
  repair?(cell: Cell): Promise<unknown>;
  /** Whether the server can't tell a repeat of the browser from a second request. */
  mayBeTwo?: boolean;
  /** Whether another officer's action makes it impossible, so that it is not tried again. */
  isFinal?: boolean;
  /** Whether it is for actions only that another officer can make impossible. */
  needsMeanwhile?: boolean;
  /** Whether what is counted on the page may be less than what was done: another tab, or the same before a reload, did the rest. */
  isShared?: boolean;
  /** Whether the page is opened by a link of the app. */
  withinApp?: boolean;
  /** Whether the page is left, so that the form is opened again before it is tried again. */
  leavesPage?: boolean;
}

/** The button of the action on the page that is looked at. */
export const send = (cell: Cell): Promise<void> => cell.action.button(cell.page).click();
