import { realpath } from "node:fs/promises";
import path from "node:path";
import { defaultInterleavedPrefillTokens, defaultKvCacheBytes } from "../engine/engine-options.js";
import { ChatGLMError } from "../errors.js";
import { type ModelManifest, modelIdentity, readManifest } from "../model-folder/manifest.js";
import { type DeviceOption, deviceName } from "../onnx-runtime/device.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { EngineModel, EngineWorkerData } from "./engine-messages.js";
import { EngineThread } from "./engine-thread.js";
import { LocalTextModel } from "./local-text-model.js";
import { tokenizerDigest, tokenizerOf } from "./open-tokenizer.js";
import { defaultThreads } from "./physical-cores.js";
import { readOpenModelOptions } from "./read-options.js";
import type { OpenModelOptions, TextModel } from "./text-generation.js";

interface LoadedModel {
  readonly folder: string;
  readonly manifest: ModelManifest;
  readonly tokenizer: Tokenizer | undefined;
  readonly thread: EngineThread;
}

interface SharedModel {
  readonly loading: Promise<LoadedModel>;
  users: number;
}

/** Models in use, by folder, what it held, and options. */
const shared = new Map<string, SharedModel>();

/**
 * Opens a converted model folder. The same folder with the same options is loaded once and shared; each caller disposes
 * what it was given, and the last one unloads it. A folder that was replaced since is another model.
 *
 * Errors: MODEL_NOT_FOUND, MODEL_INVALID, TOKENIZER_INVALID, INVALID_OPTION (a draft model of another vocabulary), ENGINE_FAILED.
 */
export async function openModel(given: OpenModelOptions): Promise<TextModel> {
  const options = readOpenModelOptions(given);
  options.signal?.throwIfAborted();
  const model = await readFolder(options.path);
  const { deterministic = false, speculation = !deterministic } = options;
  const draft = typeof speculation === "object" ? await readFolder(speculation.draftModel) : undefined;
  if (draft !== undefined) requireSameTokenizer(model, draft);
  const { threads = defaultThreads(), device = "cpu" } = options;
  for (const folder of [model, draft]) if (folder !== undefined) requireGraphFor(device, folder);
  const engine = {
    kvCacheBytes: options.kvCacheBytes ?? defaultKvCacheBytes(),
    ...(options.maxQueuedRequests === undefined ? {} : { maxQueuedRequests: options.maxQueuedRequests }),
    ...(speculation === false ? { speculation } : {}),
    deterministic,
  };
  const prefixFolder = options.prefixFolder === undefined ? undefined : path.resolve(options.prefixFolder);
  const folders = [model, draft].map((folder) => folder && [folder.folder, modelIdentity(folder.manifest)]);
  const key = JSON.stringify([folders, threads, device, engine, prefixFolder]);

  let entry = shared.get(key);
  if (entry === undefined) {
    entry = { loading: load(model, draft, { threads, device, engine, prefixFolder }), users: 0 };
    shared.set(key, entry);
  }
  const own = entry;
  own.users++;
  const forget = (): void => {
    if (shared.get(key) === own) shared.delete(key);
  };
  const release = once(async () => {
    own.users--;
    if (own.users > 0) return;
    forget();
    const { thread } = await own.loading;
    await thread[Symbol.asyncDispose]();
  });
  try {
    const loaded = await own.loading;
    // An engine that died serves nobody again: the next caller loads a new one.
    void loaded.thread.ended.then(forget);
    options.signal?.throwIfAborted();
    return new LocalTextModel({ ...loaded, release });
  } catch (error) {
    await own.loading.then(release, forget);
    throw error;
  }
}

interface ModelFolder {
  readonly folder: string;
  readonly manifest: ModelManifest;
}

async function readFolder(folder: string): Promise<ModelFolder> {
  const manifest = await readManifest(folder);
  return { folder: await realpath(folder), manifest };
}

/** Guesses are token ids: the same id has to be the same piece of text. */
function requireSameTokenizer(model: ModelFolder, draft: ModelFolder): void {
  const [own, other] = [model, draft].map(({ manifest }) => tokenizerDigest(manifest));
  if (own === other) return;
  throw new ChatGLMError(
    "INVALID_OPTION",
    `speculation.draftModel: ${draft.folder} has another tokenizer than ${model.folder}.`,
    {
      remedy: "Use a smaller model that was trained with the same tokenizer.",
    },
  );
}

/** Other runtimes compute a graph for the processor wrongly, some without a word. */
function requireGraphFor(device: DeviceOption, { folder, manifest }: ModelFolder): void {
  if (device === "cpu" || manifest.target === "plain") return;
  throw new ChatGLMError(
    "INVALID_OPTION",
    `device: ${deviceName(device)} can't run ${folder}, whose graph is written for the processor.`,
    { remedy: "Convert the checkpoint again with `langchain-chatglm convert … --target plain`." },
  );
}

interface LoadSettings extends Pick<EngineWorkerData, "threads" | "engine"> {
  readonly device: DeviceOption;
  readonly prefixFolder: string | undefined;
}

async function load(
  model: ModelFolder,
  draft: ModelFolder | undefined,
  { prefixFolder, ...settings }: LoadSettings,
): Promise<LoadedModel> {
  const tokenizer = await tokenizerOf(model.folder, model.manifest);
  const { vocabularySize } = model.manifest.config;
  if (tokenizer !== undefined && tokenizer.size > vocabularySize) {
    throw new ChatGLMError(
      "MODEL_INVALID",
      `${model.folder}: the tokenizer has ${tokenizer.size} tokens, the model's vocabulary ${vocabularySize}.`,
      { remedy: "Convert the checkpoint again, with its own tokenizer." },
    );
  }
  const draftModel = draft === undefined ? undefined : engineModel(draft);
  const prefixes = prefixFolder === undefined ? undefined : { folder: prefixFolder, model: prefixIdentity(model, settings) };
  const thread = await EngineThread.start({ model: engineModel(model), draftModel, prefixes, ...settings });
  for (const folder of [model, draft]) {
    if (folder === undefined || (await isUnchanged(folder))) continue;
    await thread[Symbol.asyncDispose]();
    throw new ChatGLMError("MODEL_INVALID", `${folder.folder}: it was replaced while it was being opened.`, {
      remedy: "Open it again.",
    });
  }
  return { ...model, tokenizer, thread };
}

/** Keys and values that were cut elsewhere differ in their last bits: a deterministic engine takes none but its own. */
function prefixIdentity({ manifest }: ModelFolder, { threads, device, engine }: Omit<LoadSettings, "prefixFolder">): string {
  const identity = device === "cpu" ? modelIdentity(manifest) : `${modelIdentity(manifest)} ${JSON.stringify(device)}`;
  if (engine.deterministic !== true) return identity;
  return `${identity} deterministic ${defaultInterleavedPrefillTokens} ${threads}`;
}

/** Whether what was loaded is what the manifest said before. */
async function isUnchanged({ folder, manifest }: ModelFolder): Promise<boolean> {
  const now = await readManifest(folder).catch(() => undefined);
  return now !== undefined && modelIdentity(now) === modelIdentity(manifest);
}

function engineModel({ folder, manifest: { config, maxSequencesPerStep } }: ModelFolder): EngineModel {
  return { path: path.join(folder, "model.onnx"), config, maxSequencesPerStep };
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}
