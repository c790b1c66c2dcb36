/** The public names of langchain-chatglm/distributed. */

export { replyHandlers } from "../executor-model/reply-handlers.js";
export type { QueueConnection } from "./broker/queue-connection.js";
export { ExecutorEmbeddings, embedHandlers } from "./embeddings/executor-embeddings.js";
export { bullmqExecutor } from "./executor/bullmq-executor.js";
export type { BullmqExecutorOptions } from "./executor/executor-options.js";
export { createWorker } from "./worker/create-worker.js";
export { type HealthServer, type HealthServerOptions, serveHealth } from "./worker/health-server.js";
export type { JobRecord, RunningWorker, WorkerOptions } from "./worker/worker-options.js";
