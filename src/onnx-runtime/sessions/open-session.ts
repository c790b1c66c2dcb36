import { CApiSession } from "./c-api/c-api-session.js";
import { shippedLibrary } from "./c-api/library-path.js";
import { NativeApi } from "./c-api/native-api.js";
import { NodeSession } from "./node-binding/node-session.js";
import type { BindingName, RuntimeSession, SessionOptions, SessionSource } from "./session.js";

/** The C interface, or why it is not called. */
export type NativeState =
  | { readonly api: NativeApi; readonly reason?: undefined }
  | { readonly api?: undefined; readonly reason: string };

let loading: Promise<NativeState> | undefined;

/** Loads onnxruntime's C library in this thread, once. */
export function nativeState(): Promise<NativeState> {
  loading ??= load();
  return loading;
}

async function load(): Promise<NativeState> {
  // Elsewhere it should work alike, and was never tried.
  if (process.platform !== "linux") return { reason: `it was never tried on ${process.platform}` };
  try {
    const library = shippedLibrary();
    if (library === undefined) return { reason: `onnxruntime-node ships no library for ${process.platform}` };
    return { api: await NativeApi.load(library) };
  } catch (cause) {
    return { reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/**
 * Opens a graph by onnxruntime's C interface, or by onnxruntime-node's binding where that can't be called.
 *
 * @param binding the one to take; the other is not tried then
 * @throws Error with onnxruntime's reason
 */
export async function openSession(
  source: SessionSource,
  options: SessionOptions,
  binding?: BindingName | undefined,
): Promise<RuntimeSession> {
  if (binding === "node") return NodeSession.open(source, options);
  const { api, reason } = await nativeState();
  if (api !== undefined) return CApiSession.open(api, source, options);
  if (binding === "c-api") throw new Error(`onnxruntime's C interface can't be called: ${reason}`);
  return NodeSession.open(source, options);
}
