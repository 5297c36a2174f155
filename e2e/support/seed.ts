// Seeded databases: each is written once per run, by the worker that needs it first, and copied for every sandbox.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { binary, NOW, waitUntilListening } from "./sandbox-process.ts";

const LOCK_TIMEOUT_MS = 140_000;
const FOLDER = "ORRERY_SEEDS";

/** Playwright's global setup: makes the folder that all workers share, and the database that most tests start from. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "orrery-seeds-"));
  process.env[FOLDER] = folder;
  await seededDatabase([]);
  return () => rm(folder, { recursive: true, force: true });
}

/** The file of the database that a sandbox with these arguments starts from. */
export async function seededDatabase(extra: readonly string[]): Promise<string> {
  const folder = process.env[FOLDER];
  if (!folder) throw new Error(`${FOLDER} is not set: support/seed.ts must be the global setup`);
  const name = createHash("sha256").update(JSON.stringify(extra)).digest("hex").slice(0, 16);
  const file = join(folder, `${name}.sqlite`);
  if (existsSync(file)) return file;
  const lock = `${file}.lock`;
  if (await isFirst(lock)) {
    await seed(`${file}.new`, extra);
    await rename(`${file}.new`, file);
  } else {
    // Another worker writes it.
    for (const deadline = Date.now() + LOCK_TIMEOUT_MS; !existsSync(file); await pause(50)) {
      if (Date.now() > deadline) throw new Error(`No seeded database after ${LOCK_TIMEOUT_MS / 1000} s: ${extra.join(" ")}`);
    }
  }
  return file;
}

async function isFirst(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Runs a sandbox until it has seeded `file`; its exit writes the write-ahead log back into the file. */
async function seed(file: string, extra: readonly string[]): Promise<void> {
  const args = ["--listen", "127.0.0.1:0", "--database", file, "--now", NOW, ...extra];
  const child = spawn(binary(), args, { stdio: ["ignore", "pipe", "pipe"] });
  await waitUntilListening(child);
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
  if (existsSync(`${file}-wal`)) throw new Error(`The sandbox left ${file}-wal behind: a copy of the file would be incomplete`);
}
