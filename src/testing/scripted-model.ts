import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { JsonValue } from "../chat/chat-message.js";
import { HashedFile, type WrittenFile } from "../export/hashed-file.js";
import { assistantToken, beginToolCall, writeToolCall } from "../families/chatglm/tool-call-text.js";
import { requiredSpecialId } from "../families/special-id.js";
import type { ModelManifest } from "../model-folder/manifest.js";
import { tokenizerFromBytes } from "../tokenizer/load-tokenizer.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { trainTokenizer } from "../training/tokenizer-trainer.js";
import { scriptedGraph, scriptedHeadSize } from "./scripted-graph.js";

/** One part of a reply: something said, a tool called, or a call whose Python is broken in the way `code` says. */
export type ScriptedPart =
  | string
  | { readonly name: string; readonly args: Readonly<Record<string, JsonValue>> }
  | { readonly name: string; readonly code: string };

/** What a scripted model says in one turn: a text, or its parts in order. */
export type ScriptedReply = string | readonly ScriptedPart[];

/** What a scripted model is made of. */
export interface ScriptedModelOptions {
  /** Longest sequence in tokens. Defaults to 8192, as ChatGLM3-6B has. */
  readonly contextLength?: number | undefined;
}

/** What the tokenizer is learned from. Everything else is written in bytes. */
const corpus = [
  "The weather in San Francisco is sunny today. What is the answer to the question? The sum of one and two is three.",
  "北京今天的天气是晴天。问题的答案是什么?你好,世界。",
  "```python\ntool_call(location='San Francisco', a=1, b=2, name='value')\n```\n",
];

/**
 * Writes a model folder for tests: a real ONNX graph that the real engine runs, whose tokens are known. To the n-th user or observation
 * turn of a conversation it replies `replies[n]`, and the last of them to all that follow, in ChatGLM3's own format. Its
 * tokenizer is small but real; any text can be said. Takes some milliseconds.
 *
 * @param folder to make; must not exist
 * @param replies at least one
 */
export async function writeScriptedModel(
  folder: string,
  replies: readonly ScriptedReply[],
  { contextLength = 8192 }: ScriptedModelOptions = {},
): Promise<void> {
  if (replies.length === 0) throw new RangeError("a script has at least one reply");
  const tokenizerModel = trainTokenizer(corpus, { vocabularySize: 420 });
  const tokenizer = tokenizerFromBytes(tokenizerModel);
  const vocabularySize = tokenizer.size;
  const id = (name: string): number => requiredSpecialId(tokenizer, name);
  const graph = scriptedGraph({
    replies: replies.map((reply) => replyIds(reply, tokenizer)),
    turnIds: [id("<|user|>"), id("<|observation|>")],
    assistantId: id(assistantToken),
    vocabularySize,
  });
  await mkdir(folder);
  const files: Record<string, WrittenFile> = {};
  for (const [name, bytes] of [
    ["tokenizer.model", tokenizerModel],
    ["model.onnx", graph],
    ["model.onnx.data", new Uint8Array(0)],
  ] as const) {
    files[name] = await writeFile(path.join(folder, name), bytes);
  }
  const manifest: ModelManifest = {
    formatVersion: 1,
    source: { name: "scripted", modelType: "chatglm" },
    precision: "fp32",
    config: {
      layers: 1,
      hiddenSize: scriptedHeadSize,
      ffnSize: scriptedHeadSize,
      heads: 1,
      groups: 1,
      headDim: scriptedHeadSize,
      vocabularySize,
      contextLength,
      epsilon: 1e-5,
      ropeBase: 10_000,
      positionDivisor: 1,
      qkvBias: true,
      tiedEmbeddings: false,
      endOfSequenceIds: [id("</s>")],
    },
    chatFormat: "chatglm3",
    maxSequencesPerStep: 1,
    files,
  };
  await writeFile(path.join(folder, "manifest.json"), new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
}

function replyIds(reply: ScriptedReply, tokenizer: Tokenizer): number[] {
  const parts = typeof reply === "string" ? [reply] : reply;
  const written = parts.map((part) => partIds(part, tokenizer));
  // A model that has called its tools waits for what they say; one that has answered, for the user.
  const end = typeof parts.at(-1) === "string" ? "</s>" : "<|observation|>";
  const separator = requiredSpecialId(tokenizer, assistantToken);
  return [...written.flatMap((ids, index) => (index === 0 ? ids : [separator, ...ids])), requiredSpecialId(tokenizer, end)];
}

/** The tokens as a turn is encoded; a call's first ones apart from its arguments, as where the call is forced. */
function partIds(part: ScriptedPart, tokenizer: Tokenizer): number[] {
  if (typeof part === "string") return [...tokenizer.encode("\n"), ...tokenizer.encode(part)];
  const { metadata, content: head } = beginToolCall(part.name);
  const name = tokenizer.encode(`${metadata}\n`);
  if ("code" in part) return [...name, ...tokenizer.encode(part.code)];
  const { content } = writeToolCall(part);
  return [...name, ...tokenizer.encode(head), ...tokenizer.encode(content.slice(head.length))];
}

async function writeFile(file: string, bytes: Uint8Array): Promise<WrittenFile> {
  const handle = await HashedFile.create(file);
  try {
    await handle.write(bytes);
    return await handle.finish();
  } catch (error) {
    await handle.close();
    throw error;
  }
}
