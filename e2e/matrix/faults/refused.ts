// Calls that the server refuses, or that can't be sent.
import type { Fault as ServerFault } from "../../support/sandbox.ts";
import type { Fault } from "../fault.ts";

const refusal = (name: string, fault: Omit<ServerFault, "path" | "method" | "times">, more: Partial<Fault> = {}): Fault => ({
  name,
  arm: (cell) => cell.spoil(fault),
  ...more,
});

export const refused: Fault[] = [
  refusal("401, session over", {}, {
    arm: ({ sandbox }) => sandbox.expireSessions(),
  }),
  refusal("403", { status: 403, body: '{"detail":"You do not have permission."}' }),
  refusal("409", { status: 409, body: '{"detail":"The books are being closed.","code":"locked"}' }),
  { name: "another officer first", arm: ({ action }) => action.meanwhile?.() ?? Promise.resolve(), isFinal: true, needsMeanwhile: true },
  refusal("400 for a field the form lacks", { status: 400, body: '{"cost_centre":["This field is required."]}' }),
  refusal("429, wait 7 s", { status: 429, retry_after: 7, body: "{}" }, { repair: (cell) => cell.advance(8) }),
  {
    name: "offline",
    arm: ({ context }) => context.setOffline(true),
    async after(cell) {
      await cell.look();
      await cell.context.setOffline(false);
    },
  },
  {
    name: "storage full",
    before: ({ context }) =>
      context.addInitScript(() => {
        const setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key: string, value: string) {
          if (this === localStorage) throw new DOMException("Full", "QuotaExceededError");
          setItem.call(this, key, value);
        };
      }),
    isFinal: true,
  },
];
