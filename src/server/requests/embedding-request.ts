import { z } from "zod";
import { type FieldRules, readFields, silentFields } from "./body-fields.js";

/** As many texts as OpenAI takes at once. */
const mostTexts = 2_048;

/** Embeddings that were asked for. */
export interface EmbeddingRequest {
  readonly model: string;
  readonly texts: readonly string[];
  /** base64: of 32-bit floating-point numbers, little-endian. */
  readonly encoding: "float" | "base64";
}

const shape = {
  model: z.string().min(1).max(1_024),
  input: z
    .union(
      [z.string(), z.array(z.string()).min(1).max(mostTexts)],
      `a string or 1 to ${mostTexts} strings are needed; inputs of token ids aren't taken`,
    )
    .transform((input) => [input].flat()),
  encoding_format: z.enum(["float", "base64"]).default("float"),
} as const;

interface EmbeddingFields {
  readonly model: string;
  readonly input: string[];
  readonly encoding_format: "float" | "base64";
}

const rules: FieldRules<EmbeddingFields> = {
  schema: z.object(shape),
  used: Object.keys(shape),
  // How many numbers a vector has is the embedder's own affair.
  neutral: { dimensions: () => false },
  hints: [],
  silent: silentFields,
};

/** @throws ApiError 400 naming the field */
export function readEmbeddingRequest(body: unknown): EmbeddingRequest {
  const { model, input, encoding_format } = readFields(body, rules).fields;
  return { model, texts: input, encoding: encoding_format };
}
