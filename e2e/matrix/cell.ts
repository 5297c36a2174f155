// One cell of the matrix while it runs: its tabs, its clocks, and what the page said at each look.
import type { BrowserContext, Page, Request, Route } from "@playwright/test";
import { NOW, type Fault, type Sandbox } from "../support/sandbox.ts";
import { startSession } from "../support/sign-in.ts";
import type { Prepared } from "./action.ts";
import { readPage, type Look } from "./look.ts";

/** A page is quiet after this many frames without a request. */
const CALM_FRAMES = 3;
const QUIET_TIMEOUT_MS = 15_000;
/** Until everything is entered. */
const READY_TIMEOUT_MS = 20_000;
/** For a step after the fault: a control that is not there will not come. */
const STEP_TIMEOUT_MS = 4_000;
/** Seconds by which the clocks go on until the outcome is known: past each look-up, and past the longest time of a lost call. */
const STEPS = [3, 20, 3, 45, 3, 20, 3];

/** Follows a link within the app. */
const follow = (page: Page, href: string): Promise<void> =>
  page.evaluate((href) => {
    const link = Object.assign(document.createElement("a"), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, href);

const isPreview = (request: Request): boolean => request.postData()?.includes('"preview":true') ?? false;

export class Cell {
  readonly looks: Look[] = [];
  readonly crashes: string[] = [];
  private readonly inFlight = new Set<Request>();

  private constructor(
    readonly context: BrowserContext,
    readonly sandbox: Sandbox,
    readonly action: Prepared,
    public page: Page,
  ) {}

  /** Signs in with the browser's clock `ahead` seconds ahead of the server's. */
  static async begin(context: BrowserContext, page: Page, sandbox: Sandbox, action: Prepared, ahead = 0): Promise<Cell> {
    await context.clock.install({ time: Date.parse(NOW) + ahead * 1000 });
    const cell = new Cell(context, sandbox, action, page);
    context.on("request", (request) => cell.inFlight.add(request));
    context.on("requestfinished", (request) => cell.inFlight.delete(request));
    context.on("requestfailed", (request) => cell.inFlight.delete(request));
    context.on("weberror", (error) => cell.crashes.push(`uncaught: ${error.error().message}`));
    context.on("console", (message) => {
      if (message.text().includes("panicked at")) cell.crashes.push(message.text().slice(0, 200));
    });
    cell.watch(page);
    await startSession(page, sandbox);
    return cell;
  }

  private watch(page: Page): void {
    page.setDefaultTimeout(STEP_TIMEOUT_MS);
    page.on("crash", () => this.crashes.push("the tab crashed"));
  }

  /** Another tab of the same browser, signed in. */
  async newTab(): Promise<Page> {
    const page = await this.context.newPage();
    this.watch(page);
    await startSession(page, this.sandbox);
    return page;
  }

  /** Opens the action's page and its dialog, and enters everything. `withinApp`: by a link, so that Back stays in the app. */
  async ready(page = this.page, withinApp = false, isPatient = true): Promise<void> {
    page.setDefaultTimeout(isPatient ? READY_TIMEOUT_MS : STEP_TIMEOUT_MS);
    await (withinApp ? follow(page, this.action.url) : page.goto(this.action.url));
    await this.action.open?.(page);
    await this.action.fill(page);
    await this.action.button(page).waitFor();
    page.setDefaultTimeout(STEP_TIMEOUT_MS);
  }

  /** A request that stays open on purpose does not count as unfinished. */
  ignore(request: Request): void {
    this.inFlight.delete(request);
  }

  /** Waits until nothing is under way. */
  async quiet(): Promise<void> {
    const deadline = Date.now() + QUIET_TIMEOUT_MS;
    for (let calm = 0; calm < CALM_FRAMES; ) {
      await this.page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => done())));
      calm = this.inFlight.size === 0 ? calm + 1 : 0;
      if (Date.now() > deadline) throw new Error(`No end of ${[...this.inFlight].map((request) => request.url()).join(", ")}`);
    }
  }

  /** Reads the page and the books once nothing is under way. */
  async look(): Promise<Look> {
    await this.quiet();
    const [state, effects] = await Promise.all([readPage(this.page, this.action), this.action.effects()]);
    const look = { ...state, effects };
    this.looks.push(look);
    return look;
  }

  /** Lets both clocks go on. */
  async advance(seconds: number): Promise<void> {
    await this.sandbox.clock({ advance_seconds: seconds });
    await this.context.clock.fastForward(seconds * 1000);
  }

  /** Looks until the page knows what came of it, or the longest time is over. */
  async settle(): Promise<void> {
    let last = await this.look();
    for (const seconds of STEPS) {
      if (!last.isBusy && ["done", "not done", "elsewhere"].includes(last.says)) return;
      await this.advance(seconds);
      last = await this.look();
    }
  }

  /** The sandbox spoils the next call of the action in this way. */
  async spoil(fault: Omit<Fault, "path" | "method" | "times">): Promise<void> {
    const arm = () => this.sandbox.faults({ ...this.action.write, times: 1, ...fault });
    if (!this.action.hasPreview) return arm();
    await this.intercept(async (route) => {
      await arm();
      await route.continue();
    });
  }

  /** Handles the next call of the action, and only that, by `handler`. */
  async intercept(handler: (route: Route) => Promise<void>, times = 1): Promise<void> {
    const { method, path } = this.action.write;
    let left = times;
    await this.context.route(
      (url) => url.pathname === path,
      async (route) => {
        const request = route.request();
        if (left === 0 || request.method() !== method || isPreview(request)) return route.fallback();
        left -= 1;
        await handler(route);
      },
    );
  }
}
