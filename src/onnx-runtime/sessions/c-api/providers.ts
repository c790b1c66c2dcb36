import type { SessionProvider } from "../session.js";
import { type NativeApi, NativeTexts } from "./native-api.js";

/** Something that a plug-in provider, or a built-in one, runs on. */
export interface ProviderDevice {
  /** onnxruntime's name of the provider. */
  readonly provider: string;
  readonly kind: "cpu" | "gpu" | "npu";
  /** Who made the device. */
  readonly vendor: string;
}

const kinds = ["cpu", "gpu", "npu"] as const;

/** Names of the providers that are built into the library; some find no device, or no library of their maker's. */
export function builtInProviders(api: NativeApi): readonly string[] {
  const count = new Int32Array(1);
  const out = new BigUint64Array(1);
  api.call("GetAvailableProviders", out, count);
  const list = out[0] ?? 0n;
  try {
    return api.addresses(list, count[0] ?? 0).map((address) => api.text(address));
  } finally {
    api.call("ReleaseAvailableProviders", list, count[0] ?? 0);
  }
}

/** What the providers that are there can run on. */
export function providerDevices(api: NativeApi): readonly ProviderDevice[] {
  return deviceHandles(api).map((device) => {
    const hardware = api.plain("EpDevice_Device", device) as bigint;
    return {
      provider: String(api.plain("EpDevice_EpName", device)),
      kind: kinds[Number(api.plain("HardwareDevice_Type", hardware))] ?? "cpu",
      vendor: String(api.plain("HardwareDevice_Vendor", hardware)),
    };
  });
}

/**
 * Registers a plug-in's library for the whole process, once.
 *
 * @throws Error with onnxruntime's reason, or saying that the library holds another provider
 */
export function registerPlugin(api: NativeApi, name: string, library: string): void {
  const isThere = (): boolean => providerDevices(api).some(({ provider }) => provider === name);
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
