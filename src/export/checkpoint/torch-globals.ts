import type { PickleGlobals } from "./unpickle.js";

/** `torch.HalfStorage` and its like: what the elements of a storage are. */
class StorageType {
  constructor(readonly name: string) {}
}

/** The bytes under one or more tensors: entry `data/KEY` of the archive. */
export class TorchStorage {
  constructor(
    /** Element type as torch names its storage: `Half`, `BFloat16`, `Float`. */
    readonly type: string,
    readonly key: string,
    readonly elements: number,
  ) {}
}

/** A tensor as `torch.save` describes it. Offsets and strides count elements. */
export class TorchTensor {
  constructor(
    readonly storage: TorchStorage,
    readonly offset: number,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
  ) {}
}

/** Functions whose effect is known and is data; the name alone stands for them. */
const orderedDict = Symbol("collections.OrderedDict");
const rebuildTensor = Symbol("torch._utils._rebuild_tensor_v2");
const rebuildParameter = Symbol("torch._utils._rebuild_parameter");
/** A parameter that somebody hung attributes on: `(tensor, requires_grad, hooks, state)`. */
const rebuildParameterWithState = Symbol("torch._utils._rebuild_parameter_with_state");

const functions: Readonly<Record<string, symbol>> = Object.fromEntries(
  [orderedDict, rebuildTensor, rebuildParameter, rebuildParameterWithState].map((known) => [known.description ?? "", known]),
);

const storageName = /^torch\.(Double|Float|Half|BFloat16|Long|Int|Short|Char|Byte|Bool)Storage$/;
const dtypeName = /^torch\.(float16|float32|float64|bfloat16|half|float|double|u?int8|int16|int32|int64|bool)$/;

/** Everything a state dict written by `torch.save` names, and nothing else. */
export const torchGlobals: PickleGlobals = {
  global(name) {
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (known !== undefined) return known;
    const storage = storageName.exec(name)?.[1];
    if (storage !== undefined) return new StorageType(storage);
    if (dtypeName.test(name)) return new StorageType(name);
    throw new Error(`it names ${JSON.stringify(name.slice(0, 200))}, refused: it would run code`);
  },

  call(callable, args) {
    if (callable === orderedDict) {
      if (args.length > 0) throw new Error("an OrderedDict made from arguments was refused");
      return new Map();
    }
    if (callable === rebuildTensor) return tensorFrom(args);
    if (callable === rebuildParameter || callable === rebuildParameterWithState) {
      if (!(args[0] instanceof TorchTensor)) throw new Error("a parameter without a tensor was refused");
      return args[0];
    }
    throw new Error(`a call of ${shown(callable)} was refused: it would run code`);
  },

  persistent(id) {
    if (!Array.isArray(id)) throw new Error("a persistent id that is not a tuple was refused");
    const [kind, type, key, , elements] = id as unknown[];
    if (kind !== "storage" || !(type instanceof StorageType) || typeof key !== "string" || !isCount(elements)) {
      throw new Error("a persistent id that names no storage was refused");
    }
    return new TorchStorage(type.name, key, elements);
  },
};

function tensorFrom(args: readonly unknown[]): TorchTensor {
  const [storage, offset, shape, strides] = args;
  if (!(storage instanceof TorchStorage) || !isCount(offset) || !isCounts(shape) || !isCounts(strides)) {
    throw new Error("a tensor whose storage, offset, shape or strides are no such thing");
  }
  if (shape.length > 8 || shape.length !== strides.length)
    throw new Error(`a tensor of shape [${shape}] with strides [${strides}]`);
  return new TorchTensor(storage, offset, shape, strides);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= 64 && value.every(isCount);
}

function shown(callable: unknown): string {
  if (typeof callable === "symbol") return callable.description ?? "a function";
  return callable instanceof StorageType ? callable.name : "something that is not a function";
}
