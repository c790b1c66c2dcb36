import type { Decoder } from "../decoder/decoder-tensors.js";
import { ChatGLMError } from "../errors.js";
import { peakActivationBytes } from "./activation-memory.js";
import { buildTrainingGraph, type DistillationLoss } from "./training-graph.js";

export interface MicroBatchNeeds {
  /** Tokens of a row. */
  readonly length: number;
  /** Rows of a whole step. */
  readonly rows: number;
  /** Bytes the values between operators may take. */
  readonly activationBytes: number;
  readonly distillation?: DistillationLoss | undefined;
}

/**
 * Rows per run of the graph: as few runs as the budget allows, evenly filled.
 *
 * @throws ChatGLMError INVALID_OPTION when not even one row fits
 */
export function microBatchSize(decoder: Decoder, { length, rows, activationBytes, distillation }: MicroBatchNeeds): number {
  const peak = (batch: number): number => {
    const { graph } = buildTrainingGraph(decoder, { batch, length }, { backward: true, distillation });
    return peakActivationBytes(graph, batch * length);
  };
  // Beside what grows with the rows there are the gradients, which do not.
  const one = peak(1);
  const perRow = Math.max(1, peak(2) - one);
  const most = Math.floor((activationBytes - one) / perRow) + 1;
  if (most < 1) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `One row of ${length} tokens needs ${Math.ceil(one / 2 ** 20)} MiB, the budget is ${Math.floor(activationBytes / 2 ** 20)} MiB.`,
      { remedy: "Raise the activation budget, or shorten the rows." },
    );
  }
  return Math.ceil(rows / Math.ceil(rows / most));
}
