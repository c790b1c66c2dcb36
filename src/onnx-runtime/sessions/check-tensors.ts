import type { OutputTarget, SessionTensor, ValueInfo } from "./session.js";

const arrays: Readonly<Record<string, string>> = { float32: "Float32Array", int64: "BigInt64Array", int32: "Int32Array" };

/**
 * Holds tensors against what a graph declares, so that no native code is given less memory than it will touch.
 *
 * @throws TypeError or RangeError naming the tensor
 */
export function requireFeeds(infos: readonly ValueInfo[], feeds: readonly SessionTensor[]): void {
  if (feeds.length !== infos.length) throw new RangeError(`the graph has ${infos.length} inputs, not ${feeds.length}`);
  for (const [index, info] of infos.entries()) requireTensor("input", info, feeds[index]);
}

/** As `requireFeeds`, for where outputs go. No two may share memory, with each other or with an input. */
export function requireTargets(
  infos: readonly ValueInfo[],
  targets: readonly OutputTarget[],
  feeds: readonly SessionTensor[],
): void {
  if (targets.length !== infos.length) throw new RangeError(`the graph has ${infos.length} outputs, not ${targets.length}`);
  const written: SessionTensor[] = [];
  for (const [index, info] of infos.entries()) {
    const target = targets[index];
    if (target === "new" || target === "skip") continue;
    requireTensor("output", info, target);
    if (target !== undefined) written.push(target);
  }
  for (const [index, target] of written.entries()) {
    if (written.some((other, at) => at < index && overlap(target, other)) || feeds.some((feed) => overlap(target, feed))) {
      throw new RangeError("an output's target shares memory with another tensor of the run");
    }
  }
}

function requireTensor(kind: string, { name, type, shape: declared }: ValueInfo, tensor: SessionTensor | undefined): void {
  if (tensor === undefined) throw new TypeError(`${kind} ${name} was not given`);
  const { data, shape } = tensor;
  if (!ArrayBuffer.isView(data) || data.constructor.name !== arrays[type]) {
    throw new TypeError(`${kind} ${name} is ${type}; it wants ${arrays[type] ?? "a type that tensors here don't have"}`);
  }
  requireSteady(`${kind} ${name}`, data.buffer);
  let count = 1;
  for (const size of shape) {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${kind} ${name} has the size ${size}`);
    count *= size;
  }
  if (count !== data.length) {
    throw new RangeError(`${kind} ${name} of shape [${shape.join(", ")}] has ${count} values, not ${data.length}`);
  }
  const fits =
    shape.length === declared.length && declared.every((size, axis) => typeof size === "string" || size === shape[axis]);
  if (!fits) {
    throw new RangeError(`${kind} ${name} has the shape [${shape.join(", ")}] where the graph wants [${declared.join(", ")}]`);
  }
}

/** Memory that another thread may change, or that may shrink during a run, is none to compute on. */
function requireSteady(what: string, buffer: ArrayBufferLike): void {
  const { resizable = false } = buffer as { readonly resizable?: boolean };
  if (!(buffer instanceof ArrayBuffer) || resizable) throw new TypeError(`${what} lies in shared or resizable memory`);
}

function overlap({ data: a }: SessionTensor, { data: b }: SessionTensor): boolean {
  if (a.buffer !== b.buffer || a.byteLength === 0 || b.byteLength === 0) return false;
  return a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}
