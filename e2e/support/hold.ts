// Holds a call of the page in flight until the test releases it.
import type { Page, Request } from "@playwright/test";

export interface HeldCall {
  /** Resolves when the call is held. */
  readonly reached: Promise<void>;
  /** Lets the call continue. */
  release(): void;
}

function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

async function hold(page: Page, path: string, isHere: (request: Request) => boolean, where: "request" | "response"): Promise<HeldCall> {
  const reached = gate();
  const released = gate();
  let isHeld = false;
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      // What the server has before a write is read from the same path.
      if (isHeld || !isHere(route.request())) return route.fallback();
      isHeld = true;
      const response = where === "response" ? await route.fetch() : undefined;
      reached.open();
      await released.opened;
      // A page that was reloaded or closed meanwhile no longer takes it.
      await (response ? route.fulfill({ response }) : route.continue()).catch(() => undefined);
    },
  );
  return { reached: reached.opened, release: released.open };
}

/** A preview saves nothing: it is a read. */
const isWrite = (request: Request): boolean => request.method() !== "GET" && !request.postData()?.includes('"preview":true');

/** Holds the next write to `path` before it reaches the server. */
export const holdRequest = (page: Page, path: string): Promise<HeldCall> => hold(page, path, isWrite, "request");

/** Holds the response to the next write to `path`: the server has handled it. */
export const holdResponse = (page: Page, path: string): Promise<HeldCall> => hold(page, path, isWrite, "response");

/** Holds the response to the next read of `path`. */
export const holdRead = (page: Page, path: string): Promise<HeldCall> => hold(page, path, (request) => !isWrite(request), "response");
