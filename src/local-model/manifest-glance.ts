import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { BackendCapabilities } from "../chat/chat-backend.js";
import type { ChatFormatName } from "../families/chat-format.js";
import { chatForms } from "../families/known-families.js";
import type { TextModel } from "../model/text-generation.js";
import { modelIdentity, parseManifest } from "../model-folder/manifest.js";

/** What is asked of a model folder before anything is opened. */
export interface ManifestGlance {
  /** The model's identity, as an opened model tells it; of a manifest that can't be read, its text's SHA-256. */
  readonly identity: string;
  /** Absent when the manifest says nothing that can be read; opening the model will say why. */
  readonly model?:
    | {
        readonly contextLength: number;
        readonly repliesAtOnce?: number | undefined;
        readonly toolCalling: boolean;
        readonly promptForm?: string | undefined;
      }
    | undefined;
}

const schema = z.object({
  chatFormat: z.string(),
  promptForm: z.string().optional(),
  maxSequencesPerStep: z.int().min(1).optional(),
  config: z.object({ contextLength: z.int().min(1) }),
});

interface Glanced {
  /** What the file was when it was read: it tells whether it still is. */
  readonly version: string;
  readonly glance: ManifestGlance | undefined;
}

/** By file. Every question to a model asks for its identity. */
const glanced = new Map<string, Glanced>();
const MOST_GLANCED = 32;

/** Reads a folder's manifest without waiting and without trusting it; once, as long as the file stays what it is. Undefined when there is none. */
export function glanceAtManifest(folder: string): ManifestGlance | undefined {
  const file = path.join(folder, "manifest.json");
  const version = versionOf(file);
  if (version === undefined) return undefined;
  const known = glanced.get(file);
  if (known?.version === version) return known.glance;
  const glance = readGlance(file);
  if (glanced.size >= MOST_GLANCED) glanced.clear();
  glanced.set(file, { version, glance });
  return glance;
}

function versionOf(file: string): string | undefined {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(" ");
  } catch {
    return undefined;
  }
}

function readGlance(file: string): ManifestGlance | undefined {
  try {
    const text = readFileSync(file, "utf8");
    const json = parseJson(text);
    const identity = identityOf(json) ?? createHash("sha256").update(text).digest("hex");
    const parsed = schema.safeParse(json);
    return parsed.success ? { identity, model: factsOf(parsed.data) } : { identity };
  } catch {
    return undefined;
  }
}

/** The same of a model that is open. */
export function glanceAtModel({ identity, manifest }: Pick<TextModel, "identity" | "manifest">): ManifestGlance {
  return { identity, model: factsOf(manifest) };
}

function factsOf({ chatFormat, config, maxSequencesPerStep, promptForm }: z.infer<typeof schema>): ManifestGlance["model"] {
  return {
    contextLength: config.contextLength,
    repliesAtOnce: maxSequencesPerStep,
    toolCalling: isChatFormat(chatFormat) && chatForms[chatFormat].toolCalling,
    promptForm,
  };
}

function isChatFormat(name: string): name is ChatFormatName {
  return Object.hasOwn(chatForms, name);
}

/** Undefined for what is no manifest; opening the model will say why. */
function identityOf(json: unknown): string | undefined {
  try {
    return modelIdentity(parseManifest(json, "manifest.json"));
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Unknown capabilities are taken for ChatGLM3's. */
export function localCapabilities(glance: ManifestGlance | undefined): BackendCapabilities {
  const { contextLength, repliesAtOnce, toolCalling } = glance?.model ?? { toolCalling: true };
  return {
    ...(contextLength === undefined ? {} : { contextLength }),
    ...(repliesAtOnce === undefined ? {} : { repliesAtOnce }),
    toolCalling,
    structuredOutput: true,
  };
}
