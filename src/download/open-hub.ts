import { hubAddress } from "./hub-address.js";
import { ConvertedFolderHub } from "./hubs/converted-folder.js";
import { HuggingFaceHub } from "./hubs/hugging-face.js";
import { ModelScopeHub } from "./hubs/model-scope.js";
import type { Hub } from "./model-listing.js";

export interface HubChoice {
  /** `huggingface`, `modelscope`, or the address of a converted model's folder. */
  readonly from: string;
  /** Address of a mirror of the hub. */
  readonly mirror?: string | undefined;
  /** For models that not everybody may have. */
  readonly token?: string | undefined;
}

/** What a short name stands for, on either hub. */
const SHORT_NAMES: Readonly<Record<string, readonly [huggingFace: string, modelScope: string]>> = {
  "chatglm3-6b": ["THUDM/chatglm3-6b", "ZhipuAI/chatglm3-6b"],
  "chatglm3-6b-base": ["THUDM/chatglm3-6b-base", "ZhipuAI/chatglm3-6b-base"],
  "chatglm3-6b-32k": ["THUDM/chatglm3-6b-32k", "ZhipuAI/chatglm3-6b-32k"],
  "chatglm3-6b-128k": ["THUDM/chatglm3-6b-128k", "ZhipuAI/chatglm3-6b-128k"],
  "chatglm2-6b": ["THUDM/chatglm2-6b", "ZhipuAI/chatglm2-6b"],
};

/**
 * Where a model is fetched from, and what it is called there.
 *
 * @throws ChatGLMError INVALID_OPTION for an address that is none
 */
export function openHub(model: string, { from, mirror, token }: HubChoice): { readonly hub: Hub; readonly id: string } {
  const short = SHORT_NAMES[model.toLowerCase()];
  if (from === "huggingface") {
    const hub = new HuggingFaceHub(hubAddress("--mirror", mirror ?? "https://huggingface.co"), token);
    return { hub, id: short?.[0] ?? model };
  }
  if (from === "modelscope") {
    const hub = new ModelScopeHub(hubAddress("--mirror", mirror ?? "https://modelscope.cn"));
    return { hub, id: short?.[1] ?? model };
  }
  return { hub: new ConvertedFolderHub(hubAddress("--from", from)), id: model };
}
