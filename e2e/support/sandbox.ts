// The sandbox as a process: started on a copy of a seeded database, controlled, asked which requests arrived, stopped.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binary, NOW, SITE, waitUntilListening } from "./sandbox-process.ts";
import { seededDatabase } from "./seed.ts";

export { NOW } from "./sandbox-process.ts";

const STOP_TIMEOUT_MS = 10_000;

/** What goes wrong with the next calls of a path; see the sandbox's README. */
export interface Fault {
  path: string;
  method?: string;
  times?: number;
  delay_ms?: number;
  drip_ms?: number;
  truncate?: boolean;
  drop?: "before_commit" | "after_commit";
  status?: number;
  body?: string;
  content_type?: string;
  retry_after?: number;
  commit?: boolean;
}

/** A request that the sandbox received. `status` is null if a fault dropped the connection. */
export interface ReceivedRequest {
  method: string;
  path: string;
  status: number | null;
  at: string;
}

export interface Tokens {
  access: string;
  refresh: string;
}

/** The user of API calls that a test makes outside the page. */
const OTHER = "another.officer@lender.example";

export class Sandbox {
  private process: ChildProcess | undefined;
  private folder: string | undefined;
  private origin = "";
  private accessTokens = new Map<string, string>();
  private database = "";

  /** `extra`: further command line arguments of the sandbox. */
  constructor(private readonly extra: readonly string[]) {}

  /** Its origin, which also serves the site. */
  get url(): string {
    return this.origin;
  }

  /** Starts it on a fresh copy of the seeded database. */
  async start(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), "orrery-e2e-"));
    this.database = join(this.folder, "lender.sqlite");
    await copyFile(await seededDatabase(this.extra), this.database, constants.COPYFILE_FICLONE);
    const args = ["--listen", "127.0.0.1:0", "--database", this.database, "--now", NOW, "--controls", "--site", SITE];
    const child = spawn(binary(), [...args, ...this.extra], { stdio: ["ignore", "pipe", "pipe"] });
    this.process = child;
    this.origin = await waitUntilListening(child);
    this.accessTokens.clear();
  }

  /** Stops it and removes its database. */
  async stop(): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      // A call that a fault delays would block the exit.
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(timer);
    }
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }

  /** Removes all faults, sets the clock back to `NOW` and empties the request log. The data stays. */
  async reset(): Promise<void> {
    await this.clearFaults();
    await this.clock({ now: NOW, frozen: false });
    await this.clearRequests();
  }

  /** Adds faults; those of the same path apply in this order. */
  async faults(...faults: Fault[]): Promise<void> {
    for (const fault of faults) await this.control("POST", "faults/", fault);
  }

  /** Removes every fault. */
  async clearFaults(): Promise<void> {
    await this.control("DELETE", "faults/");
  }

  /** Empties the request log. */
  async clearRequests(): Promise<void> {
    await this.control("DELETE", "requests/");
  }

  /** The API requests received; `*` in the path matches one segment. */
  async received(method: string, path: string): Promise<ReceivedRequest[]> {
    const query = new URLSearchParams({ method, path });
    return ((await this.control("GET", `requests/?${query}`)) as { requests: ReceivedRequest[] }).requests;
  }

  /** The number of API requests received. */
  async requests(method: string, path: string): Promise<number> {
    return (await this.received(method, path)).length;
  }

  /** Sets, advances or freezes the clock. */
  async clock(change: { now?: string; advance_seconds?: number; frozen?: boolean }): Promise<void> {
    await this.control("POST", "clock/", change);
  }

  /** Expires the access tokens, the refresh tokens or both, of every session. */
  async expireSessions(which: { access?: boolean; refresh?: boolean } = { access: true, refresh: true }): Promise<void> {
    await this.control("POST", "sessions/expire/", which);
  }

  /** Calls the API as `who`, who is not the officer at the page; throws unless the call succeeds. */
  async api<Reply>(method: string, path: string, body?: unknown, who = OTHER): Promise<Reply> {
    if (!this.accessTokens.has(who)) await this.renewAccess(who);
    let response = await this.call(method, path, body, who);
    if (response.status === 401) {
      await this.renewAccess(who);
      response = await this.call(method, path, body, who);
    }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const isFile = response.headers.get("content-type")?.startsWith("text/csv") ?? false;
    return (await (isFile ? response.text() : response.json())) as Reply;
  }

  /** Signs `username` in through the API, with a one-time password. */
  async signIn(username: string): Promise<Tokens> {
    const user = { mode: "email", username };
    const post = async (path: string, body: unknown): Promise<unknown> => {
      const response = await fetch(`${this.origin}/v1/identity/auth/rego/otp/${path}/`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`Sign-in through the API failed: ${response.status} ${await response.text()}`);
      return response.json();
    };
    await post("send", user);
    const { otp } = (await this.control("GET", `otp/?username=${encodeURIComponent(username)}`)) as { otp: string };
    return (await post("verify", { ...user, otp })) as Tokens;
  }

  /** The output of `sandbox audit`: "N rules hold", or the rules that do not. */
  async audit(now: string): Promise<string> {
    const child = spawn(binary(), ["audit", this.database, "--now", now], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => (output += bytes.toString()));
    await once(child, "close");
    return output.trim();
  }

  private async renewAccess(who: string): Promise<void> {
    this.accessTokens.set(who, (await this.signIn(who)).access);
  }

  private call(method: string, path: string, body: unknown, who: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${this.accessTokens.get(who)}`, "Content-Type": "application/json" };
    return fetch(this.origin + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  }

  private async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.origin}/sandbox/${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} /sandbox/${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  }
}
