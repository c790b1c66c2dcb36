import { spawn } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeInitialCheckpoint } from "../src/training/initial-checkpoint.js";
import { concat, op, pickledState, zip } from "../test/export/support/torch-archive-writer.js";
import type { Attack, Try } from "./attack.js";
import { Chance } from "./support/chance.js";

type Files = Readonly<Record<string, Uint8Array | string>>;
interface HostileInput {
  readonly what: string;
  readonly files: Files;
}

/** What a child may use, and how long it may take at all on a busy machine. */
const mostMegabytes = 512;
const mostCpuSeconds = 8;
const mostWallSeconds = 60;
/** A signal must end a child within this: far more than a scheduler needs. */
const mostSignalSeconds = 10;

export const attack: Attack = {
  name: "hostile-checkpoints",
  title:
    "Pickles, safetensors headers, indexes and config.json made or mutated to hurt are converted, each in a process of its own: a typed error or a model, within 8 s of processor time and 512 MB, nothing left behind, and a signal ends it.",
  async *run({ short, seed, folder }) {
    const chance = new Chance(seed);
    const seedling = path.join(folder, "valid");
    await writeInitialCheckpoint(seedling, { config: { padded_vocab_size: 64, num_layers: 1 }, dtype: "float16" });
    const valid: Files = {
      "config.json": await readFile(path.join(seedling, "config.json"), "utf8"),
      "model.safetensors": await readFile(path.join(seedling, "model.safetensors")),
    };
    const configs = madeConfigs(valid);
    const made = [...madePickles(valid), ...madeHeaders(valid), ...(short ? chance.some(configs, 12) : configs)];
    for (const input of [...made, ...mutations(valid, chance, short ? 12 : 300)]) yield await converted(folder, input);
    for (const input of madePickles(valid).slice(0, short ? 2 : 8)) yield await interrupted(folder, input);
  },
};

function pickle(valid: Files, what: string, ...body: readonly (Uint8Array | readonly number[])[]): HostileInput {
  const archive = zip({ "a/data.pkl": concat(op.proto(2), ...body, op.stop) });
  return { what: `pickle: ${what}`, files: { "config.json": valid["config.json"] ?? "", "pytorch_model.bin": archive } };
}

/** Doubles the value on top of the stack, 2^levels leaves in all. */
function doubled(levels: number): Uint8Array {
  return concat(op.emptyTuple, ...Array.from({ length: levels }, (_, at) => concat([0x71, at % 256], [0x68, at % 256], [0x86])));
}

function madePickles(valid: Files): HostileInput[] {
  const deep = (opcode: number): Uint8Array => new Uint8Array(900_000).fill(opcode);
  const rebuild = op.global("torch._utils", "_rebuild_tensor_v2");
  return [
    pickle(valid, "deep key", op.emptyDict, [0x4e], deep(0x85), op.newFalse, op.setItem),
    pickle(valid, "doubled key", op.emptyDict, doubled(200), op.newFalse, op.setItem),
    pickle(valid, "doubled value", op.emptyDict, op.text("w"), doubled(200), op.setItem),
    pickle(valid, "doubled global", doubled(200), op.text("x"), op.stackGlobal),
    pickle(valid, "doubled callable", doubled(200), op.emptyTuple, op.reduce),
    pickle(valid, "doubled arguments", rebuild, doubled(200), op.reduce),
    pickle(valid, "doubled persistent id", doubled(200), op.persistentId),
    pickle(valid, "marks", deep(0x28)),
    pickle(valid, "dicts", deep(0x7d)),
    pickle(valid, "a list in itself", [0x5d, 0x71, 0, 0x68, 0, 0x61]),
    pickle(valid, "a dict in itself", op.emptyDict, [0x71, 0], op.text("state_dict"), [0x68, 0], op.setItem),
    pickle(valid, "a long key twice", op.emptyDict, ...[1, 2].map(() => concat(op.text("k".repeat(4e6)), [0x4e], op.setItem))),
    pickle(valid, "a long global", op.global("m".repeat(4e6), "n")),
    pickle(valid, "a length past the end", [0x8d, ...new Array(8).fill(0x7f)]),
    pickle(
      valid,
      "shapes of 2^53",
      pickledState([{ name: "w", key: "0", elements: 2 ** 31 - 1, shape: [2 ** 31 - 1, 2 ** 31 - 1], strides: [1, 1] }]).slice(
        2,
        -1,
      ),
    ),
  ];
}

function header(json: string, data = 0): Uint8Array {
  const text = new TextEncoder().encode(json);
  const bytes = new Uint8Array(8 + text.length + data);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

function madeHeaders(valid: Files): HostileInput[] {
  const entry = (shape: string, offsets = "0,0"): string => `{"dtype":"F16","shape":${shape},"data_offsets":[${offsets}]}`;
  const of = (what: string, file: Uint8Array): HostileInput => ({
    what: `safetensors: ${what}`,
    files: { ...valid, "model.safetensors": file },
  });
  const many = (count: number, each: (index: number) => string): string =>
    `{${Array.from({ length: count }, (_, index) => `"${index}":${each(index)}`).join()}}`;
  const million = 1_000_000;
  return [
    of("brackets", header("[".repeat(8 * million))),
    of("braces", header('{"a":'.repeat(million))),
    of("empty lists", header(`{"a":[${"[],".repeat(2 * million)}[]]}`)),
    of("a long shape", header(`{"a":${entry(`[${"1,".repeat(3 * million)}1]`)}}`)),
    of("empty tensors", header(many(90_000, () => entry("[0]")))),
    of("too many tensors", header(many(150_000, () => entry("[0]")))),
    of("a long name", header(`{"${"n".repeat(7 * million)}":5}`)),
    of("escapes", header(`{"a":"${"\\u0000".repeat(million)}"}`)),
    of("shapes of 2^53", header(`{"a":${entry("[9007199254740991,9007199254740991]", "0,9007199254740991")}}`)),
    of("a header longer than allowed", header(" ".repeat(9 * million))),
    of("a web page", new TextEncoder().encode("<!DOCTYPE html><html></html>")),
  ];
}

function madeConfigs(valid: Files): HostileInput[] {
  const config = JSON.parse(String(valid["config.json"])) as Record<string, unknown>;
  const values = [0, -1, 1e9, 2 ** 31, 2 ** 53, 1e308, null, [], {}, "x".repeat(100_000), 8_388_608, 65_536, 512];
  const numbers = Object.keys(config).filter((field) => typeof config[field] === "number");
  const inputs = numbers.flatMap((field) =>
    values.map((value) => ({
      what: `config.json: ${field} is ${JSON.stringify(value).slice(0, 20)}`,
      files: { ...valid, "config.json": JSON.stringify({ ...config, [field]: value }) },
    })),
  );
  const whole = ["[".repeat(1_000_000), `{"a":${"[".repeat(500_000)}`, "null", "", "<html>", '{"model_type":"chatglm"}'];
  return [
    ...inputs,
    ...whole.map((text) => ({ what: `config.json: ${text.slice(0, 20)}`, files: { ...valid, "config.json": text } })),
  ];
}

function mutations(valid: Files, chance: Chance, count: number): HostileInput[] {
  const state = pickledState(
    Array.from({ length: 4 }, (_, index) => ({ name: `w${index}`, key: "0", elements: 6, shape: [2, 3], strides: [3, 1] })),
  );
  return Array.from({ length: count }, (_, index): HostileInput => {
    if (index % 3 === 0) {
      const archive = zip({ "a/data.pkl": chance.mutated(state), "a/data/0": new Uint8Array(12) });
      return {
        what: `mutated pickle ${index}`,
        files: { "config.json": valid["config.json"] ?? "", "pytorch_model.bin": archive },
      };
    }
    const name = index % 3 === 1 ? "config.json" : "model.safetensors";
    const bytes = Buffer.from(valid[name] ?? "");
    // The header is where a mutation means something.
    const head = chance.mutated(bytes.subarray(0, 3000));
    return { what: `mutated ${name} ${index}`, files: { ...valid, [name]: concat(head, bytes.subarray(3000)) } };
  });
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly seconds: number;
}

const product = new URL("../dist/index.js", import.meta.url).href;
const cli = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const converting = `
const { convertCheckpoint } = await import(${JSON.stringify(product)});
const [checkpoint, out] = process.argv.slice(1);
const outcome = await convertCheckpoint({ checkpoint, out, precision: "int4" }).then(() => "converted", (error) => error.code ?? String(error));
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ outcome, seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
`;

async function converted(folder: string, { what, files }: HostileInput): Promise<Try> {
  const checkpoint = await written(folder, files);
  const out = path.join(folder, "out");
  const args = ["--input-type=module", "-e", converting, checkpoint, out];
  const { code, signal, output } = await run(args);
  const left = await rm(out, { recursive: true }).then(
    () => true,
    () => false,
  );
  if (code !== 0) return { held: false, what: `${what}: ended with ${code ?? signal}: ${output.slice(-200)}` };
  const { outcome, seconds, megabytes } = JSON.parse(output) as { outcome: string; seconds: number; megabytes: number };
  const typed = outcome === "converted" || /^(?:CHECKPOINT_INVALID|CHECKPOINT_UNSUPPORTED|TOKENIZER_INVALID)$/.test(outcome);
  const held = typed && seconds <= mostCpuSeconds && megabytes <= mostMegabytes && left === (outcome === "converted");
  return {
    held,
    what: `${what}: ${outcome}, ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB${left ? ", left a folder" : ""}`,
  };
}

/** The command line, told to stop while it reads. */
async function interrupted(folder: string, { what, files }: HostileInput): Promise<Try> {
  const args = [cli, "convert", await written(folder, files), "-o", path.join(folder, "out"), "-p", "int4"];
  const { code, signal, seconds } = await run(args, 400);
  const held = (code !== null || signal === "SIGTERM") && seconds <= mostSignalSeconds;
  return { held, what: `${what}: ended ${seconds.toFixed(1)} s after SIGTERM with ${code ?? signal}` };
}

async function written(folder: string, files: Files): Promise<string> {
  const checkpoint = path.join(folder, "checkpoint");
  await rm(checkpoint, { recursive: true, force: true });
  await mkdir(checkpoint);
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(checkpoint, name), content);
  return checkpoint;
}

/** @param interruptAfter milliseconds after which SIGTERM is sent; `seconds` counts from there */
function run(args: readonly string[], interruptAfter?: number): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${mostMegabytes}`, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let from = performance.now();
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += data.toString()));
    const limit = setTimeout(() => child.kill("SIGKILL"), mostWallSeconds * 1000);
    const interrupt = setTimeout(() => {
      if (interruptAfter === undefined) return;
      from = performance.now();
      child.kill("SIGTERM");
    }, interruptAfter ?? 0);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(limit);
      clearTimeout(interrupt);
      resolve({ code, signal, output, seconds: (performance.now() - from) / 1000 });
    });
  });
}
