import { ChatGLMError } from "../errors.js";

/** An address that paths are put behind: without user, query, fragment and slash at the end. @throws ChatGLMError INVALID_OPTION */
export function hubAddress(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || `${url.username}${url.password}${url.search}${url.hash}` !== "") {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `${option}: an http or https address without user and query is needed, such as https://hf-mirror.com.`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

/** `owner/name`, as hubs call models. @throws ChatGLMError INVALID_OPTION */
export function requireModelId(id: string): void {
  if (/^[\w][\w.-]{0,95}\/[\w][\w.-]{0,95}$/.test(id) && !id.includes("..")) return;
  throw new ChatGLMError("INVALID_OPTION", `${JSON.stringify(id.slice(0, 200))} names no model.`, {
    remedy: "Give owner/name, such as THUDM/chatglm3-6b, or a short name such as chatglm3-6b.",
  });
}
