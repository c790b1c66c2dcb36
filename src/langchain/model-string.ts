import { ChatGLMError } from "../errors.js";

/**
 * The model that a text names: `chatglm:` and a converted folder, or a server's address, `#` and the model's name there. The part
 * before the first colon may be left out. Throws INVALID_OPTION for anything else.
 *
 * @example
 * parseModelString("chatglm:./chatglm3-6b-int4"); // { model: "./chatglm3-6b-int4" }
 * parseModelString("chatglm:http://127.0.0.1:8000/v1#glm-4-9b"); // { baseUrl: "http://127.0.0.1:8000/v1", model: "glm-4-9b" }
 */
export function parseModelString(text: string): { readonly model: string; readonly baseUrl?: string } {
  if (typeof text !== "string") throw refusal(String(text));
  const named = text.replace(/^chatglm:/, "");
  if (!/^https?:/i.test(named)) {
    // A Windows path begins with a letter and a colon as well.
    if (named === "" || /^[a-z][\w+.-]+:/i.test(named)) throw refusal(text);
    return { model: named };
  }
  const hash = named.indexOf("#");
  const [baseUrl, model] = hash === -1 ? [named, ""] : [named.slice(0, hash), decode(named.slice(hash + 1))];
  if (model === "") throw refusal(text);
  return { baseUrl, model };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refusal(text: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `${JSON.stringify(text.slice(0, 200))} names no model.`, {
    remedy: 'Write "chatglm:./folder" for a converted folder, or "chatglm:http://host:port/v1#model" for a server.',
  });
}
