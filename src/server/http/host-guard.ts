import { ApiError } from "../api-error.js";

/** By what names and from which pages requests may come. */
export interface HostRules {
  /** Names beside those of this machine; undefined where any is taken, as a key is needed anyway. */
  readonly hosts: readonly string[] | undefined;
  /** Origins of pages that may ask from a browser; `*` for all. */
  readonly origins: readonly string[];
}

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "[::1]"]);

/**
 * Keeps pages of other origins out. Without a key a page could ask a server on its visitor's machine: directly, which its `Origin` tells, or by a
 * name of its own that leads here (DNS rebinding), which its `Host` tells.
 *
 * @throws ApiError 421 for a host that this server isn't called, 403 for an origin that may not ask
 */
export function requireKnownHost({ headers, url }: Pick<Request, "headers" | "url">, { hosts, origins }: HostRules): void {
  const host = headers.get("host") ?? new URL(url).host;
  if (hosts !== undefined && !isLoopback(nameOf(host)) && !hosts.includes(nameOf(host))) {
    throw new ApiError(421, "FORBIDDEN", "The server isn't known by the name in the Host header.");
  }
  const origin = headers.get("origin");
  if (origin === null || origins.includes("*") || origins.includes(origin)) return;
  if (URL.canParse(origin) && new URL(origin).host === host.toLowerCase()) return;
  throw new ApiError(403, "FORBIDDEN", "Pages of this origin may not ask this server.");
}

/** Whether an address or name is this machine's own: what it listens on is reached from nowhere else. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  return loopbackNames.has(name) || name === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}

/** A `Host` header without its port, in lower case. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, "");
}
