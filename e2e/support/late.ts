// A write that the page believes lost and a proxy delivers later, or delivers twice.
import type { Page, Request, Route } from "@playwright/test";

/** What the page receives in the place of a response. */
type Instead = "connection reset" | 504;

export interface LateCall {
  /** Resolves when the page has received the failure. */
  readonly lost: Promise<void>;
  /** Delivers the call to the server. */
  deliver(): Promise<void>;
}

const isWriteTo = (path: string) => (route: Route): boolean =>
  new URL(route.request().url()).pathname === path && route.request().method() !== "GET";

/** Loses the next write to `path` on its way: the page receives `instead`, and the server nothing until the test says so. */
export async function loseOnTheWay(page: Page, path: string, instead: Instead): Promise<LateCall> {
  const isWrite = isWriteTo(path);
  let request: Request | undefined;
  let reported = (): void => undefined;
  const lost = new Promise<void>((resolve) => (reported = resolve));
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (request || !isWrite(route)) return route.fallback();
      request = route.request();
      await (instead === 504 ? route.fulfill({ status: 504, body: "Gateway timeout" }) : route.abort("connectionreset"));
      reported();
    },
  );
  const deliver = async (): Promise<void> => {
    if (!request) throw new Error("Nothing was sent");
    const headers = await request.allHeaders();
    const response = await fetch(request.url(), {
      method: request.method(),
      headers: { Authorization: headers["authorization"] ?? "", "Content-Type": "application/json" },
      body: request.postData(),
    });
    if (!response.ok) throw new Error(`The late call failed: ${response.status} ${await response.text()}`);
  };
  return { lost, deliver };
}

/** Sends each write to `path` twice, as Chromium does when a connection closes, and returns the second response to the page.
 * Without `keepsKey` the server does not know the key by which it could tell. */
export async function repeatWrites(page: Page, path: string, keepsKey = false): Promise<void> {
  const isWrite = isWriteTo(path);
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (!isWrite(route)) return route.fallback();
      const { "idempotency-key": _, ...withoutKey } = route.request().headers();
      const options = keepsKey ? {} : { headers: withoutKey };
      await route.fetch(options);
      await route.fulfill({ response: await route.fetch(options) });
    },
  );
}
