// What a tab holds, measured after a garbage collection.
import type { CDPSession, Page } from "@playwright/test";

export interface Metrics {
  /** Bytes of JavaScript objects. */
  heap: number;
  /** Bytes of the program's own memory, which never shrinks. */
  wasm: number;
  nodes: number;
  listeners: number;
  /** Timers that are set, and have neither run out nor been cleared. */
  timers: number;
}

/** Counts the page's timers and finds the program's memory; before the page is opened. */
export async function watch(page: Page): Promise<CDPSession> {
  await page.addInitScript(() => {
    const timers = new Set<unknown>();
    const memories = new Set<WebAssembly.Memory>();
    Object.assign(globalThis, { soak: { timers, memories } });
    const { setTimeout: start, clearTimeout: stop, setInterval: repeat, clearInterval: end } = globalThis;
    Object.assign(globalThis, {
      setTimeout: (run: (...values: unknown[]) => void, after?: number, ...values: unknown[]) => {
        const id = start(() => {
          timers.delete(id);
          run(...values);
        }, after);
        timers.add(id);
        return id;
      },
      clearTimeout: (id?: number) => {
        timers.delete(id);
        stop(id);
      },
      setInterval: (run: () => void, every?: number) => {
        const id = repeat(run, every);
        timers.add(id);
        return id;
      },
      clearInterval: (id?: number) => {
        timers.delete(id);
        end(id);
      },
    });
    const remember = (instance: WebAssembly.Instance): void => {
      for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
    };
    const { instantiate, instantiateStreaming } = WebAssembly;
    Object.assign(WebAssembly, {
      instantiate: async (source: BufferSource, imports?: WebAssembly.Imports) => {
        const result = await (instantiate as (...values: unknown[]) => Promise<WebAssembly.WebAssemblyInstantiatedSource | WebAssembly.Instance>)(source, imports);
        remember("instance" in result ? result.instance : result);
        return result;
      },
      instantiateStreaming: async (source: Response | PromiseLike<Response>, imports?: WebAssembly.Imports) => {
        const result = await instantiateStreaming(source, imports);
        remember(result.instance);
        return result;
      },
    });
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return session;
}

export async function measure(page: Page, session: CDPSession): Promise<Metrics> {
  // Finalizers of the first collection release objects for the next.
  for (let collection = 0; collection < 3; collection++) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const own = await page.evaluate(() => {
    const { timers, memories } = (globalThis as unknown as { soak: { timers: Set<unknown>; memories: Set<WebAssembly.Memory> } }).soak;
    return { timers: timers.size, wasm: [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0) };
  });
  return { heap: value("JSHeapUsedSize"), nodes: value("Nodes"), listeners: value("JSEventListeners"), ...own };
}
