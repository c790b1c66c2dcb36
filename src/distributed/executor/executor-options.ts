import type { QueueConnection } from "../broker/queue-connection.js";

/** What {@link bullmqExecutor} is given. */
export interface BullmqExecutorOptions {
  readonly connection: QueueConnection;
  /** Askers and workers of different scopes see nothing of each other, on the same server too. Defaults to "default". */
  readonly scope?: string | undefined;
  /** Jobs that may wait in one queue; with more of them, a new one fails as OVERLOADED. Defaults to 1,000. */
  readonly maxWaiting?: number | undefined;
  /** Bytes of a job's input as JSON. A larger one is refused as INVALID_OPTION. Defaults to 4 MiB. */
  readonly maxPayload?: number | undefined;
  /** How often a job is begun whose workers get lost, before it fails. Defaults to 3. */
  readonly maxAttempts?: number | undefined;
  /**
   * Kinds of jobs that go to the worker which had a prompt with the same beginning before, since its cache holds that, unless it has much more
   * to do than others. Defaults to those of models: `generate` and `reply:NAME`.
   */
  readonly routed?: ((kind: string) => boolean) | undefined;
  /** Milliseconds to wait for the server before `handles` says no, so that the work is done here. Defaults to 5,000. */
  readonly connectTimeout?: number | undefined;
  /** Told what goes wrong with the connection, which is opened again by itself. Defaults to nobody. */
  readonly onWarning?: ((error: Error) => void) | undefined;
}
