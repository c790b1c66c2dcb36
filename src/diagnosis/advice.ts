import type { Machine } from "./machine.js";
import type { ModelNeeds, ModelReach } from "./model-needs.js";

/** A setting to choose, or a thing to know; `kind` is stable, texts are made of it elsewhere. */
export type Advice =
  | { readonly kind: "threads"; readonly value: number }
  | { readonly kind: "kvCacheBytes"; readonly value: number }
  | { readonly kind: "does-not-fit"; readonly needed: number; readonly available: number }
  | { readonly kind: "no-room-for-context"; readonly context: number; readonly needed: number }
  | { readonly kind: "processor-limit"; readonly processors: number; readonly threads: number }
  | { readonly kind: "several-numa-nodes"; readonly nodes: number }
  | { readonly kind: "slow-kernels" }
  | { readonly kind: "fallback-binding"; readonly reason: string };

export interface Circumstances {
  readonly machine: Machine;
  /** What the process may take in all. */
  readonly memoryBytes: number;
  readonly defaultKvCacheBytes: number;
  readonly model: { readonly needs: ModelNeeds; readonly reach: ModelReach } | undefined;
  /** Why onnxruntime's C interface is not called; undefined when it is. */
  readonly fallbackReason: string | undefined;
}

/** What is worth setting or knowing, the most important first. */
export function adviceFor({
  machine,
  memoryBytes,
  defaultKvCacheBytes,
  model,
  fallbackReason,
}: Circumstances): readonly Advice[] {
  const advice: Advice[] = [];
  const { limits, cores, numaNodes = 1, architecture, instructionSets } = machine;
  if (model !== undefined) {
    const { needs, reach } = model;
    const whole = needs.contextLength * needs.kvBytesPerToken;
    const rest = memoryBytes - (reach.totalBytes - defaultKvCacheBytes);
    if (rest < needs.kvBytesPerToken * Math.min(2048, needs.contextLength)) {
      advice.push({ kind: "does-not-fit", needed: reach.totalBytes, available: memoryBytes });
    } else if (!reach.fits) {
      advice.push({ kind: "kvCacheBytes", value: roundDown(rest) });
    } else if (defaultKvCacheBytes < whole) {
      advice.push({ kind: "no-room-for-context", context: needs.contextLength, needed: whole });
    }
  }
  const threads = Math.max(1, Math.min(cores, Math.floor(limits.processors ?? cores)));
  if (limits.processors !== undefined && limits.processors < cores) {
    advice.push({ kind: "processor-limit", processors: limits.processors, threads });
  }
  advice.push({ kind: "threads", value: threads });
  if (numaNodes > 1) advice.push({ kind: "several-numa-nodes", nodes: numaNodes });
  const isSlow = architecture === "x64" && instructionSets !== undefined && !instructionSets.includes("avx2");
  if (isSlow) advice.push({ kind: "slow-kernels" });
  if (fallbackReason !== undefined) advice.push({ kind: "fallback-binding", reason: fallbackReason });
  return advice;
}

/** To a tenth of its first power of ten, so that it is easily typed. */
function roundDown(bytes: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, bytes))) - 1);
  return Math.floor(bytes / unit) * unit;
}
