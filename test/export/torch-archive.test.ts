import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChatGLMError } from "../../src/errors.js";
import { openCheckpoint } from "../../src/export/checkpoint/open-checkpoint.js";
import { torchGlobals } from "../../src/export/checkpoint/torch-globals.js";
import { unpickle } from "../../src/export/checkpoint/unpickle.js";
import { readTensor } from "./support/read-tensor.js";
import { temporaryFolder } from "./support/temporary-folder.js";
import { concat, op, type PickledTensor, pickledState, pickledTensor, zip } from "./support/torch-archive-writer.js";

const storage = new Uint8Array(new Uint16Array([0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600]).buffer);
const tensor: PickledTensor = { name: "w", key: "0", elements: 6, shape: [2, 3], strides: [3, 1] };

function archive(
  tensors: readonly PickledTensor[],
  data: Readonly<Record<string, Uint8Array>> = { "archive/data/0": storage },
): Uint8Array {
  return zip({ "archive/data.pkl": pickledState(tensors), "archive/byteorder": new TextEncoder().encode("little"), ...data });
}

async function folderWith(bytes: Uint8Array): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "config.json"), "{}");
  await writeFile(join(folder, "pytorch_model.bin"), bytes);
  return folder;
}

const refusal = (code: string, pattern: RegExp): unknown =>
  expect.objectContaining({ code, message: expect.stringMatching(pattern) });
const open = async (bytes: Uint8Array) => openCheckpoint(await folderWith(bytes));

describe("torch archives", () => {
  it("reads tensors in place: shared storages, offsets, parameters, dimensions of one", async () => {
    const inside: PickledTensor = { ...tensor, name: "inside", offset: 2, shape: [4], strides: [1] };
    const row: PickledTensor = { ...tensor, name: "row", offset: 0, shape: [1, 6], strides: [99, 1] };
    await using checkpoint = await open(archive([tensor, inside, row]));
    expect([...(await readTensor(checkpoint, "w"))]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...(await readTensor(checkpoint, "inside"))]).toEqual([3, 4, 5, 6]);
    expect([...(await readTensor(checkpoint, "row"))]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(checkpoint.tensor("w")).toMatchObject({ dtype: "f16", shape: [2, 3] });
  });

  it("reads a state dict that is an OrderedDict of parameters with _metadata", async () => {
    const dict = concat(op.global("collections", "OrderedDict"), op.emptyTuple, op.reduce);
    const parameter = concat(
      op.global("torch._utils", "_rebuild_parameter"),
      op.mark,
      pickledTensor(tensor),
      op.newFalse,
      dict,
      op.tuple,
      op.reduce,
    );
    const metadata = concat(op.emptyDict, op.text("_metadata"), dict, op.setItem);
    const state = concat(op.proto(2), dict, op.text("w"), parameter, op.setItem, metadata, op.build, op.stop);
    await using checkpoint = await open(zip({ "m/data.pkl": state, "m/data/0": storage }));
    expect([...(await readTensor(checkpoint, "w"))]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("reads a parameter that somebody hung attributes on", async () => {
    const dict = concat(op.global("collections", "OrderedDict"), op.emptyTuple, op.reduce);
    const parameter = concat(
      op.global("torch._utils", "_rebuild_parameter_with_state"),
      op.mark,
      pickledTensor(tensor),
      op.newFalse,
      dict,
      op.emptyDict,
      op.tuple,
      op.reduce,
    );
    const state = concat(op.proto(2), op.emptyDict, op.text("w"), parameter, op.setItem, op.stop);
    await using checkpoint = await open(zip({ "m/data.pkl": state, "m/data/0": storage }));
    expect([...(await readTensor(checkpoint, "w"))]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([["state_dict"], ["model"], ["module"], ["model_state_dict"]])(
    "finds the table of weights in %s beside a trainer's notes",
    async (name) => {
      const table = concat(op.emptyDict, op.text("module.w"), pickledTensor(tensor), op.setItem);
      const optimizer = concat(op.emptyDict, op.int(0), op.emptyDict, op.setItem);
      const notes = concat(op.text("epoch"), op.int(3), op.setItem, op.text("optimizer"), optimizer, op.setItem);
      const state = concat(op.proto(2), op.emptyDict, notes, op.text(name), table, op.setItem, op.stop);
      await using checkpoint = await open(zip({ "m/data.pkl": state, "m/data/0": storage }));
      expect(checkpoint.tensorNames).toEqual(["w"]);
      expect([...(await readTensor(checkpoint, "w"))]).toEqual([1, 2, 3, 4, 5, 6]);
    },
  );

  it("leaves out the counting buffers of older versions of transformers", async () => {
    const positions = { ...tensor, name: "transformer.position_ids", storageType: "Long", shape: [6], strides: [1] };
    await using checkpoint = await open(archive([tensor, positions]));
    expect(checkpoint.tensorNames).toEqual(["w"]);
  });

  it("refuses a training state's numbers for names", async () => {
    const state = concat(op.proto(2), op.emptyDict, op.int(7), pickledTensor(tensor), op.setItem, op.stop);
    await expect(open(zip({ "m/data.pkl": state, "m/data/0": storage }))).rejects.toThrow(
      refusal("CHECKPOINT_INVALID", /entry "7" of the state dict is not a tensor/),
    );
  });

  it.each([
    ["a transposed tensor", { ...tensor, strides: [1, 2] }, "CHECKPOINT_UNSUPPORTED", /strides \[1,2\].*contiguous/],
    ["another dtype", { ...tensor, storageType: "Char" }, "CHECKPOINT_UNSUPPORTED", /tensor w has dtype Char/],
    ["a tensor past its storage", { ...tensor, offset: 1 }, "CHECKPOINT_INVALID", /elements up to 7 of a storage of 6/],
    ["an absurd shape", { ...tensor, shape: [2 ** 30, 2 ** 30, 2 ** 30], strides: [2 ** 30, 2 ** 30, 1] }, "CHECKPOINT_", /./],
    ["a storage larger than its entry", { ...tensor, elements: 7 }, "CHECKPOINT_INVALID", /7 elements needs 14 bytes, it has 12/],
    ["a storage that is missing", { ...tensor, key: "9" }, "CHECKPOINT_INVALID", /data\/9, which is missing/],
    ["a key that climbs out", { ...tensor, key: "../data.pkl" }, "CHECKPOINT_INVALID", /is missing/],
    ["shape and strides of different lengths", { ...tensor, strides: [1] }, "CHECKPOINT_INVALID", /strides \[1\]/],
  ])("refuses %s", async (_, bad, code, pattern) => {
    await expect(open(archive([bad]))).rejects.toThrow(
      expect.objectContaining({ code: expect.stringContaining(code), message: expect.stringMatching(pattern) }),
    );
  });

  it("refuses the same name twice, an entry that is no tensor, no data.pkl, two of them", async () => {
    await expect(open(archive([tensor, tensor]))).rejects.toThrow(refusal("CHECKPOINT_INVALID", /"w" occurs twice/));
    const number = concat(op.proto(2), op.emptyDict, op.text("step"), op.int(3), op.setItem, op.stop);
    await expect(open(zip({ "a/data.pkl": number }))).rejects.toThrow(
      refusal("CHECKPOINT_INVALID", /"step" of the state dict is not a tensor/),
    );
    await expect(open(zip({ "a/data/0": storage }))).rejects.toThrow(refusal("CHECKPOINT_INVALID", /0 entries NAME\/data\.pkl/));
    const state = pickledState([tensor]);
    await expect(open(zip({ "a/data.pkl": state, "b/data.pkl": state }))).rejects.toThrow(
      refusal("CHECKPOINT_INVALID", /2 entries/),
    );
  });

  it("refuses compressed entries, other byte orders, and formats before PyTorch 1.6, with what to do", async () => {
    await expect(open(zip({ "a/data.pkl": pickledState([tensor]), "a/data/0": storage }, 8))).rejects.toThrow(
      refusal("CHECKPOINT_INVALID", /compressed|sizes/),
    );
    const big = { "archive/data/0": storage, "archive/byteorder": new TextEncoder().encode("big") };
    await expect(open(archive([tensor], big))).rejects.toThrow(refusal("CHECKPOINT_UNSUPPORTED", /byte order is "big"/));
    const legacy = new Uint8Array([0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e]);
    await expect(open(legacy)).rejects.toThrow(refusal("CHECKPOINT_UNSUPPORTED", /before PyTorch 1\.6.*torch\.save/));
    await expect(open(new TextEncoder().encode("<html>not found</html>"))).rejects.toThrow(
      refusal("CHECKPOINT_INVALID", /pytorch_model\.bin: it is a web page .*not the file itself.*Fetch this file again/),
    );
  });

  it("refuses an archive truncated anywhere", async () => {
    const bytes = archive([tensor]);
    const folder = await folderWith(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        await writeFile(join(folder, "pytorch_model.bin"), bytes.subarray(0, length));
        await expect(openCheckpoint(folder)).rejects.toThrow(refusal("CHECKPOINT_INVALID", /pytorch_model\.bin: /));
      }),
      { numRuns: 60 },
    );
  });

  it("either reads an archive with a flipped bit or refuses it in one line", async () => {
    const bytes = archive([tensor]);
    const folder = await folderWith(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), async (bit) => {
        const flipped = Uint8Array.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await writeFile(join(folder, "pytorch_model.bin"), flipped);
        try {
          await using checkpoint = await openCheckpoint(folder);
          for (const name of checkpoint.tensorNames) await readTensor(checkpoint, name);
        } catch (error) {
          expect(error).toBeInstanceOf(ChatGLMError);
          expect((error as ChatGLMError).code).toMatch(/^CHECKPOINT_/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("a pickle that would run code", () => {
  const command = (file: string) => `touch ${file}`;
  const attacks: readonly (readonly [name: string, pickle: (file: string) => Uint8Array, pattern: RegExp])[] = [
    [
      "calls os.system",
      (file) => concat(op.proto(2), op.global("os", "system"), op.text(command(file)), op.tuple1, op.reduce, op.stop),
      /names "os\.system", refused: it would run code/,
    ],
    [
      "calls posix.system by STACK_GLOBAL",
      (file) =>
        concat(
          op.proto(4),
          op.text("posix"),
          op.text("system"),
          op.stackGlobal,
          op.text(command(file)),
          op.tuple1,
          op.reduce,
          op.stop,
        ),
      /names "posix\.system", refused/,
    ],
    [
      "hides eval among tensors",
      () =>
        concat(
          op.proto(2),
          op.emptyDict,
          op.text("w"),
          op.global("builtins", "eval"),
          op.text("1"),
          op.tuple1,
          op.reduce,
          op.setItem,
          op.stop,
        ),
      /names "builtins\.eval", refused/,
    ],
    [
      "calls a storage type",
      () => concat(op.proto(2), op.global("torch", "HalfStorage"), op.int(1), op.tuple1, op.reduce, op.stop),
      /a call of Half was refused/,
    ],
    ["names torch.load", () => concat(op.proto(2), op.global("torch", "load"), op.stop), /names "torch\.load", refused/],
    ["names __proto__", () => concat(op.proto(2), op.global("", "__proto__"), op.stop), /refused: it would run code/],
    ["uses NEWOBJ", () => concat(op.proto(2), op.emptyTuple, op.emptyTuple, [0x81], op.stop), /opcode 0x81 was refused/],
    [
      "uses INST",
      () => concat(op.proto(2), op.mark, new TextEncoder().encode("ios\nsystem\n"), op.stop),
      /opcode 0x69 was refused/,
    ],
    ["is protocol 0", () => new TextEncoder().encode("cos\nsystem\n(S'id'\ntR."), /names "os\.system", refused/],
    [
      "sets state on an object",
      () => concat(op.proto(2), op.emptyTuple, op.emptyDict, op.build, op.stop),
      /state set on an object/,
    ],
  ];

  it.each(attacks)("%s: is refused and nothing runs", async (_, pickle, pattern) => {
    const trace = join(await temporaryFolder(), "trace");
    await expect(open(zip({ "archive/data.pkl": pickle(trace) }))).rejects.toThrow(refusal("CHECKPOINT_INVALID", pattern));
    expect(existsSync(trace)).toBe(false);
  });
});

describe("unpickle", () => {
  it("ends on any bytes, with a value or an Error", () => {
    const opcodes = fc.constantFrom(
      ...[..."NKMJU\x8c}])(\x85\x86tasuqrhj\x94Rb.c\x93Q\x80\x88\x89G\x8aX"].map((code) => code.charCodeAt(0)),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(opcodes, fc.nat(255)), { maxLength: 200 }), (bytes) => {
        try {
          unpickle(Uint8Array.from(bytes), torchGlobals);
        } catch (error) {
          expect((error as Error).message).toMatch(/\(pickle byte \d+\)$/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  /** 2^64 leaves: a value that nobody may walk, let alone write out. */
  const bomb = concat(op.emptyTuple, ...Array.from({ length: 64 }, (_, at) => concat([0x71, at], [0x68, at], [0x86])));

  it.each<[string, Uint8Array, RegExp]>([
    ["a key that is a tuple", concat(op.emptyDict, bomb, op.newFalse, op.setItem), /dict key other than a text or a number/],
    [
      "a key that is nested deeply",
      concat(op.emptyDict, op.emptyTuple, new Uint8Array(250_000).fill(0x85), op.newFalse, op.setItem),
      /dict key/,
    ],
    ["a key that is a dict", concat(op.emptyDict, op.emptyDict, op.newFalse, op.setItem), /dict key/],
    ["a global named by a tuple", concat(bomb, op.text("x"), op.stackGlobal), /a global without a name/],
    [
      "a callable that is a tuple",
      concat(bomb, op.emptyTuple, op.reduce),
      /a call of something that is not a function was refused/,
    ],
    [
      "arguments that are a tuple of tuples",
      concat(op.global("torch._utils", "_rebuild_tensor_v2"), bomb, op.reduce),
      /no such thing/,
    ],
    [
      "a long name twice",
      concat(op.emptyDict, ...[1, 2].map(() => concat(op.text("n".repeat(1e6)), op.newFalse, op.setItem))),
      /^.{0,250}$/,
    ],
  ])("refuses %s without looking into it", (_what, body, message) => {
    expect(() => unpickle(concat(op.proto(2), body, op.stop), torchGlobals)).toThrow(message);
  });

  it("stops a pickle that multiplies values", () => {
    const flood = concat(op.proto(2), new Uint8Array(1_000_001).fill(0x4e), op.stop);
    expect(() => unpickle(flood, torchGlobals)).toThrow(/more than 300000 values/);
  });
});
