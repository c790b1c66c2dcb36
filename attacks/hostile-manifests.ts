import { link, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ChatGLMError, openModel } from "langchain-chatglm";
import { writeScriptedModel } from "langchain-chatglm/testing";
import type { Attack, AttackOptions, Try } from "./attack.js";

const shipped = fileURLToPath(new URL("../models/chatglm-mini/", import.meta.url));
/** Milliseconds after which an opening or a short reply counts as hanging. */
const patience = 60_000;
const refusals = new Set(["MODEL_INVALID", "TOKENIZER_INVALID"]);

type Fields = Record<string, unknown>;

export const attack: Attack = {
  name: "hostile-manifests",
  title: "A manifest that contradicts its graph, its tokenizer or itself: refused when opened, or the model answers",
  async *run({ short, folder }: AttackOptions): AsyncIterable<Try> {
    const original = JSON.parse(await readFile(path.join(shipped, "manifest.json"), "utf8")) as Fields;
    let number = 0;
    for (const [what, manifest] of manifests(original, short)) {
      const own = path.join(folder, String(number++));
      await linkFiles(shipped, own);
      await writeFile(path.join(own, "manifest.json"), typeof manifest === "string" ? manifest : JSON.stringify(manifest));
      yield await tryOpening(what, own);
    }
    yield await swapped(folder, original);
  },
};

/** Every number of the manifest changed in several ways, each field left out and of another type, and texts that are no manifest. */
function* manifests(original: Fields, short: boolean): Generator<[what: string, manifest: Fields | string]> {
  for (const text of ["", "{", "[]", "null", `${"[".repeat(100_000)}`, JSON.stringify(original).slice(0, -1)]) {
    yield [`the text ${text.slice(0, 20)}`, text];
  }
  const config = original["config"] as Fields;
  for (const field of Object.keys(config)) {
    for (const value of hostileValues(config[field], short)) {
      yield [`config.${field} = ${shown(value)}`, { ...original, config: { ...config, [field]: value } }];
    }
  }
  for (const field of Object.keys(original)) {
    for (const value of hostileValues(original[field], short))
      yield [`${field} = ${shown(value)}`, { ...original, [field]: value }];
  }
  yield ["heads and groups = 6", { ...original, config: { ...config, heads: 6, groups: 6 } }];
  yield ["heads and groups = 1", { ...original, config: { ...config, heads: 1, groups: 1 } }];
  yield ["half the heads, twice the size", { ...original, config: { ...config, groups: 1, headDim: 192 } }];
}

function hostileValues(value: unknown, short: boolean): unknown[] {
  const others = [undefined, null, "x", [], {}, true];
  const numbers =
    typeof value === "number"
      ? [value + 1, value - 1, value * 2, Math.ceil(value / 2), 0, -1, 0.5, 2 ** 31, 2 ** 53, 1e300]
      : [0, 1, -1];
  return short ? numbers.slice(0, 2) : [...numbers, ...others];
}

/** The manifest of one model beside the files of another, sizes and all. */
async function swapped(folder: string, original: Fields): Promise<Try> {
  const own = path.join(folder, "swapped");
  await writeScriptedModel(own, ["好"]);
  const manifest = JSON.parse(await readFile(path.join(own, "manifest.json"), "utf8")) as Fields;
  const { config, maxSequencesPerStep } = original;
  await writeFile(path.join(own, "manifest.json"), JSON.stringify({ ...manifest, config, maxSequencesPerStep }));
  return tryOpening("the manifest of another model", own);
}

async function tryOpening(what: string, folder: string): Promise<Try> {
  const outcome = await Promise.race([
    openAndAsk(folder),
    new Promise<string>((late) => setTimeout(late, patience, "hung").unref()),
  ]);
  return { held: outcome === "refused" || outcome === "answered", what: `${what}: ${outcome}` };
}

async function openAndAsk(folder: string): Promise<string> {
  try {
    await using model = await openModel({ path: folder, threads: 1 });
    const promptIds = model.chatFormat.encode([{ role: "user", content: "西湖位于哪里？" }]);
    for await (const _ of model.generate({ promptIds, maxTokens: 2, sampling: { temperature: 0 } }));
    return "answered";
  } catch (error) {
    if (error instanceof ChatGLMError && refusals.has(error.code)) return "refused";
    return error instanceof ChatGLMError ? `${error.code} ${error.message}` : String(error);
  }
}

async function linkFiles(from: string, to: string): Promise<void> {
  await mkdir(to);
  const names = (await readdir(from)).filter((name) => name.startsWith("model.onnx") || name === "tokenizer.model");
  // A copy where the temporary folder is on another disk.
  for (const name of names) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    await link(source, target).catch(async () => writeFile(target, await readFile(source)));
  }
}

function shown(value: unknown): string {
  return value === undefined ? "absent" : JSON.stringify(value).slice(0, 40);
}
