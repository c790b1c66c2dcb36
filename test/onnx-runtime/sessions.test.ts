import { setImmediate } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { GraphBuilder } from "../../src/export/graph/graph-builder.js";
import { openSession } from "../../src/onnx-runtime/sessions/open-session.js";
import type { BindingName, OutputTarget, RuntimeSession, SessionTensor } from "../../src/onnx-runtime/sessions/session.js";

const noFile = (): never => {
  throw new Error("nothing is stored outside");
};

/** y = x + x, z = x · x, twice = ids + ids. */
function arithmetic(): Uint8Array {
  const graph = new GraphBuilder();
  const x = graph.input("x", "float32", ["rows", 4]);
  const ids = graph.input("ids", "int64", ["count"]);
  graph.node("Add", "y", [x, x]);
  graph.node("Mul", "z", [x, x]);
  graph.node("Add", "twice", [ids, ids]);
  graph.output("y", "float32", ["rows", 4]);
  graph.output("z", "float32", ["rows", 4]);
  graph.output("twice", "int64", ["count"]);
  return graph.encode("arithmetic", noFile);
}

/** A chain of products that takes many turns of the event loop. */
function chain(): Uint8Array {
  const size = 256;
  const graph = new GraphBuilder();
  const matrix = graph.float32("matrix", new Float32Array(size * size).fill(1 / size), [size, size]);
  let last = graph.input("x", "float32", [size, size]);
  for (let link = 0; link < 600; link++) last = graph.node("MatMul", `product_${link}`, [last, matrix]);
  graph.node("Identity", "y", [last]);
  graph.output("y", "float32", [size, size]);
  return graph.encode("chain", noFile);
}

const floats = (rows: number): SessionTensor => ({
  data: Float32Array.from({ length: rows * 4 }, (_, i) => i),
  shape: [rows, 4],
});
const integers = (...values: number[]): SessionTensor => ({ data: BigInt64Array.from(values, BigInt), shape: [values.length] });
const all: readonly OutputTarget[] = ["new", "new", "new"];

// What every binding owes. `test/engine` and `test/training` run on the default one.
describe.each(["c-api", "node"] satisfies BindingName[])("a session by %s", (binding) => {
  const open = async (model: Uint8Array): Promise<RuntimeSession> => {
    const session = await openSession(model, { threads: 1 }, binding);
    afterAll(() => session[Symbol.asyncDispose]());
    return session;
  };
  const opened = open(arithmetic());

  it("says what the graph takes and gives", async () => {
    const { inputs, outputs, ...session } = await opened;
    expect((await opened).binding).toBe(binding);
    expect(session).toBeDefined();
    const shown = inputs.map(({ name, type, shape }) => [
      name,
      type,
      shape.map((size) => (typeof size === "string" ? "any" : size)),
    ]);
    expect(shown).toEqual([
      ["x", "float32", ["any", 4]],
      ["ids", "int64", ["any"]],
    ]);
    expect(outputs.map(({ name }) => name)).toEqual(["y", "z", "twice"]);
  });

  it("computes new tensors, leaves out what isn't wanted, takes sizes that change and sizes of none", async () => {
    const session = await opened;
    for (const rows of [2, 5, 0, 1]) {
      const x = floats(rows);
      const [y, z, twice] = await session.run([x, integers(3, -4)], ["new", "skip", "new"]);
      expect(y).toEqual({ data: (x.data as Float32Array).map((value) => 2 * value), shape: [rows, 4] });
      expect(z).toBeUndefined();
      expect(twice).toEqual(integers(6, -8));
    }
  });

  it("writes an output over the values of a tensor, and nothing beside them", async () => {
    const session = await opened;
    const slab = new Float32Array(20).fill(-1);
    const target = { data: slab.subarray(4, 12), shape: [2, 4] };
    const results = await session.run([floats(2), integers(1)], [target, "new", "skip"]);
    expect(results[0]).toBe(target);
    expect([...slab]).toEqual([-1, -1, -1, -1, 0, 2, 4, 6, 8, 10, 12, 14, -1, -1, -1, -1, -1, -1, -1, -1]);
    expect(results[1]?.data).toEqual(Float32Array.from([0, 1, 4, 9, 16, 25, 36, 49]));
  });

  it.each<[string, () => { feeds: SessionTensor[]; targets?: OutputTarget[] }, RegExp]>([
    ["too few inputs", () => ({ feeds: [floats(1)] }), /2 inputs, not 1/],
    ["too few outputs", () => ({ feeds: [floats(1), integers(1)], targets: ["new"] }), /3 outputs, not 1/],
    ["another type", () => ({ feeds: [integers(1, 2, 3, 4), integers(1)] }), /input x is float32/],
    [
      "fewer values than the shape says",
      () => ({ feeds: [{ ...floats(1), shape: [1000, 4] }, integers(1)] }),
      /4000 values, not 4/,
    ],
    ["another rank", () => ({ feeds: [{ ...floats(1), shape: [4] }, integers(1)] }), /shape \[4\]/],
    ["another fixed size", () => ({ feeds: [{ ...floats(2), shape: [4, 2] }, integers(1)] }), /shape \[4, 2\]/],
    ["a size that is none", () => ({ feeds: [{ ...floats(1), shape: [-1, -4] }, integers(1)] }), /size -1/],
    ["a size that is no whole number", () => ({ feeds: [{ ...floats(1), shape: [0.5, 8] }, integers(1)] }), /size 0.5/],
    [
      "shared memory",
      () => ({ feeds: [{ data: new Float32Array(new SharedArrayBuffer(16)), shape: [1, 4] }, integers(1)] }),
      /shared or resizable/,
    ],
    [
      "a plain list",
      () => ({ feeds: [{ data: [1, 2, 3, 4] as unknown as Float32Array, shape: [1, 4] }, integers(1)] }),
      /input x is float32/,
    ],
    [
      "a target of fewer values than its shape",
      () => ({ feeds: [floats(9), integers(1)], targets: [{ data: new Float32Array(4), shape: [9, 4] }, "skip", "skip"] }),
      /36 values, not 4/,
    ],
    [
      "two targets in the same memory",
      () => {
        const data = new Float32Array(8);
        const targets = [0, 2].map((start) => ({ data: data.subarray(start, start + 4), shape: [1, 4] }));
        return { feeds: [floats(1), integers(1)], targets: [...targets, "skip"] };
      },
      /shares memory/,
    ],
    [
      "a target over an input",
      () => {
        const x = floats(1);
        return { feeds: [x, integers(1)], targets: [x, "skip", "skip"] };
      },
      /shares memory/,
    ],
  ])("refuses %s", async (_what, make, message) => {
    const { feeds, targets = [...all] } = make();
    await expect((await opened).run(feeds, targets)).rejects.toThrow(message);
  });

  it("refuses memory that was given away", async () => {
    const x = floats(1);
    structuredClone(x.data, { transfer: [x.data.buffer as ArrayBuffer] });
    await expect((await opened).run([x, integers(1)], all)).rejects.toThrow(RangeError);
  });

  it("fails when what it computes doesn't fit its target, and goes on working", async () => {
    const session = await opened;
    const target = { data: new Float32Array(12).fill(7), shape: [3, 4] };
    await expect(session.run([floats(2), integers(1)], [target, "skip", "skip"])).rejects.toThrow(/shape/i);
    expect((await session.run([floats(1), integers(1)], all))[0]?.data).toEqual(Float32Array.of(0, 2, 4, 6));
  });

  it("says why a model can't be opened", async () => {
    await expect(openSession(Uint8Array.of(1, 2, 3), { threads: 1 }, binding)).rejects.toThrow();
    await expect(openSession("/nowhere/model.onnx", { threads: 1 }, binding)).rejects.toThrow(/nowhere/);
  });

  it("ends before it begins when nobody waits for it", async () => {
    const run = (await opened).run([floats(1), integers(1)], all, { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("is released once, however often it is told, and runs no more", async () => {
    const session = await openSession(arithmetic(), { threads: 1 }, binding);
    await session[Symbol.asyncDispose]();
    await session[Symbol.asyncDispose]();
    await expect(session.run([floats(1), integers(1)], all)).rejects.toThrow("released");
  });
});

describe("beside the thread", () => {
  const input = { data: new Float32Array(256 * 256).fill(1), shape: [256, 256] };

  it("leaves the event loop turning, and ends in the middle of a run; the next one runs whole", async () => {
    await using session = await openSession(chain(), { threads: 1 }, "c-api");
    const controller = new AbortController();
    let settled = false;
    const running = session.run([input], ["new"], { signal: controller.signal }).finally(() => {
      settled = true;
    });
    for (let turn = 0; turn < 10; turn++) await setImmediate();
    expect(settled).toBe(false);
    await expect(session.run([input], ["new"])).rejects.toThrow("once at a time");
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: "ABORTED" });
    const [y] = await session.run([input], ["new"]);
    expect(y?.data[0]).toBeCloseTo(1, 2);
  });

  it("waits for a run in progress before it is released", async () => {
    const session = await openSession(arithmetic(), { threads: 1 }, "c-api");
    const running = session.run([floats(50_000), integers(1)], all);
    await session[Symbol.asyncDispose]();
    expect((await running)[0]?.shape).toEqual([50_000, 4]);
  });
});
