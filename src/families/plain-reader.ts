import type { ReplyPiece, ReplyReader } from "./chat-form.js";

/** Text as it comes. */
export class PlainReader implements ReplyReader {
  push(text: string): ReplyPiece[] {
    return text === "" ? [] : [{ type: "text", text }];
  }

  endPart(): [] {
    return [];
  }
}
