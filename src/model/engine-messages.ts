import type { ConstraintSpecification } from "../constraint/compile-reply.js";
import type { ThoughtBound } from "../constraint/thought-limit.js";
import type { TokenTable } from "../constraint/token-vocabulary.js";
import type { DecoderShape } from "../decoder/decoder-shape.js";
import type { EngineOptions } from "../engine/engine-options.js";
import type { GenerationEvent, GenerationRequest } from "../engine/generation.js";
import type { KeptPrefix } from "../engine/named-prefixes.js";
import type { ErrorRecord } from "../errors.js";
import type { DeviceOption } from "../onnx-runtime/device.js";
import type { PrefixFolderOptions } from "./prefix-folder.js";

/** What the two threads say to each other. Only plain values cross. */

/** A graph to load. */
export interface EngineModel {
  readonly path: string;
  readonly config: DecoderShape;
  readonly maxSequencesPerStep: number;
}

export interface EngineWorkerData {
  readonly model: EngineModel;
  /** A smaller model of the same vocabulary that guesses ahead. */
  readonly draftModel?: EngineModel | undefined;
  readonly threads: number;
  /** Of both models. Defaults to "cpu". */
  readonly device?: DeviceOption | undefined;
  readonly engine: Partial<Omit<EngineOptions, "speculation" | "prefixStore">> & { readonly speculation?: false };
  /** Where named prefixes are kept, and which model's they are. Defaults to memory only. */
  readonly prefixes?: Omit<PrefixFolderOptions, "bytesPerToken"> | undefined;
  /** int32 [2]: is a forward pass running; must no other one start. See `StepGuard`. */
  readonly guard: SharedArrayBuffer;
}

/** A generation as it crosses: the constraint is made on the engine's thread. */
export interface ThreadRequest extends Omit<GenerationRequest, "constraint"> {
  readonly constraint?: ConstraintSpecification | undefined;
  readonly thought?: ThoughtBound | undefined;
}

export type ToEngine =
  | { readonly type: "generate"; readonly id: number; readonly request: Omit<ThreadRequest, "signal"> }
  /** What the tokens write. Comes once, before the first request. */
  | { readonly type: "tokens"; readonly table: TokenTable }
  | { readonly type: "score"; readonly id: number; readonly ids: readonly number[]; readonly from: number | undefined }
  | { readonly type: "keep-prefix"; readonly id: number; readonly name: string; readonly ids: readonly number[] }
  | { readonly type: "cancel"; readonly id: number }
  | { readonly type: "close" };

export type FromEngine =
  | { readonly type: "ready" }
  | { readonly type: "event"; readonly id: number; readonly event: GenerationEvent }
  | { readonly type: "progress"; readonly id: number; readonly done: number; readonly total: number }
  | { readonly type: "scored"; readonly id: number; readonly tokens: number; readonly meanNll: number }
  | { readonly type: "kept"; readonly id: number; readonly prefix: KeptPrefix }
  | { readonly type: "done"; readonly id: number }
  | { readonly type: "failed"; readonly id: number | undefined; readonly error: ErrorRecord };
