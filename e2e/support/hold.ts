// Holds a call of the page in flight until the test releases it.
import type { Page } from "@playwright/test";

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

async function hold(page: Page, path: string, where: "request" | "response"): Promise<HeldCall> {
  const reached = gate();
  const released = gate();
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      const response = where === "response" ? await route.fetch() : undefined;
      reached.open();
      await released.opened;
      // A page that was reloaded or closed meanwhile no longer takes it.
      await (response ? route.fulfill({ response }) : route.continue()).catch(() => undefined);
    },
    { times: 1 },
  );
  return { reached: reached.opened, release: released.open };
}

/** Holds the next call of `path` before it reaches the server. */
export const holdRequest = (page: Page, path: string): Promise<HeldCall> => hold(page, path, "request");

/** Holds the response to the next call of `path`: the server has handled it. */
export const holdResponse = (page: Page, path: string): Promise<HeldCall> => hold(page, path, "response");
