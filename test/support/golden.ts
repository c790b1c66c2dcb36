import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const folder = path.resolve(import.meta.dirname, "../../../shared/golden");

/** Why golden tests are skipped where the reference checkpoints are not beside the repository. */
export const goldenMissing = "the reference checkpoints (../shared/golden) are not here; the seeded ones cover this ground";

/** Folder of a reference checkpoint, or undefined when it is not here. */
export function goldenCheckpoint(name: "chatglm3-tiny" | "chatglm-micro-bin"): string | undefined {
  const checkpoint = path.join(folder, name);
  return existsSync(path.join(checkpoint, "golden.json")) ? checkpoint : undefined;
}

const tinySchema = z.object({
  chats: z.array(
    z.object({
      ids: z.array(z.number()),
      argmax_per_position: z.array(z.number()),
      greedy24: z.array(z.number()),
      greedy24_text: z.string(),
      last_logits_file: z.string(),
    }),
  ),
});

export interface GoldenCase {
  readonly ids: readonly number[];
  readonly lastLogits: Float32Array;
  readonly greedy: readonly number[];
  readonly argmaxPerPosition?: readonly number[];
  readonly greedyText?: string;
}

/** What a correct engine gives on chatglm3-tiny. */
export function tinyCases(checkpoint: string): GoldenCase[] {
  const { chats } = tinySchema.parse(JSON.parse(readFileSync(path.join(checkpoint, "golden.json"), "utf8")));
  return chats.map((chat) => {
    const bytes = readFileSync(path.join(checkpoint, chat.last_logits_file));
    const lastLogits = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    return {
      ids: chat.ids,
      lastLogits,
      greedy: chat.greedy24,
      argmaxPerPosition: chat.argmax_per_position,
      greedyText: chat.greedy24_text,
    };
  });
}

const microSchema = z.object({
  cases: z.array(z.object({ ids: z.array(z.number()), last_logits: z.array(z.number()), greedy16: z.array(z.number()) })),
});

/** What a correct engine gives on chatglm-micro-bin. */
export function microCases(checkpoint: string): GoldenCase[] {
  const { cases } = microSchema.parse(JSON.parse(readFileSync(path.join(checkpoint, "golden.json"), "utf8")));
  return cases.map(({ ids, last_logits, greedy16 }) => ({ ids, lastLogits: Float32Array.from(last_logits), greedy: greedy16 }));
}
