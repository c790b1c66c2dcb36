import type { GraphBuilder } from "../../src/export/graph/graph-builder.js";

/** Of ModelProto: its graph. Of GraphProto: its inputs and outputs. */
const GRAPH = 7;
const ENDS: ReadonlySet<number> = new Set([11, 12]);

/**
 * A model's graph between another's nodes: its own inputs and outputs are no longer the model's, but what `around` makes of them. Models on package
 * registries call their inputs otherwise than transformers.js does.
 */
export function renamedGraph(model: Uint8Array, around: GraphBuilder): Uint8Array {
  const graph = graphOf(model);
  const kept = fieldsOf(graph)
    .filter(({ number }) => !ENDS.has(number))
    .map(({ bytes }) => bytes);
  const more = graphOf(
    around.encode("", () => {
      throw new Error("nothing is stored outside");
    }),
  );
  const body = Buffer.concat([...kept, more]);
  const others = fieldsOf(model).filter(({ number }) => number !== GRAPH);
  return Buffer.concat([...others.map(({ bytes }) => bytes), Uint8Array.of((GRAPH << 3) | 2), varint(body.length), body]);
}

function graphOf(model: Uint8Array): Uint8Array {
  return fieldsOf(model).find(({ number }) => number === GRAPH)?.content ?? new Uint8Array();
}

interface Field {
  readonly number: number;
  /** With its tag. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** The fields of a message in Protocol Buffers' wire format: varints, and what has a length. */
function fieldsOf(message: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < message.length; ) {
    const begin = at;
    const read = (): number => {
      let [value, shift] = [0, 1];
      for (;;) {
        const byte = message[at] ?? 0;
        at += 1;
        value += (byte & 127) * shift;
        shift *= 128;
        if (byte < 128) return value;
      }
    };
    const tag = read();
    const length = read();
    const from = at;
    if (tag % 8 === 2) at += length;
    else if (tag % 8 !== 0) throw new Error(`a field of wire type ${tag % 8}`);
    fields.push({ number: tag >> 3, bytes: message.subarray(begin, at), content: message.subarray(from, at) });
  }
  return fields;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
