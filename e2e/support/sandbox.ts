// The sandbox as a process: started, told what to do, asked what arrived, stopped.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/** Where the clock of every test starts: a Monday morning in India. */
export const NOW = "2026-11-23T10:30:00+05:30";

const STARTS_WITHIN_MS = 120_000;
const STOPS_WITHIN_MS = 10_000;

/** What goes wrong with the next calls of a path; see the sandbox's README. */
export interface Fault {
  path: string;
  method?: string;
  times?: number;
  delay_ms?: number;
  drip_ms?: number;
  drop?: "before_commit" | "after_commit";
  status?: number;
  body?: string;
  content_type?: string;
  retry_after?: number;
  commit?: boolean;
}

/** A call that arrived. `status` is null where its connection was dropped. */
export interface Arrived {
  method: string;
  path: string;
  status: number | null;
  at: string;
}

/** Who calls the API behind the page's back. */
const OTHER = "another.officer@lender.example";

export class Sandbox {
  private process: ChildProcess | undefined;
  private folder: string | undefined;
  private origin = "";
  private bearers = new Map<string, string>();
  private database = "";

  /** `extra` are further arguments of its command line. */
  constructor(private readonly extra: readonly string[]) {}

  /** Its origin, which serves the site too. */
  get url(): string {
    return this.origin;
  }

  /** Starts it with data of its own. */
  async start(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), "orrery-e2e-"));
    const binary = process.env.ORRERY_SANDBOX ?? resolve("../target/debug/sandbox");
    const site = process.env.ORRERY_SITE ?? resolve("../dist");
    const database = (this.database = join(this.folder, "lender.sqlite"));
    const args = ["--listen", "127.0.0.1:0", "--database", database, "--now", NOW, "--controls", "--site", site];
    const child = spawn(binary, [...args, ...this.extra], { stdio: ["ignore", "pipe", "pipe"] });
    this.process = child;
    let log = "";
    child.stderr.on("data", (bytes: Buffer) => (log = (log + bytes.toString()).slice(-4000)));
    this.origin = await new Promise<string>((resolve, reject) => {
      const failed = (why: string) => reject(new Error(`The sandbox did not start: ${why}\n${log}`));
      const late = setTimeout(() => failed("it never said that it listens"), STARTS_WITHIN_MS);
      child.once("error", (error) => failed(error.message));
      child.once("exit", (code) => failed(`it ended with ${code}`));
      createInterface({ input: child.stdout }).on("line", (line) => {
        const address = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
        if (address) {
          clearTimeout(late);
          resolve(address);
        }
      });
    });
    this.bearers.clear();
  }

  /** Stops it and forgets its data. */
  async stop(): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      // Calls that a fault holds back would keep it: it is given its time, not for ever.
      const late = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
      await ended;
      clearTimeout(late);
    }
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }

  /** As it was at the start, but for the data: no faults, nothing counted, the clock at `NOW`. */
  async calm(): Promise<void> {
    await this.control("DELETE", "faults/");
    await this.clock({ now: NOW, frozen: false });
    await this.control("DELETE", "requests/");
  }

  /** Arms faults, which strike in this order. */
  async faults(...faults: Fault[]): Promise<void> {
    for (const fault of faults) await this.control("POST", "faults/", fault);
  }

  /** Disarms every fault. */
  async noFaults(): Promise<void> {
    await this.control("DELETE", "faults/");
  }

  /** The calls of the API that arrived: `*` in the path stands for one segment. */
  async arrived(method: string, path: string): Promise<Arrived[]> {
    const query = new URLSearchParams({ method, path });
    return ((await this.control("GET", `requests/?${query}`)) as { requests: Arrived[] }).requests;
  }

  /** How many calls of the API arrived. */
  async requests(method: string, path: string): Promise<number> {
    return (await this.arrived(method, path)).length;
  }

  /** Sets the clock or lets it run ahead. */
  async clock(change: { now?: string; advance_seconds?: number; frozen?: boolean }): Promise<void> {
    await this.control("POST", "clock/", change);
  }

  /** Ends every session: only its access tokens, or all that it could go on with. */
  async expireSessions(which: { access?: boolean; refresh?: boolean } = { access: true, refresh: true }): Promise<void> {
    await this.control("POST", "sessions/expire/", which);
  }

  /** A call of the API by somebody else than the officer in the page, `who`; throws unless it succeeds. */
  async api<Reply>(method: string, path: string, body?: unknown, who = OTHER): Promise<Reply> {
    if (!this.bearers.has(who)) this.bearers.set(who, await this.signIn(who));
    let answer = await this.call(method, path, body, who);
    if (answer.status === 401) {
      this.bearers.set(who, await this.signIn(who));
      answer = await this.call(method, path, body, who);
    }
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const isFile = answer.headers.get("content-type")?.startsWith("text/csv") ?? false;
    return (await (isFile ? answer.text() : answer.json())) as Reply;
  }

  /** What `sandbox audit` says of the books: "N rules hold", or what does not. */
  async audit(now: string): Promise<string> {
    const binary = process.env.ORRERY_SANDBOX ?? resolve("../target/debug/sandbox");
    const child = spawn(binary, ["audit", this.database, "--now", now], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => (said += bytes.toString()));
    await once(child, "close");
    return said.trim();
  }

  private call(method: string, path: string, body: unknown, who: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${this.bearers.get(who)}`, "Content-Type": "application/json" };
    return fetch(this.origin + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  }

  private async signIn(username: string): Promise<string> {
    const who = { mode: "email", username };
    const rego = async (path: string, body: unknown): Promise<unknown> => {
      const answer = await fetch(`${this.origin}/v1/identity/auth/rego/otp/${path}/`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`Sign-in for the API failed: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    await rego("send", who);
    const { otp } = (await this.control("GET", `otp/?username=${who.username}`)) as { otp: string };
    const { access } = (await rego("verify", { ...who, otp })) as { access: string };
    return access;
  }

  private async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.origin}/sandbox/${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} /sandbox/${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
}
