import { createHash } from "node:crypto";

/** A short name, of hexadecimal digits, for what may hold any character. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}
