import { createHash, randomUUID, scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { WebResponse } from "../fetching/fetch-bounded.js";
import type { Secrets } from "../fetching/secrets.js";
import type { HttpSettings } from "./http-options.js";

/** Changes when the same answers are read in another way. */
const METHOD = 1;
/** Enough to tell one account from another, and too few to try out keys against. */
const KEY_BYTES = 3;

const derive = promisify<string, string, number, Buffer>(scrypt);

/**
 * What identifies the source and, as far as that can be told, its content: `version`; else what a server says of `versionUrl` (ETag or
 * Last-Modified); else the time, in steps of `maxAge`. Keys count by 24 bits of a slow hash, so that two accounts don't share answers.
 *
 * @throws whatever the fetch throws.
 */
export async function versionOf(
  settings: HttpSettings,
  secrets: Secrets,
  fetchVersion: (url: URL) => Promise<WebResponse["headers"]>,
): Promise<string> {
  const { version, versionUrl, maxAge, headers, secrets: named, ...rest } = settings;
  const account = secrets.isEmpty ? "" : (await derive(secrets.reveal(), "langchain-chatglm", KEY_BYTES)).toString("hex");
  const plainHeaders = Object.entries(headers).map(([name, value]) => [name, secrets.redact(value)]);
  const kind = [METHOD, rest, plainHeaders, Object.keys(named), account];
  const content = version ?? (await toldVersion(versionUrl, fetchVersion)) ?? timeStep(maxAge, Date.now());
  return createHash("sha256")
    .update(JSON.stringify([kind, content]))
    .digest("hex");
}

async function toldVersion(
  url: string | undefined,
  fetchVersion: (url: URL) => Promise<WebResponse["headers"]>,
): Promise<string | undefined> {
  if (url === undefined) return undefined;
  const headers = await fetchVersion(new URL(url));
  return headers["etag"] ?? headers["last-modified"];
}

/** Equal within each step of `maxAge` milliseconds; never equal for 0. */
function timeStep(maxAge: number, now: number): string {
  if (maxAge === 0) return randomUUID();
  return Number.isFinite(maxAge) ? `${maxAge}:${Math.floor(now / maxAge)}` : "";
}
