import { createHash } from "node:crypto";
import { z } from "zod";

/** Longer entries aren't parsed, and longer answers aren't kept. Characters. */
const LONGEST = 4 * 2 ** 20;
const sealedSchema = z.strictObject({ checksum: z.string(), entry: z.string() });

/** A value as text with its checksum, or undefined if it is too long to keep. */
export function seal(value: unknown): string | undefined {
  const entry = JSON.stringify(value);
  const sealed = JSON.stringify({ checksum: checksum(entry), entry });
  return sealed.length <= LONGEST ? sealed : undefined;
}

/** What was sealed, or undefined if it isn't what was written. */
export function unseal(stored: unknown): unknown {
  if (typeof stored !== "string" || stored.length > LONGEST) return undefined;
  const sealed = sealedSchema.safeParse(parseJson(stored));
  if (!sealed.success || sealed.data.checksum !== checksum(sealed.data.entry)) return undefined;
  return parseJson(sealed.data.entry);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
