import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { isIP } from "node:net";
import type { Agent } from "undici";
import type { AddressRule } from "./address-rule.js";
import { WebError } from "./web-error.js";

type LookedUp = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

export interface GuardedAgentOptions {
  readonly rule: AddressRule;
  /** Milliseconds a connection may take to be made. */
  readonly connectTimeout: number;
  /** An answer that is longer ends in an error. Defaults to no limit. */
  readonly maxResponseBytes?: number | undefined;
  /** How a name becomes addresses. Defaults to the system's way. */
  readonly resolve?: typeof lookup | undefined;
}

/** Connections kept open for each host. */
const CONNECTIONS = 6;

/**
 * Makes connections to addresses that the rule allows, and to no others: the addresses that a name stands for are checked as the
 * connection is made, so that a name can't mean another address by then (DNS rebinding).
 */
export async function guardedAgent({
  rule,
  connectTimeout,
  maxResponseBytes = -1,
  resolve = lookup,
}: GuardedAgentOptions): Promise<Agent> {
  const { Agent, buildConnector } = await import("undici");
  return new Agent({
    connections: CONNECTIONS,
    maxResponseSize: maxResponseBytes,
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, "");
      const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
      const refused = (): WebError => refusal(host);
      // An address in place of a name is never looked up.
      if (isIP(host) !== 0 && !rule(host, port, host)) return callback(refused(), null);
      const checked = (name: string, wanted: LookupOptions, done: LookedUp): void => {
        resolve(name, { ...wanted, all: true }, (error, addresses) => {
          if (error !== null) return done(error, []);
          const allowed = addresses.filter(({ address }) => rule(host, port, address));
          const [first] = allowed;
          if (first === undefined) return done(refused(), []);
          if (wanted.all === true) done(null, allowed);
          else done(null, first.address, first.family);
        });
      };
      const connect = buildConnector({ timeout: connectTimeout, maxCachedSessions: 0, lookup: checked });
      connect(options, (...made) => {
        const [error, socket] = made;
        const reached = socket?.remoteAddress;
        if (error !== null || reached === undefined || rule(host, port, reached)) return callback(...made);
        socket?.destroy();
        callback(refused(), null);
      });
    },
  });
}

function refusal(host: string): WebError {
  return new WebError("ADDRESS_REFUSED", `${host} stands for no public address, and is not asked.`, {
    remedy: "If it is meant, name it in `allowPrivate`.",
  });
}
