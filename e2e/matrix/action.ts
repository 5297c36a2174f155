// An action that moves money or changes where it goes, as the matrix carries it out.
import type { Locator, Page } from "@playwright/test";
import type { Sandbox } from "../support/sandbox.ts";

export interface Action {
  readonly name: string;
  /** Brings the books to where the action begins. */
  prepare(sandbox: Sandbox): Promise<Prepared>;
}

/** An action on certain objects of a sandbox. */
export interface Prepared {
  /** Path of the page on which it is carried out. */
  url: string;
  /** Opens the dialog of the action; without it the page is the form. */
  open?(page: Page): Promise<unknown>;
  /** Enters everything, up to the button that sends. */
  fill(page: Page): Promise<unknown>;
  /** The button that sends, also when it offers to send again. */
  button(page: Page): Locator;
  /** The call that carries it out. */
  write: Write;
  /** Whether its path also takes previews, which a fault must not meet. */
  hasPreview?: boolean;
  /** How many effects it has in the books; 1 unless it is on many objects. */
  expected?: number;
  /** The number of its effects in the books. */
  effects(): Promise<number>;
  /** What is typed, as fields or the page show it. */
  typed: string[];
  /** Text of the page once it is done. */
  done: RegExp;
  /** For an action on many objects: the number that the page says are done, in group 1. */
  counted?: RegExp;
  /** Another officer does something by which the action is not allowed any more. */
  meanwhile?(): Promise<unknown>;
}

export interface Write {
  method: "POST" | "PUT" | "PATCH";
  path: string;
}

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });

/** A button of the page, not of a dialog over it. */
export const ofPage = (page: Page, name: string): Locator => button(page.getByRole("main"), name).first();

/** The button of the open dialog that sends; it is called "Send it again" once a call was not found. */
export const ofDialog = (page: Page, name: string): Locator =>
  page.getByRole("dialog").locator(".actions").getByRole("button", { name: sends(name) });

/** The names of a button that sends: its own, and the one after a call was not found. */
export const sends = (name: string): RegExp => new RegExp(`^(${name}|Send it again|\\S+ing…)$`);
