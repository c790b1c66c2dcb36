import { createHash, randomUUID, scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { Secrets } from "./secrets.js";

export interface ContentVersion {
  /** Everything but keys that decides what a question finds. */
  readonly settings: unknown;
  readonly secrets: Secrets;
  /** What identifies the content, if anybody knows. */
  readonly version: string | undefined;
  /** Milliseconds for which the content counts as the same, where nobody knows. 0 for never. */
  readonly maxAge: number;
}

/** Changes when the same answers are read in another way. */
const METHOD = 1;
/** Enough to tell one account from another, and too few to try out keys against. */
const KEY_BYTES = 3;

const derive = promisify<string, string, number, Buffer>(scrypt);

/**
 * A source's fingerprint: what it asks, with which account, and what its content is: `version`, else the time, in steps of `maxAge`. Keys
 * count by 24 bits of a slow hash, so that two accounts don't share answers and nobody learns a key.
 */
export async function contentVersion({ settings, secrets, version, maxAge }: ContentVersion): Promise<string> {
  const account = secrets.isEmpty ? "" : (await derive(secrets.reveal(), "langchain-chatglm", KEY_BYTES)).toString("hex");
  const content = version ?? timeStep(maxAge, Date.now());
  return createHash("sha256")
    .update(JSON.stringify([METHOD, settings, account, content]))
    .digest("hex");
}

/** Equal within each step of `maxAge` milliseconds; never equal for 0. */
function timeStep(maxAge: number, now: number): string {
  if (maxAge === 0) return randomUUID();
  return Number.isFinite(maxAge) ? `${maxAge}:${Math.floor(now / maxAge)}` : "";
}
