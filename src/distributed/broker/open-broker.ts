import type * as Bullmq from "bullmq";
import type { BackendFactory, ConnectionOptions, RelayBackendFactory } from "bullmq";
import { ChatGLMError } from "../../errors.js";
import { digest } from "../protocol/digest.js";
import type { Broker, JobQueue } from "./broker.js";
import { type QueueConnection, readConnection } from "./queue-connection.js";

/** Bytes of one message at most, whatever payloads are allowed. */
const LARGEST_MESSAGE = 64 * 2 ** 20;

/** A connection, and how BullMQ is told to use it. */
interface Client {
  readonly connection: ConnectionOptions;
  readonly backend: BackendFactory | undefined;
  readonly relayBackend: RelayBackendFactory | undefined;
  close(): Promise<void>;
}

/**
 * @param scope processes of different scopes see nothing of each other
 * @param onError told what goes wrong with the connection; BullMQ connects again by itself
 * @throws ChatGLMError MISSING_PACKAGE, INVALID_OPTION.
 */
export async function openBroker(connection: QueueConnection, scope: string, onError: (error: Error) => void): Promise<Broker> {
  const options = readConnection(connection);
  const bullmq = await load<typeof Bullmq>("bullmq", () => import("bullmq"), options.kind);
  const client = options.kind === "redis" ? await redisClient(options, onError) : await postgresClient(bullmq, options.options);
  const { connection: shared, backend, relayBackend } = client;
  const prefix = "chatglm";
  // None at all is Redis.
  const rest = (backend === undefined ? [] : [backend]) as [BackendFactory];
  const queues = new Map<string, Pick<Bullmq.Queue, keyof JobQueue | "close">>();
  const named = (name: string): string => `${encodeURIComponent(scope)}|${encodeURIComponent(name)}`;
  return {
    queue(name) {
      const opened = queues.get(name);
      if (opened !== undefined) return opened;
      const queue = new bullmq.Queue(named(name), { connection: shared, prefix }, ...rest);
      queue.on("error", onError);
      queues.set(name, queue);
      return queue;
    },
    worker(name, processor, workerOptions) {
      const all = { ...workerOptions, connection: shared, prefix };
      return new bullmq.Worker(named(name), processor, all, ...rest);
    },
    relay({ name, leaseDuration }) {
      const namespace = `chatglm-${digest(scope)}`;
      const backends = relayBackend === undefined ? {} : { backend: relayBackend };
      const relay = new bullmq.Relay({
        connection: shared,
        prefix,
        namespace,
        name,
        leaseDuration,
        maxMessageSize: LARGEST_MESSAGE,
        ...backends,
      });
      return relay.on("error", onError);
    },
    async close() {
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
      await client.close();
    },
  };
}

async function redisClient(
  { url, options }: { readonly url?: string; readonly options: Readonly<Record<string, unknown>> },
  onError: (error: Error) => void,
): Promise<Client> {
  const { Redis } = await load("ioredis", () => import("ioredis"), "redis");
  // Commands wait for a server that is away, for as long as their job may.
  const all = { ...options, maxRetriesPerRequest: null };
  const client = url === undefined ? new Redis(all) : new Redis(url, all);
  client.on("error", onError);
  const close = async (): Promise<void> => client.disconnect();
  return { connection: client, backend: undefined, relayBackend: undefined, close };
}

async function postgresClient(bullmq: typeof Bullmq, options: Readonly<Record<string, unknown>>): Promise<Client> {
  await load("pg", () => import("pg"), "postgres");
  const connection = { max: 4, migrate: true, ...options } as ConnectionOptions;
  return {
    connection,
    backend: bullmq.createPostgresBackend as unknown as BackendFactory,
    relayBackend: bullmq.createPostgresRelayBackend as unknown as RelayBackendFactory,
    close: async () => {},
  };
}

async function load<Module>(name: string, importing: () => Promise<Module>, kind: string): Promise<Module> {
  try {
    return await importing();
  } catch (cause) {
    const packages = kind === "redis" ? "bullmq ioredis" : "bullmq pg";
    throw new ChatGLMError("MISSING_PACKAGE", `Queues need the package ${name}, which is not installed.`, {
      remedy: `Run: npm install ${packages}`,
      cause,
    });
  }
}
