import type { ValueInfo } from "../session.js";
import type { NativeApi } from "./native-api.js";
import { typeAndShape } from "./tensor-values.js";

/** What a session's graph declares of its inputs or outputs, in its order. */
export function valueInfos(api: NativeApi, session: bigint, kind: "Input" | "Output"): readonly ValueInfo[] {
  const allocator = api.pointer("GetAllocatorWithDefaultOptions");
  return Array.from({ length: Number(api.pointer(`SessionGet${kind}Count`, session)) }, (_, index) => {
    const address = api.pointer(`SessionGet${kind}Name`, session, index, allocator);
    const name = api.text(address);
    api.call("AllocatorFree", allocator, address);
    const info = api.pointer(`SessionGet${kind}TypeInfo`, session, index);
    try {
      // Belongs to `info`; 0 for what is no tensor.
      const tensor = api.pointer("CastTypeInfoToTensorInfo", info);
      if (tensor === 0n) return { name, type: "none", shape: [] };
      const { type, shape } = typeAndShape(api, tensor);
      return { name, type, shape: shape.map((size) => (size < 0 ? "any" : size)) };
    } finally {
      api.plain("ReleaseTypeInfo", info);
    }
  });
}
