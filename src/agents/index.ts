/** The public names of langchain-chatglm/agents: for agents of the package `langchain`, which has to be installed. */
export { type AnswerCacheMiddlewareOptions, answerCacheMiddleware, type CachedModelCall } from "./answer-cache-middleware.js";
