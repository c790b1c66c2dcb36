import { defaultKvCacheBytes } from "../engine/engine-options.js";
import { readManifest } from "../model-folder/manifest.js";
import {
  type ProviderReport,
  probeProvider,
  providerNames,
  type RuntimeReport,
  runtimeReport,
} from "../onnx-runtime/runtime-report.js";
import { type Advice, adviceFor } from "./advice.js";
import { type Bandwidth, measureBandwidth } from "./bandwidth.js";
import { type KnownModel, knownModels } from "./known-models.js";
import { examineMachine, type Machine } from "./machine.js";
import { type ModelNeeds, type ModelReach, modelNeeds, modelReach } from "./model-needs.js";

/** Everything about a machine that bears on how a model runs on it. */
export interface Diagnosis {
  readonly node: string;
  readonly machine: Machine;
  /** Undefined when it was not measured. */
  readonly bandwidth: Bandwidth | undefined;
  readonly runtime: RuntimeReport;
  readonly providers: readonly ProviderReport[];
  /** What the process may take in all: the machine's memory, or its container's. */
  readonly memoryBytes: number;
  readonly defaultKvCacheBytes: number;
  readonly model:
    | ({ readonly folder: string; readonly name: string } & { readonly needs: ModelNeeds; readonly reach: ModelReach })
    | undefined;
  /** Models that people convert, at 4 bits: what each would come to here. */
  readonly knownModels: readonly KnownModel[];
  readonly advice: readonly Advice[];
}

export interface DiagnoseOptions {
  /** A converted model's folder. */
  readonly model?: string | undefined;
  /** Path of OpenVINO's plug-in library. */
  readonly openvino?: string | undefined;
  /** Defaults to true: two seconds of reading memory. */
  readonly measuresBandwidth?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Errors: MODEL_NOT_FOUND and MODEL_INVALID for the folder. Whatever else is wrong is part of the diagnosis. */
export async function diagnose({ model, openvino, measuresBandwidth = true, signal }: DiagnoseOptions = {}): Promise<Diagnosis> {
  const manifest = model === undefined ? undefined : await readManifest(model);
  const machine = await examineMachine();
  const memoryBytes = Math.min(machine.memoryBytes, machine.limits.memoryBytes ?? Number.POSITIVE_INFINITY);
  const kvCacheBytes = defaultKvCacheBytes(memoryBytes, 0);
  const runtime = await runtimeReport();
  // Before the providers, whose processes would share the memory bus.
  const bandwidth = measuresBandwidth ? await bandwidthOf(machine, signal) : undefined;
  const providers: ProviderReport[] = [];
  for (const name of providerNames) providers.push(await probeProvider(name, name === "openvino" ? openvino : undefined, signal));
  const room = { bandwidth, memoryBytes, kvCacheBytes, lastLevelCacheBytes: machine.lastLevelCacheBytes };
  const needs = manifest === undefined ? undefined : modelNeeds(manifest);
  const judged = needs === undefined ? undefined : { needs, reach: modelReach(needs, room) };
  return {
    node: process.version,
    machine,
    bandwidth,
    runtime,
    providers,
    memoryBytes,
    defaultKvCacheBytes: kvCacheBytes,
    model: judged === undefined ? undefined : { folder: model ?? "", name: manifest?.source.name ?? "", ...judged },
    knownModels: knownModels(room),
    advice: adviceFor({ machine, memoryBytes, defaultKvCacheBytes: kvCacheBytes, model: judged, fallbackReason: runtime.reason }),
  };
}

/** Undefined where there is no memory to spare for it. */
async function bandwidthOf({ cores, availableBytes }: Machine, signal: AbortSignal | undefined): Promise<Bandwidth | undefined> {
  const bytes = 256 * 2 ** 20;
  if (availableBytes !== undefined && availableBytes < 2 * cores * bytes) return undefined;
  return measureBandwidth(cores, 2000, bytes, signal);
}
