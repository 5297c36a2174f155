// Calls and responses that are lost, late, sent twice or mutilated on their way.
import type { Fault as ServerFault } from "../../support/sandbox.ts";
import type { Cell } from "../cell.ts";
import type { Fault } from "../fault.ts";

/** The write of the action as the sandbox spoils it, once. */
const atServer = (name: string, fault: Omit<ServerFault, "path" | "method" | "times">): Fault => ({
  name,
  arm: (cell) => cell.spoil(fault),
});

const HTML = { body: "<!doctype html><h1>Sign in to the network</h1>", content_type: "text/html" };

/** Repeats the call below `fetch`, as Chromium does when a used connection closes, and gives the page the second response. */
const repeated = (keepsKey: boolean) => (cell: Cell) =>
  cell.intercept(async (route) => {
    const { "idempotency-key": _, ...withoutKey } = route.request().headers();
    const options = keepsKey ? {} : { headers: withoutKey };
    await route.fetch(options);
    await route.fulfill({ response: await route.fetch(options) });
  }, Infinity);

/** The calls that were held on their way, to be delivered late. */
const held = new WeakMap<Cell, () => Promise<unknown>>();

async function deliver(cell: Cell): Promise<void> {
  const call = held.get(cell);
  if (!call) throw new Error("Nothing was held");
  await call();
}

/** Loses the call on its way, and gives the page `status`, or nothing at all. */
const onTheWay = (status: number | null) => (cell: Cell) =>
  cell.intercept(async (route) => {
    const request = route.request();
    const headers = await request.allHeaders();
    held.set(cell, () =>
      fetch(request.url(), {
        method: request.method(),
        headers: { Authorization: headers["authorization"] ?? "", "Content-Type": "application/json" },
        body: request.postData(),
      }),
    );
    if (status === null) cell.ignore(request);
    else await route.fulfill({ status, body: "Gateway timeout" });
  });

export const lost: Fault[] = [
  atServer("lost before delivery", { drop: "before_commit" }),
  atServer("response lost", { drop: "after_commit" }),
  { name: "repeated by the browser, key known", arm: repeated(true) },
  { name: "repeated by the browser, key unknown", arm: repeated(false), mayBeTwo: true },
  {
    name: "no response, delivered after 33 s",
    arm: onTheWay(null),
    async after(cell) {
      await cell.look();
      await cell.advance(31);
      await cell.look();
      await cell.advance(2);
      await deliver(cell);
      await cell.advance(3);
    },
  },
  {
    name: "504, delivered 45 s later",
    arm: onTheWay(504),
    async after(cell) {
      for (const seconds of [3, 20, 22]) {
        await cell.look();
        await cell.advance(seconds);
      }
      await cell.look();
      await deliver(cell);
      await cell.advance(3);
    },
  },
  {
    name: "delivered, no response for 30 s",
    arm: (cell) =>
      cell.intercept(async (route) => {
        await route.fetch();
        cell.ignore(route.request());
      }),
    async after(cell) {
      await cell.look();
      await cell.advance(31);
    },
  },
  atServer("500 before delivery", { status: 500, body: "{}" }),
  atServer("502 before delivery", { status: 502, ...HTML }),
  atServer("502 after delivery", { status: 502, commit: true, ...HTML }),
  atServer("503 after delivery", { status: 503, commit: true, body: "{}" }),
  atServer("504 after delivery", { status: 504, commit: true, ...HTML }),
  atServer("a page instead of JSON", { status: 200, commit: true, ...HTML }),
  atServer("response cut off", { truncate: true }),
  atServer("empty response", { status: 200, commit: true, body: "" }),
  atServer("response of another shape", { status: 200, commit: true, body: '{"ok":true}' }),
  { ...atServer("response lost, clocks 10 minutes apart", { drop: "after_commit" }), ahead: 600 },
];
