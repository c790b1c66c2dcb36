import type { SessionTensor } from "../session.js";
import { elementTypes } from "./api-table.js";
import type { NativeApi } from "./native-api.js";

/** onnxruntime's handles of tensors in our memory, for one run. */
export class TensorValues {
  readonly #api: NativeApi;
  readonly #memory: bigint;
  readonly #made: bigint[] = [];
  /** Their memory: without a reference the collector may free it in the middle of a run. */
  readonly #held: SessionTensor["data"][] = [];
  /** Many inputs of a step are one and the same tensor without values, and many have one shape. */
  readonly #empty = new Map<SessionTensor, bigint>();
  readonly #shapes = new Map<readonly number[], BigInt64Array>();
  readonly #out = new BigUint64Array(1);

  /** @param memory the library's description of the processor's memory */
  constructor(api: NativeApi, memory: bigint) {
    this.#api = api;
    this.#memory = memory;
  }

  /** The handle of a tensor that was checked. It is read and written in place, and held until `release`. */
  of(tensor: SessionTensor): bigint {
    if (tensor.data.length > 0) return this.#make(tensor);
    let value = this.#empty.get(tensor);
    if (value === undefined) {
      value = this.#make(tensor);
      this.#empty.set(tensor, value);
    }
    return value;
  }

  release(): void {
    for (const value of this.#made.splice(0)) this.#api.plain("ReleaseValue", value);
    this.#empty.clear();
    this.#held.length = 0;
  }

  #make({ data, shape }: SessionTensor): bigint {
    let sizes = this.#shapes.get(shape);
    if (sizes === undefined) {
      sizes = BigInt64Array.from(shape, BigInt);
      this.#shapes.set(shape, sizes);
    }
    const type = data instanceof Float32Array ? 1 : data instanceof Int32Array ? 6 : 7;
    // An array without values may have no address; of none, nothing is read.
    const memory = data.length === 0 ? this.#out : data;
    this.#api.call("CreateTensorWithDataAsOrtValue", this.#memory, memory, data.byteLength, sizes, shape.length, type, this.#out);
    const value = this.#out[0] ?? 0n;
    this.#made.push(value);
    this.#held.push(data);
    return value;
  }
}

/** Copies a tensor that onnxruntime made. @throws TypeError when its type is none of ours */
export function readValue(api: NativeApi, value: bigint, name: string): SessionTensor {
  if (value === 0n || api.integer("IsTensor", value) === 0) throw new TypeError(`output ${name} is no tensor`);
  const info = api.pointer("GetTensorTypeAndShape", value);
  try {
    const { type, shape } = typeAndShape(api, info);
    const Values =
      type === "float32" ? Float32Array : type === "int64" ? BigInt64Array : type === "int32" ? Int32Array : undefined;
    if (Values === undefined) throw new TypeError(`output ${name} is ${type}; float32, int64 and int32 are read`);
    const count = shape.reduce((product, size) => product * size, 1);
    const data = new Values(api.copy(api.pointer("GetTensorMutableData", value), count * Values.BYTES_PER_ELEMENT));
    return { data, shape };
  } finally {
    api.plain("ReleaseTensorTypeAndShapeInfo", info);
  }
}

/** A size of −1 is any. */
export function typeAndShape(api: NativeApi, info: bigint): { readonly type: string; readonly shape: readonly number[] } {
  const type = elementTypes[api.integer("GetTensorElementType", info)] ?? "unknown";
  const shape = new BigInt64Array(Number(api.pointer("GetDimensionsCount", info)));
  if (shape.length > 0) api.call("GetDimensions", info, shape, shape.length);
  return { type, shape: Array.from(shape, Number) };
}
