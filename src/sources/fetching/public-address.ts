import ipaddr from "ipaddr.js";

/** Azure's metadata service stands among public addresses. */
const METADATA: ReadonlySet<string> = new Set(["168.63.129.16"]);
/** All that is given out for the public internet (RFC 4291, IANA). */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");
/** What a translator to IPv4 stands behind (RFC 6052); the last four bytes are the address meant. */
const TRANSLATED = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/**
 * Whether an address belongs to the public internet: not to this machine, a private network, a link, a provider's inner network, a
 * metadata service, a test range or a group. IPv6 addresses that stand for IPv4 ones are as public as those. What isn't an address isn't
 * public. Pure.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address inside an IPv6 one is the address that is reached.
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast" && !METADATA.has(parsed.toString());
  if (parsed.match(TRANSLATED)) return isPublicAddress(new ipaddr.IPv4(parsed.toByteArray().slice(-4)).toString());
  return parsed.match(PUBLIC_IPV6) && parsed.range() === "unicast";
}
