/**
 * `npx tsx test/export/gguf/top1.ts MODEL.gguf --peer FOLDER [--text FILE] [--tokens 501]`: how often llama.cpp and this library's float32 engine
 * find the same token the likeliest next one; FOLDER holds node_modules/node-llama-cpp. Twice: by the file as it is, whose products llama.cpp takes
 * with activations rounded to 8 bits, and by a copy of the same values in float32, with which it rounds nothing.
 */
import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { CheckpointFile } from "../../../src/export/checkpoint/checkpoint-file.js";
import { blockFormats } from "../../../src/export/checkpoint/gguf/block-formats.js";
import { readGgufHeader } from "../../../src/export/checkpoint/gguf/gguf-header.js";
import { convertCheckpoint } from "../../../src/export/convert-checkpoint.js";
import { openTokenizer } from "../../../src/model/open-tokenizer.js";
import { OnnxExecutor } from "../../../src/onnx-runtime/onnx-executor.js";
import { text, u64 } from "./write-gguf.js";

/** What is used of node-llama-cpp. */
interface Peer {
  getLlama(options: object): Promise<{
    loadModel(options: object): Promise<{
      createContext(options: object): Promise<{
        getSequence(): {
          controlledEvaluate(
            items: readonly (readonly [token: number, options: object])[],
          ): Promise<({ next: { token?: number } } | undefined)[]>;
        };
      }>;
      dispose(): Promise<void>;
    }>;
    dispose(): Promise<void>;
  }>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peer: { type: "string" },
    text: { type: "string", default: fileURLToPath(new URL("golden/text.txt", import.meta.url)) },
    tokens: { type: "string", default: "501" },
  },
});
const [model] = positionals;
if (model === undefined || values.peer === undefined) {
  console.error("Usage: npx tsx test/export/gguf/top1.ts MODEL.gguf --peer FOLDER [--text FILE] [--tokens 501]");
  process.exit(2);
}
const resolve = createRequire(path.resolve(values.peer, "package.json")).resolve;
const peer = (await import(pathToFileURL(resolve("node-llama-cpp")).href)) as Peer;
const scratch = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-top1-"));
try {
  const own = path.join(scratch, "fp32");
  await convertCheckpoint({ checkpoint: model, out: own, precision: "fp32" });
  const tokens = (await openTokenizer(own)).encode(readFileSync(values.text, "utf8")).slice(0, Number(values.tokens));
  const ours = await likeliest(own, tokens);
  const copy = path.join(scratch, "float32.gguf");
  await writeFloat32(model, copy);
  for (const [name, file] of [
    ["the file as it is", model],
    ["its values in float32", copy],
  ] as const) {
    const theirs = await peersLikeliest(file, tokens);
    const same = theirs.filter((id, at) => id === ours[at]?.id).length;
    const apart = theirs.flatMap((id, at) =>
      id === ours[at]?.id ? [] : [(ours[at]?.logits[id ?? 0] ?? 0) - (ours[at]?.most ?? 0)],
    );
    const widest = Math.min(0, ...apart);
    console.log(
      `${name}: ${same} of ${theirs.length} alike (${((100 * same) / theirs.length).toFixed(1)} %); where not, theirs is at most ${(-widest).toFixed(3)} below ours in our logits`,
    );
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function likeliest(
  folder: string,
  tokens: readonly number[],
): Promise<{ id: number; most: number; logits: Float32Array }[]> {
  const manifest = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
  const { config, maxSequencesPerStep } = manifest;
  await using executor = await OnnxExecutor.load({
    path: path.join(folder, "model.onnx"),
    config,
    maxSequencesPerStep,
    threads: 2,
  });
  const sequence = executor.createSequence();
  const found: { id: number; most: number; logits: Float32Array }[] = [];
  for (let from = 0; from < tokens.length; from += 64) {
    const tokenIds = tokens.slice(from, from + 64);
    const output = await executor.run([{ sequence, tokenIds, logits: "all" }]);
    for (const position of tokenIds.keys()) {
      const logits = output.logits(0, position).slice();
      let id = 0;
      for (let each = 1; each < logits.length; each++) if ((logits[each] ?? 0) > (logits[id] ?? 0)) id = each;
      found.push({ id, most: logits[id] ?? 0, logits });
    }
    output.commit(0, tokenIds.length);
  }
  return found;
}

async function peersLikeliest(file: string, tokens: readonly number[]): Promise<(number | undefined)[]> {
  const llama = await peer.getLlama({ gpu: false, build: "never", maxThreads: 2, logLevel: "error" });
  const loaded = await llama.loadModel({ modelPath: path.resolve(file), gpuLayers: 0 });
  const context = await loaded.createContext({ contextSize: tokens.length + 64, batchSize: 512, threads: 2 });
  const options = { generateNext: { token: true, options: { temperature: 0 } } };
  const results = await context.getSequence().controlledEvaluate(tokens.map((token) => [token, options] as const));
  await loaded.dispose();
  await llama.dispose();
  return results.map((result) => result?.next.token);
}

/** The same file with every tensor dequantised: keys as they are, to the byte. */
async function writeFloat32(from: string, to: string): Promise<void> {
  await using file = await CheckpointFile.open(from, () => undefined);
  const { tensors } = await readGgufHeader(file);
  const first = Math.min(...tensors.map(({ offset }) => offset));
  const head = new Uint8Array(first);
  await file.read(0, head);
  const infosAt = Buffer.from(head.buffer).indexOf(text(tensors[0]?.name ?? ""));
  const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
  let offset = 0;
  const infos = tensors.map(({ name, shape }) => {
    const elements = shape.reduce((product, size) => product * size, 1);
    const info = Buffer.concat([
      text(name),
      u32(shape.length),
      ...shape.toReversed().map((size) => u64(size)),
      u32(0),
      u64(offset),
    ]);
    offset += Math.ceil((elements * 4) / 32) * 32;
    return info;
  });
  const header = Buffer.concat([head.subarray(0, infosAt), ...infos]);
  const out = createWriteStream(to);
  const write = async (bytes: Uint8Array): Promise<void> => {
    out.write(bytes);
    out.write(Buffer.alloc((32 - (bytes.length % 32)) % 32));
    if (out.writableNeedDrain) await once(out, "drain");
  };
  await write(header);
  for (const { name, shape, type, offset: at } of tensors) {
    const format = blockFormats.get(type);
    if (format === undefined) throw new Error(`${name} is of type ${type}`);
    const elements = shape.reduce((product, size) => product * size, 1);
    const bytes = new Uint8Array((elements / format.elements) * format.bytes);
    await file.read(at, bytes);
    const dequantised = new Float32Array(elements);
    format.dequantise(bytes, dequantised);
    await write(new Uint8Array(dequantised.buffer));
  }
  out.end();
  await once(out, "finish");
}
