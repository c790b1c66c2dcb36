import type { JobsOptions, Processor, WorkerOptions } from "bullmq";

/** A queue of jobs, as much of it as is used here. */
export interface JobQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  /** 0 if it is not there, or a worker has it. */
  remove(id: string): Promise<number>;
  getJobState(id: string): Promise<string>;
  getJob(id: string): Promise<QueuedJob | undefined>;
  getJobCountByTypes(...types: ("waiting" | "prioritized" | "active")[]): Promise<number>;
}

/** A job in a queue. */
export interface QueuedJob {
  readonly failedReason: string;
  readonly attemptsStarted: number;
  changePriority(options: { readonly priority: number }): Promise<void>;
}

/** Takes jobs from one queue. */
export interface QueueWorker {
  waitUntilReady(): Promise<unknown>;
  /** Takes no more jobs; resolves when those it has are done, at once with `true`. */
  close(force?: boolean): Promise<void>;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/** A message of the relay. */
export interface RelayedMessage {
  readonly topic: string;
  readonly data: unknown;
}

/** Messages between the processes that share a server: each node has an inbox there, which a lost connection doesn't lose. */
export interface MessageRelay {
  readonly nodeId: string;
  waitUntilReady(): Promise<void>;
  subscribe(pattern: string, listener: (message: RelayedMessage) => void): Promise<{ unsubscribe(): Promise<void> }>;
  /** @returns how many live nodes it went to */
  publish(topic: string, data: unknown, options?: { readonly retain?: number }): Promise<{ readonly nodes: number }>;
  deleteRetained(topic: string): Promise<boolean>;
  getSubscriptions(filter: { readonly pattern: string }): Promise<readonly { readonly nodeId: string }[]>;
  close(): Promise<void>;
}

/** What BullMQ gives on one connection, whichever server is behind it. */
export interface Broker {
  queue(name: string): JobQueue;
  worker(name: string, processor: Processor, options: Omit<WorkerOptions, "connection" | "prefix">): QueueWorker;
  relay(options: { readonly name: string; readonly leaseDuration: number }): MessageRelay;
  /** Closes the queues, and connections that it opened itself. Workers and relays are closed by who made them. */
  close(): Promise<void>;
}
