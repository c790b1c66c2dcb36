import { readdir, readFile } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import path from "node:path";
import { defaultThreads } from "../model/physical-cores.js";

/** The machine as this process may use it. What a system doesn't tell is undefined. */
export interface Machine {
  readonly platform: string;
  readonly architecture: string;
  readonly processor: string | undefined;
  /** Hardware threads of the machine, and how many of them this process may use. */
  readonly hardwareThreads: number;
  readonly usableThreads: number;
  /** Physical cores among those: what a forward pass uses by default. */
  readonly cores: number;
  /** Of those that onnxruntime's kernels choose by. */
  readonly instructionSets: readonly string[] | undefined;
  /** Bytes of the largest cache, of all its instances together. */
  readonly lastLevelCacheBytes: number | undefined;
  readonly numaNodes: number | undefined;
  readonly memoryBytes: number;
  /** What could be taken now without swapping. */
  readonly availableBytes: number | undefined;
  readonly limits: ControlGroupLimits;
}

/** What a container is held to; undefined where it isn't. */
export interface ControlGroupLimits {
  readonly memoryBytes: number | undefined;
  /** Processors' worth of time: 1.5 is one and a half. */
  readonly processors: number | undefined;
}

export async function examineMachine(): Promise<Machine> {
  const flags = await text("/proc/cpuinfo");
  const meminfo = await text("/proc/meminfo");
  return {
    platform: process.platform,
    architecture: process.arch,
    processor: cpus()[0]?.model,
    hardwareThreads: cpus().length,
    usableThreads: availableParallelism(),
    cores: defaultThreads(),
    instructionSets: flags === undefined ? undefined : instructionSetsOf(flags),
    lastLevelCacheBytes: await lastLevelCache(),
    numaNodes: await numaNodes(),
    memoryBytes: totalmem(),
    availableBytes: meminfo === undefined ? undefined : availableBytesOf(meminfo),
    limits: await controlGroupLimits(),
  };
}

/** The sets that make a difference to the kernels, from the plainest to the newest. */
const knownSets = [
  "sse4_2",
  "avx",
  "avx2",
  "fma",
  "avx_vnni",
  "avx512f",
  "avx512bw",
  "avx512_vnni",
  "avx512_bf16",
  "amx_int8",
  "amx_bf16",
  "asimd",
  "asimddp",
  "i8mm",
  "bf16",
  "sve",
];

/** @param cpuinfo Linux's `/proc/cpuinfo` */
export function instructionSetsOf(cpuinfo: string): readonly string[] {
  const flags = new Set(/^(?:flags|Features)\s*:\s*(.*)$/m.exec(cpuinfo)?.[1]?.split(/\s+/));
  return knownSets.filter((name) => flags.has(name));
}

/** @param meminfo Linux's `/proc/meminfo` */
export function availableBytesOf(meminfo: string): number | undefined {
  const kilobytes = /^MemAvailable:\s+(\d+) kB/m.exec(meminfo)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/**
 * @param files of a control group by name: version 2's `memory.max` and `cpu.max`, or version 1's `memory.limit_in_bytes`,
 * `cpu.cfs_quota_us` and `cpu.cfs_period_us`
 */
export function limitsOf(files: Readonly<Record<string, string | undefined>>): ControlGroupLimits {
  const memory = Number(files["memory.max"] ?? files["memory.limit_in_bytes"]);
  const [quota, period] = (files["cpu.max"]?.split(" ") ?? [files["cpu.cfs_quota_us"], files["cpu.cfs_period_us"]]).map(Number);
  const processors = (quota ?? Number.NaN) / (period ?? Number.NaN);
  return {
    // Version 1 says "none" with a number near 2⁶³.
    memoryBytes: memory > 0 && memory < 2 ** 60 ? memory : undefined,
    processors: processors > 0 ? processors : undefined,
  };
}

async function controlGroupLimits(): Promise<ControlGroupLimits> {
  const folder = "/sys/fs/cgroup";
  const names = ["memory.max", "cpu.max", "memory/memory.limit_in_bytes", "cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"];
  const files = await Promise.all(
    names.map(async (name) => [path.basename(name), (await text(path.join(folder, name)))?.trim()] as const),
  );
  return limitsOf(Object.fromEntries(files));
}

async function lastLevelCache(): Promise<number | undefined> {
  const folder = "/sys/devices/system/cpu";
  const found = new Map<string, { level: number; bytes: number }>();
  for (const processor of (await names(folder)).filter((name) => /^cpu\d+$/.test(name))) {
    for (const index of await names(path.join(folder, processor, "cache"))) {
      const [level, type, size, shared] = await Promise.all(
        ["level", "type", "size", "shared_cpu_list"].map((name) => text(path.join(folder, processor, "cache", index, name))),
      );
      const kilobytes = /^(\d+)K/.exec(size ?? "")?.[1];
      if (level === undefined || kilobytes === undefined || type?.trim() === "Instruction") continue;
      found.set(`${level.trim()} ${shared?.trim()}`, { level: Number(level), bytes: Number(kilobytes) * 1024 });
    }
  }
  if (found.size === 0) return undefined;
  const last = Math.max(...[...found.values()].map(({ level }) => level));
  return [...found.values()].reduce((sum, { level, bytes }) => (level === last ? sum + bytes : sum), 0);
}

async function numaNodes(): Promise<number | undefined> {
  const count = (await names("/sys/devices/system/node")).filter((name) => /^node\d+$/.test(name)).length;
  return count === 0 ? undefined : count;
}

async function text(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

async function names(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
