import { z } from "zod";
import { type FieldRules, readFields } from "./body-fields.js";

const mostTurns = 200;
/** More than one question needs, and each may take 50 MB once decoded. */
const mostImages = 8;

/** A picture's bytes: addresses and paths are for those who run the server. */
const image = z.strictObject({
  // One pass: the usual pattern for base64 keeps a way back for every letter.
  data: z
    .string()
    .min(1)
    .refine((text) => !/[^A-Za-z0-9+/=]/.test(text), { error: "it must be the picture's bytes in base64" }),
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^\P{Cc}+$/u, { error: "it has control characters" })
    .optional(),
});

const shape = {
  question: z.string().min(1).max(100_000),
  history: z
    .array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.string() }))
    .max(mostTurns)
    .optional(),
  images: z.array(image).min(1).max(mostImages).optional(),
  cache: z.enum(["bypass", "refresh", "noStore"]).optional(),
  stream: z.boolean().default(false),
  trace: z.boolean().default(false),
} as const;

/** A question for the answer chain. */
export interface AnswerRequest {
  readonly question: string;
  readonly history?: readonly { readonly role: "user" | "assistant"; readonly content: string }[] | undefined;
  /** Pictures that it is about, in base64. */
  readonly images?: readonly { readonly data: string; readonly name?: string | undefined }[] | undefined;
  readonly cache?: "bypass" | "refresh" | "noStore" | undefined;
  /** Whether progress and text are sent as they come. */
  readonly stream: boolean;
  /** Whether the answer comes with what took how long. */
  readonly trace: boolean;
}

const rules: FieldRules<AnswerRequest> = {
  schema: z.object(shape),
  used: Object.keys(shape),
  neutral: {},
  hints: [],
  silent: [],
};

/** @throws ApiError 400 naming the field */
export function readAnswerRequest(body: unknown): AnswerRequest {
  return readFields(body, rules).fields;
}
