import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { nativeState } from "./sessions/open-session.js";
import type { BindingName } from "./sessions/session.js";

/** Which onnxruntime is used, and how. */
export interface RuntimeReport {
  readonly binding: BindingName;
  /** Why the C interface is not called; undefined when it is. */
  readonly reason: string | undefined;
  /** As the library reports it; undefined when it could not be asked. */
  readonly version: string | undefined;
  readonly library: string | undefined;
}

/** A provider that was tried. */
export interface ProviderReport {
  readonly name: ProviderName;
  readonly works: boolean;
  /** onnxruntime's reason, in one line; undefined when it works. */
  readonly reason: string | undefined;
}

export const providerNames = ["cpu", "openvino", "cuda", "tensorrt", "webgpu", "dml", "coreml"] as const;
export type ProviderName = (typeof providerNames)[number];

export async function runtimeReport(): Promise<RuntimeReport> {
  const { api, reason } = await nativeState();
  if (api === undefined) return { binding: "node", reason, version: undefined, library: undefined };
  return { binding: "c-api", reason: undefined, version: api.version, library: api.libraryPath };
}

/**
 * Runs one small product on a provider, in a process of its own: a driver may take the process with it.
 *
 * @param library the plug-in's, for `openvino`
 */
export function probeProvider(name: ProviderName, library?: string | undefined, signal?: AbortSignal): Promise<ProviderReport> {
  const script = fileURLToPath(new URL("./provider-probe.js", import.meta.url));
  const argv = [script, name, ...(library === undefined ? [] : [library])];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, argv, { timeout: 30_000, signal }, (error, stdout, stderr) => {
      if (signal?.aborted === true) return reject(signal.reason);
      const said = stdout.trim().split("\n").at(-1) ?? "";
      if (error === null && said === "works") return resolve({ name, works: true, reason: undefined });
      const reason = said.startsWith("fails ") ? said.slice("fails ".length) : ended(error, stderr);
      resolve({ name, works: false, reason });
    });
  });
}

function ended(
  error: { readonly killed?: boolean; readonly signal?: string | null; readonly message: string } | null,
  stderr: string,
): string {
  if (error?.killed === true) return "it did not answer within 30 s";
  if (error?.signal != null) return `the process ended by ${error.signal}`;
  return stderr.trim().split("\n").at(-1) || (error?.message.split("\n")[0] ?? "the process ended without a word");
}
