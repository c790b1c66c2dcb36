import type { SessionProvider } from "./sessions/session.js";

/** What a model runs on. Everything but the processor wants a plain graph: `convert --target plain`. */
export type DeviceOption = "cpu" | OpenVinoDevice | "webgpu";

/** OpenVINO, by its plug-in for onnxruntime; Intel's processors and GPUs. */
export interface OpenVinoDevice {
  readonly name: "openvino";
  /** Path of `libonnxruntime_providers_openvino_plugin.so`, from the wheel `onnxruntime-ep-openvino`. */
  readonly library: string;
  /** The provider's own options, by its names. */
  readonly options?: Readonly<Record<string, string>> | undefined;
}

/** Short name of a device, for messages and keys. */
export function deviceName(device: DeviceOption): string {
  return typeof device === "string" ? device : device.name;
}

/** onnxruntime's provider for a device; undefined for the processor. */
export function providerOf(device: DeviceOption): SessionProvider | undefined {
  if (device === "cpu") return undefined;
  // Its kernels know no int64: the index arithmetic around the products is left to the processor.
  if (device === "webgpu") return { name: "WebGPU", fallsBack: true };
  const { library, options } = device;
  return { name: "OpenVINOExecutionProvider", library, options };
}
