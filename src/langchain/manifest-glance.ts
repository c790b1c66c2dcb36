import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { ModelProfile } from "@langchain/core/language_models/profile";
import { z } from "zod";

/** What LangChain asks of a model folder before anything is opened. */
export interface ManifestGlance {
  /** SHA-256 of the manifest, which names every file's digest: tells conversions apart. */
  readonly digest: string;
  /** Absent when the manifest says nothing that can be read; opening the model will say why. */
  readonly model?:
    | { readonly contextLength: number; readonly toolCalling: boolean; readonly promptForm?: string | undefined }
    | undefined;
}

const schema = z.object({
  chatFormat: z.string(),
  promptForm: z.string().optional(),
  config: z.object({ contextLength: z.int().min(1) }),
});

/** Reads a folder's manifest without waiting and without trusting it. Undefined when there is none. */
export function glanceAtManifest(folder: string): ManifestGlance | undefined {
  try {
    const text = readFileSync(path.join(folder, "manifest.json"), "utf8");
    const digest = createHash("sha256").update(text).digest("hex");
    const parsed = schema.safeParse(parseJson(text));
    if (!parsed.success) return { digest };
    const { chatFormat, config, promptForm } = parsed.data;
    return { digest, model: { contextLength: config.contextLength, toolCalling: chatFormat === "chatglm3", promptForm } };
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

/** LangChain's description of a local model. The context holds prompt and reply together. */
export function localProfile(glance: ManifestGlance | undefined): ModelProfile {
  const { contextLength, toolCalling } = glance?.model ?? { contextLength: undefined, toolCalling: true };
  const limits = contextLength === undefined ? {} : { maxInputTokens: contextLength, maxOutputTokens: contextLength };
  return {
    ...limits,
    imageInputs: false,
    imageUrlInputs: false,
    audioInputs: false,
    videoInputs: false,
    pdfInputs: false,
    imageToolMessage: false,
    pdfToolMessage: false,
    imageOutputs: false,
    audioOutputs: false,
    videoOutputs: false,
    reasoningOutput: false,
    toolCalling,
    toolChoice: toolCalling,
    structuredOutput: false,
  };
}
