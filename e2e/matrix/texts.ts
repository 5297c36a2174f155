// What the interface says about a call, whatever the action. Only this file and `done`, `counted` and the buttons of the actions
// depend on texts.

/** The outcome is not known yet. */
export const UNKNOWN = /not known whether|It may have happened|with an answer that was lost|answer was lost[.:]|Looking for (it|them)|can't be looked up/i;

/** Nothing came of it. */
export const NOT_DONE =
  /did not arrive|Nothing was changed|Your request changed nothing|Nothing was sent|(was|were) not sent|was not taken|has dealt with this|has changed since you opened it|none of the \d+ rows had arrived|None of the last rows was taken|has changed to|Your session has ended/i;

/** Another tab of the browser has it. */
export const ELSEWHERE = /Another tab of this browser was sending|Another tab is at this upload|Another tab has finished or discarded this upload/;

/** It was done, for any action. */
export const DONE = /had arrived|(was|were) taken\./;

/** The server has it twice. */
export const TWO = /the server has 2 of them|more than (were|was) sent|has \d+ more/i;

/** The page of a program that has stopped. */
export const STOPPED = "Orrery stopped";

/** The line of many payouts when no answer was lost. */
export const NONE_LOST = /\b0 with an answer that was lost/g;
