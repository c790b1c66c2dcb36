import type { Leases, TakenLease } from "./leases.js";

/** The part of node-redis' client, single or of a cluster, that leases need. */
interface RedisClient {
  eval(script: string, options: { readonly keys: string[]; readonly arguments: string[] }): Promise<unknown>;
}

/** `@keyv/redis`' adapter. */
interface RedisAdapter {
  readonly namespace?: string | undefined;
  getClient(): Promise<RedisClient>;
}

// Each script runs as a whole: nothing comes between what it reads and what it writes.
const TAKE = `if redis.call("set", KEYS[1], ARGV[1], "NX", "PX", ARGV[2]) then return "" end
return redis.call("get", KEYS[1]) or "?"`;
const EXTEND = `if redis.call("get", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("pexpire", KEYS[1], ARGV[2])`;
const RELEASE = `if redis.call("get", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("del", KEYS[1])`;

/** Leases on the server of `@keyv/redis`: Redis or Valkey. Undefined if it is another adapter. */
export function redisLeases(adapter: object): Leases | undefined {
  if (!isRedisAdapter(adapter)) return undefined;
  // Beside every namespace of the adapter: its lists never meet a lease.
  const nameOf = (key: string): string => `lease::${adapter.namespace ?? ""}::${key}`;
  const run = async (script: string, key: string, ...given: readonly (string | number)[]): Promise<unknown> => {
    const client = await adapter.getClient();
    return client.eval(script, { keys: [nameOf(key)], arguments: given.map(String) });
  };
  return {
    async take(key, holder, milliseconds): Promise<TakenLease> {
      const by = String(await run(TAKE, key, holder, Math.ceil(milliseconds)));
      if (by === "") return { status: "taken" };
      return { status: "held", by: by === "?" ? undefined : by };
    },
    extend: async (key, holder, milliseconds) => Number(await run(EXTEND, key, holder, Math.ceil(milliseconds))) === 1,
    async release(key, holder) {
      await run(RELEASE, key, holder);
    },
  };
}

function isRedisAdapter(adapter: object): adapter is RedisAdapter {
  if (!("getClient" in adapter) || typeof adapter.getClient !== "function" || !("client" in adapter)) return false;
  const { client } = adapter;
  return typeof client === "object" && client !== null && "eval" in client && typeof client.eval === "function";
}
