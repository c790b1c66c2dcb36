/** Writes what `torch.save` writes, and what an attacker might: for tests only. */

const encoder = new TextEncoder();

export function concat(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

const opcode = (...bytes: readonly number[]): Uint8Array => new Uint8Array(bytes);

/** Pickle opcodes, named as in Python's pickletools. */
export const op: Readonly<Record<PlainOpcode, Uint8Array>> & {
  proto(version: number): Uint8Array;
  text(text: string): Uint8Array;
  int(value: number): Uint8Array;
  global(module: string, name: string): Uint8Array;
} = {
  mark: opcode(0x28),
  stop: opcode(0x2e),
  emptyDict: opcode(0x7d),
  emptyTuple: opcode(0x29),
  tuple: opcode(0x74),
  tuple1: opcode(0x85),
  setItem: opcode(0x73),
  setItems: opcode(0x75),
  persistentId: opcode(0x51),
  reduce: opcode(0x52),
  build: opcode(0x62),
  stackGlobal: opcode(0x93),
  newFalse: opcode(0x89),
  proto: (version) => opcode(0x80, version),
  text: (text) => concat([0x58], uint32(encoder.encode(text).length), encoder.encode(text)),
  int: (value) => concat([0x4a], uint32(value)),
  global: (module, name) => encoder.encode(`c${module}\n${name}\n`),
};

type PlainOpcode =
  | "mark"
  | "stop"
  | "emptyDict"
  | "emptyTuple"
  | "tuple"
  | "tuple1"
  | "setItem"
  | "setItems"
  | "persistentId"
  | "reduce"
  | "build"
  | "stackGlobal"
  | "newFalse";

export interface PickledTensor {
  readonly name: string;
  /** Defaults to Half. */
  readonly storageType?: string;
  readonly key: string;
  readonly elements: number;
  readonly offset?: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

function ints(values: readonly number[]): Uint8Array {
  return concat(op.mark, ...values.map(op.int), op.tuple);
}

/** The bytes that build one tensor, as `torch.save` writes them. */
export function pickledTensor({
  storageType = "Half",
  key,
  elements,
  offset = 0,
  shape,
  strides,
}: Omit<PickledTensor, "name">): Uint8Array {
  const storage = concat(
    op.mark,
    op.text("storage"),
    op.global("torch", `${storageType}Storage`),
    op.text(key),
    op.text("cpu"),
    op.int(elements),
    op.tuple,
    op.persistentId,
  );
  const hooks = concat(op.global("collections", "OrderedDict"), op.emptyTuple, op.reduce);
  const args = concat(op.mark, storage, op.int(offset), ints(shape), ints(strides), op.newFalse, hooks, op.tuple);
  return concat(op.global("torch._utils", "_rebuild_tensor_v2"), args, op.reduce);
}

/** `data.pkl` of a state dict. */
export function pickledState(tensors: readonly PickledTensor[]): Uint8Array {
  const items = tensors.map((tensor) => concat(op.text(tensor.name), pickledTensor(tensor)));
  return concat(op.proto(2), op.emptyDict, op.mark, ...items, op.setItems, op.stop);
}

/** A zip whose entries are stored as they are (or claim another method). */
export function zip(entries: Readonly<Record<string, Uint8Array>>, method = 0): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const [name, data] of Object.entries(entries)) {
    const title = encoder.encode(name);
    const common = new Uint8Array(26);
    const view = new DataView(common.buffer);
    view.setUint16(0, 20, true);
    view.setUint16(4, method, true);
    view.setUint32(14, data.length, true);
    view.setUint32(18, data.length, true);
    view.setUint16(22, title.length, true);
    const local = concat([0x50, 0x4b, 3, 4], common, title, data);
    central.push(concat([0x50, 0x4b, 1, 2], [20, 0], common, new Uint8Array(10), uint32(offset), title));
    locals.push(local);
    offset += local.length;
  }
  const directory = concat(...central);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, central.length, true);
  view.setUint16(10, central.length, true);
  view.setUint32(12, directory.length, true);
  view.setUint32(16, offset, true);
  return concat(...locals, directory, end);
}
