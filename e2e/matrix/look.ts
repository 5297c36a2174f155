// What a page says about the money, and what can be done on it.
import type { Page } from "@playwright/test";
import type { Prepared } from "./action.ts";
import { DONE, ELSEWHERE, NONE_LOST, NOT_DONE, STOPPED, TWO, UNKNOWN } from "./texts.ts";

export type Says = "done" | "not done" | "unknown" | "elsewhere" | "nothing";

export interface PageState {
  says: Says;
  /** The number that it says are done, for an action on many objects. */
  counted: number | null;
  /** Whether it says that the server has more than one. */
  tellsTwo: boolean;
  isBusy: boolean;
  hasStopped: boolean;
  /** Whether a button or link leads on. */
  hasWayOn: boolean;
  /** All that is entered or shown. */
  shown: string;
  /** Its messages, for the report. */
  messages: string;
}

export interface Look extends PageState {
  /** The number of effects in the books at that time. */
  effects: number;
}

/** What the document holds. Runs in the page. */
function readDocument() {
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const textOf = (selector: string): string[] =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter(isShown).map((element) => element.innerText.trim()).filter(Boolean);
  const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea, select")].map((field) => field.value);
  const dialog = document.querySelector("dialog[open]");
  const controls = (dialog ?? document.querySelector("main") ?? document.body).querySelectorAll("button, a[href]");
  const isEnabled = (control: Element): boolean => !control.matches(":disabled, [aria-disabled=true]") && isShown(control);
  return {
    messages: textOf("dialog[open], [role=alert], [role=status], .note, .toast"),
    fieldErrors: textOf(".field-error"),
    main: textOf("main").join("\n"),
    body: document.body.innerText,
    fields,
    isBusy: document.querySelector("main [aria-busy=true], dialog[open] [aria-busy=true]") !== null,
    hasWayOn: [...controls].some(isEnabled),
  };
}

export async function readPage(page: Page, action: Prepared): Promise<PageState> {
  const { messages, fieldErrors, main, body, fields, isBusy, hasWayOn } = await page.evaluate(readDocument);
  const text = [...messages, ...fieldErrors].join("\n");
  const counted = action.counted?.exec(`${text}\n${main}`)?.[1];
  return {
    says: says(text, fieldErrors.length > 0, main, action),
    counted: counted === undefined ? null : Number(counted),
    tellsTwo: TWO.test(text),
    isBusy,
    hasStopped: body.includes(STOPPED) || body.trim() === "",
    hasWayOn,
    shown: [...fields, body].join("\n"),
    messages: text,
  };
}

/** A message is believed before a status. What a field refuses was not done. */
function says(messages: string, hasFieldErrors: boolean, main: string, { done }: Prepared): Says {
  if (ELSEWHERE.test(messages)) return "elsewhere";
  if (UNKNOWN.test(messages.replaceAll(NONE_LOST, ""))) return "unknown";
  if (NOT_DONE.test(messages) || hasFieldErrors) return "not done";
  if (done.test(messages) || DONE.test(messages) || done.test(main) || DONE.test(main)) return "done";
  return "nothing";
}
