import type { Readable } from "node:stream";
import { ChatGLMError } from "../errors.js";

/** Reads a whole stream as UTF-8 text. Throws IO_FAILED beyond `maxBytes`. */
export async function readAll(stream: Readable, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > maxBytes) throw new ChatGLMError("IO_FAILED", `Standard input holds more than the ${maxBytes} bytes allowed.`);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}
