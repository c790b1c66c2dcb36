import ipaddr from "ipaddr.js";
import { ChatGLMError } from "../../errors.js";
import { isPublicAddress } from "./public-address.js";

/** Whether a connection to `address`, which `host` stands for, may be made. */
export type AddressRule = (host: string, port: number, address: string) => boolean;

/**
 * Public addresses, and of others those that are named.
 *
 * @param allowed hosts (`wiki.example`, `wiki.example:8080`, `[::1]:8080`) and ranges (`10.1.0.0/16`)
 * @throws ChatGLMError INVALID_OPTION naming what is neither.
 */
export function addressRule(allowed: readonly string[]): AddressRule {
  const hosts = new Set<string>();
  const ranges: ReturnType<typeof ipaddr.parseCIDR>[] = [];
  for (const entry of allowed) {
    if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry));
    else hosts.add(hostOf(entry));
  }
  return (host, port, address) => {
    if (isPublicAddress(address)) return true;
    const name = foldHost(host);
    if (hosts.has(name) || hosts.has(`${name}:${port}`)) return true;
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits));
  };
}

function hostOf(entry: string): string {
  const text = ipaddr.IPv6.isValid(entry) ? `[${entry}]` : entry;
  const url = `http://${text}`;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isHost = parsed !== undefined && parsed.href === `http://${parsed.host}/` && /^[^/?#@\s]+$/.test(text);
  if (!isHost) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `allowPrivate: ${JSON.stringify(entry)} is neither a host such as "wiki.example:8080" nor a range such as "10.1.0.0/16".`,
    );
  }
  const name = foldHost(parsed.hostname);
  const port = /:(\d+)$/.exec(text)?.[1];
  return port === undefined ? name : `${name}:${Number(port)}`;
}

function foldHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
}
