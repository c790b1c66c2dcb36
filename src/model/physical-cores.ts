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
      const siblings = readdirSync(folder)
        .filter((name) => /^cpu\d+$/.test(name))
        .map((name) => readFileSync(`${folder}/${name}/topology/thread_siblings_list`, "utf8").trim());
      if (siblings.length > 0) return new Set(siblings).size;
    } catch {
      // Containers may hide the topology; the guess below serves.
    }
  }
  // Apple silicon has one thread per core; elsewhere two is the rule.
  return process.arch === "arm64" ? availableParallelism() : Math.ceil(availableParallelism() / 2);
}
