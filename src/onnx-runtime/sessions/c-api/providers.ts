import type { SessionProvider } from "../session.js";
import { type NativeApi, NativeTexts } from "./native-api.js";

/**
 * Registers a plug-in's library for the whole process, once.
 *
 * @throws Error with onnxruntime's reason, or saying that the library holds another provider
 */
function registerPlugin(api: NativeApi, name: string, library: string): void {
  const isThere = (): boolean => deviceHandles(api).some((device) => api.plain("EpDevice_EpName", device) === name);
  if (isThere()) return;
  api.call("RegisterExecutionProviderLibrary", api.environment, name, library);
  if (!isThere()) throw new Error(`${library} holds no ${name} that finds a device here`);
}

/** Makes a session run on a provider and on nothing else. @throws Error with onnxruntime's reason */
export function appendProvider(api: NativeApi, settings: bigint, { name, library, options = {} }: SessionProvider): void {
  const keys = new NativeTexts(api, Object.keys(options));
  const values = new NativeTexts(api, Object.values(options));
  const count = keys.pointers.length;
  if (library === undefined) {
    api.call("SessionOptionsAppendExecutionProvider", settings, name, keys.pointers, values.pointers, count);
    return;
  }
  registerPlugin(api, name, library);
  const devices = deviceHandles(api).filter((device) => api.plain("EpDevice_EpName", device) === name);
  // A plug-in names the processor first; which device it uses, its own options say.
  const chosen = BigUint64Array.from(devices.slice(0, 1));
  api.call(
    "SessionOptionsAppendExecutionProvider_V2",
    settings,
    api.environment,
    chosen,
    chosen.length,
    keys.pointers,
    values.pointers,
    count,
  );
}

function deviceHandles(api: NativeApi): readonly bigint[] {
  const count = new BigUint64Array(1);
  const out = new BigUint64Array(1);
  api.call("GetEpDevices", api.environment, out, count);
  return api.addresses(out[0] ?? 0n, Number(count[0] ?? 0n));
}
