import { describe, expect, it } from "vitest";
import { addressRule } from "../../../src/sources/fetching/address-rule.js";
import { isPublicAddress } from "../../../src/sources/fetching/public-address.js";

describe("isPublicAddress", () => {
  it.each(["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])("lets %s pass", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ["this machine", ["127.0.0.1", "127.8.8.8", "::1", "0.0.0.0", "::", "::127.0.0.1"]],
    ["private networks", ["10.0.0.1", "172.16.0.1", "192.168.1.1", "fc00::1", "fd00:ec2::254", "fec0::1"]],
    ["links and metadata services", ["169.254.169.254", "fe80::1", "fe80::1%eth0", "168.63.129.16", "192.0.0.192"]],
    ["providers' inner networks", ["100.64.0.1", "100.100.100.200", "198.18.0.1"]],
    ["groups and what is kept back", ["224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1", "203.0.113.1", "2001:db8::1"]],
    [
      "what leads to an IPv4 address",
      ["::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1"],
    ],
    ["what isn't given out", ["4000::1", "5f00::1", "100::1"]],
    ["no address", ["", "localhost", "1.2.3.4.5", "example.com"]],
  ])("refuses %s", (_what, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});

describe("addressRule", () => {
  it("lets named hosts and ranges pass, and nothing beside them", () => {
    const rule = addressRule(["wiki.example:8080", "Box.example", "10.1.0.0/16", "[::1]:9", "fd00::/8"]);
    expect(rule("wiki.example", 8080, "192.168.0.1")).toBe(true);
    expect(rule("WIKI.example.", 8080, "192.168.0.1")).toBe(true);
    expect(rule("wiki.example", 80, "192.168.0.1")).toBe(false);
    expect(rule("box.example", 1, "127.0.0.1")).toBe(true);
    expect(rule("evil-box.example", 1, "127.0.0.1")).toBe(false);
    expect(rule("any.example", 1, "10.1.255.1")).toBe(true);
    expect(rule("any.example", 1, "::ffff:10.1.0.1")).toBe(true);
    expect(rule("any.example", 1, "10.2.0.1")).toBe(false);
    expect(rule("::1", 9, "::1")).toBe(true);
    expect(rule("::1", 10, "::1")).toBe(false);
    expect(rule("any.example", 1, "fd12::1")).toBe(true);
    expect(rule("any.example", 1, "9.9.9.9")).toBe(true);
  });

  it.each(["http://a.example", "a.example/b", "a b", "", "user@a.example", "10.0.0.0/99"])("refuses %j", (entry) => {
    expect(() => addressRule([entry])).toThrow(/allowPrivate/);
  });
});
