// What officers do while a call is under way.
import type { Cell } from "../cell.ts";
import { send, type Fault } from "../fault.ts";

/** Sends while the response, or the call itself, is held; then `act` happens. */
async function whileHeld(cell: Cell, isDelivered: boolean, act: (release: () => void) => Promise<unknown>): Promise<void> {
  let reached = (): void => undefined;
  let release = (): void => undefined;
  const isReached = new Promise<void>((resolve) => (reached = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  await cell.intercept(async (route) => {
    const response = isDelivered ? await route.fetch() : undefined;
    cell.ignore(route.request());
    reached();
    await released;
    await (response ? route.fulfill({ response }) : route.abort()).catch(() => undefined);
  });
  await send(cell);
  await isReached;
  await act(release);
  release();
}

/** Opens the action again in the present tab, as far as the page allows. */
async function openAgain(cell: Cell): Promise<void> {
  await cell.quiet();
  await cell.action.open?.(cell.page).catch(() => undefined);
}

const reloaded = (name: string, isDelivered: boolean): Fault => ({
  name,
  leavesPage: true,
  isShared: true,
  send: (cell) => whileHeld(cell, isDelivered, () => cell.page.reload()),
  after: openAgain,
});

const holdEnter = async (cell: Cell): Promise<void> => {
  for (let count = 0; count < 20; count += 1) await cell.page.keyboard.down("Enter");
};

export const officers: Fault[] = [
  { name: "double click", send: (cell) => cell.action.button(cell.page).dblclick() },
  {
    name: "Enter held down",
    async send(cell) {
      await cell.action.button(cell.page).focus();
      await holdEnter(cell);
      await cell.quiet();
      await holdEnter(cell);
      await cell.page.keyboard.up("Enter");
    },
  },
  {
    name: "two tabs at once",
    isShared: true,
    async send(cell) {
      const second = await cell.newTab();
      // Where one tab holds the work of both, the second has nothing to fill in.
      await cell.ready(second, false, false).catch(() => undefined);
      // Whichever tab sends, its call goes on only after both were clicked.
      let release = (): void => undefined;
      const areClicked = new Promise<void>((resolve) => (release = resolve));
      await cell.intercept((route) => areClicked.then(() => route.continue()), Infinity);
      const clicks = [cell.page, second].map((page) => cell.action.button(page).click({ force: true }));
      await Promise.allSettled(clicks);
      release();
    },
  },
  {
    name: "tab closed, opened again",
    leavesPage: true,
    isShared: true,
    send: (cell) =>
      whileHeld(cell, true, async () => {
        await cell.page.close();
        cell.page = await cell.newTab();
        await cell.page.goto(cell.action.url);
      }),
    after: openAgain,
  },
  reloaded("reloaded after delivery", true),
  reloaded("reloaded before delivery", false),
  {
    name: "Back while sending",
    leavesPage: true,
    withinApp: true,
    isShared: true,
    async before(cell) {
      await cell.page.goto("/venus/settlements");
      await cell.page.getByRole("heading", { level: 1, name: "Settlements" }).waitFor();
    },
    send: (cell) => whileHeld(cell, true, () => cell.page.goBack()),
  },
];
