// The sandbox's binary, and how a started one tells where it listens.
import type { ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** Where the sandbox's clock starts: a Monday morning in India. */
export const NOW = "2026-11-23T10:30:00+05:30";

/** The folder of the built site. */
export const SITE = process.env.ORRERY_SITE ?? resolve("../dist");

/** Seeding a million payouts takes most of it. */
const START_TIMEOUT_MS = 120_000;

export const binary = (): string => process.env.ORRERY_SANDBOX ?? resolve("../target/debug/sandbox");

/** Resolves to the origin of a started sandbox once it accepts calls. */
export function waitUntilListening(child: ChildProcess): Promise<string> {
  let log = "";
  child.stderr?.on("data", (bytes: Buffer) => (log = (log + bytes.toString()).slice(-4000)));
  return new Promise<string>((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`The sandbox did not start: ${reason}\n${log}`));
    const timer = setTimeout(() => fail(`no address after ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code) => fail(`exit code ${code}`));
    if (!child.stdout) return fail("it has no standard output");
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
      if (address) {
        clearTimeout(timer);
        resolve(address);
      }
    });
  });
}
