/** The public names of langchain-chatglm/server. */

export type {
  BackendCapabilities,
  ChatBackend,
  KeptPrompt,
  ReplyCacheUse,
  ReplyCall,
  ReplyEvent,
  ReplyFinishReason,
  ReplyRequest,
  ReplyTool,
  ReplyToolChoice,
  ReplyUsage,
} from "../chat/chat-backend.js";
export type { ChatMessage, ChatToolCall, JsonValue } from "../chat/chat-message.js";
export type { ErrorBody, ServerErrorCode, ServerErrorType } from "./api-error.js";
export type { ServerKey } from "./api-keys.js";
export { type ChatServer, createServer, type ListeningAddress, type ListenOptions } from "./create-server.js";
export type { RequestRecord, ServerLimits, ServerOptions } from "./server-options.js";
