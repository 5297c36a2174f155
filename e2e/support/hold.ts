// Holding a call on its way, for as long as a test looks at the page meanwhile.
import type { Page } from "@playwright/test";

export interface Held {
  /** Resolves once the call has come to where it is held. */
  readonly there: Promise<void>;
  /** Lets it go on. */
  release(): void;
}

function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

async function hold(page: Page, path: string, where: "request" | "answer"): Promise<Held> {
  const there = gate();
  const released = gate();
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      const response = where === "answer" ? await route.fetch() : undefined;
      there.open();
      await released.opened;
      // A page that was reloaded or closed meanwhile does not take it any more.
      await (response ? route.fulfill({ response }) : route.continue()).catch(() => undefined);
    },
    { times: 1 },
  );
  return { there: there.opened, release: released.open };
}

/** Holds the next call of `path` before it gets to the server. */
export const holdRequest = (page: Page, path: string): Promise<Held> => hold(page, path, "request");

/** Holds the answer of the next call of `path`: the server has done its work. */
export const holdAnswer = (page: Page, path: string): Promise<Held> => hold(page, path, "answer");
