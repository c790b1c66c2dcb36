import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/**
 * Threads that pay for a bandwidth-bound forward pass: physical cores, since hyper-threads share their core's load
 * ports, and never more than this process may use.
 */
export function defaultThreads(): number {
  return Math.max(1, Math.min(physicalCores(), availableParallelism()));
}

function physicalCores(): number {
  if (process.platform === "linux") {
    try {
      const folder = "/sys/devices/system/cpu";
      const siblings = new Map<number, string>();
      for (const name of readdirSync(folder)) {
        if (!/^cpu\d+$/.test(name)) continue;
        const list = readFileSync(`${folder}/${name}/topology/thread_siblings_list`, "utf8").trim();
        siblings.set(Number(name.slice(3)), list);
      }
      const cores = countCores(siblings, allowedProcessors());
      if (cores > 0) return cores;
    } catch {
      // Containers may hide the topology; the guess below serves.
    }
  }
  // Apple silicon has one thread per core; elsewhere two is the rule.
  return process.arch === "arm64" ? availableParallelism() : Math.ceil(availableParallelism() / 2);
}

/** Processors this process is bound to (taskset, a container's cpuset); undefined when the system doesn't say. */
function allowedProcessors(): ReadonlySet<number> | undefined {
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return list === undefined ? undefined : parseProcessorList(list);
}

/**
 * Cores that stand behind the processors a process may use.
 *
 * @param siblings by processor, the processors of its core as the kernel lists them: `0,64` or `0-1`
 */
export function countCores(siblings: ReadonlyMap<number, string>, allowed: ReadonlySet<number> | undefined): number {
  const cores = new Set<string>();
  for (const [processor, list] of siblings) if (allowed?.has(processor) ?? true) cores.add(list);
  return cores.size;
}

/** Reads the kernel's lists of processors: `0-3,8`. */
export function parseProcessorList(list: string): ReadonlySet<number> {
  const processors = new Set<number>();
  for (const range of list.split(",")) {
    const [first = Number.NaN, last = first] = range.split("-").map(Number);
    for (let processor = first; processor <= last; processor += 1) processors.add(processor);
  }
  return processors;
}
