import { z } from "zod";
import { seal, unseal } from "./sealed.js";

const referenceSchema = z.strictObject({
  reference: z.literal(1),
  /** Its own key. */
  key: z.string(),
  /** Key of the answer. */
  to: z.string(),
});

/** An entry that stands for an answer kept under another key: how tiers other than the exact one find it. */
export function writeReference(key: string, to: string): string {
  return seal({ reference: 1, key, to }) ?? "";
}

/** The key that it refers to. */
export function readReference(stored: unknown, key?: string): string | undefined {
  const parsed = referenceSchema.safeParse(unseal(stored));
  return parsed.success && (key === undefined || parsed.data.key === key) ? parsed.data.to : undefined;
}
