import { isIPv4, isIPv6 } from "node:net";

/**
 * What one household or phone holds, wherever a caller's address is a key: a whole IPv4 address, of an IPv6 address the
 * first 64 bits, for whoever has one has the other 2^64 of its network too. An IPv4 address written as IPv6 (mapped, or
 * translated by NAT64) is that IPv4 address, and a port or brackets around it are none of it. Anything else as it is.
 *
 * @param {string} address
 * @returns {string}
 */
export function networkOf(address) {
  const [bare = ""] = withoutPort(address.trim()).split("%");
  if (!isIPv6(bare)) return isIPv4(bare) ? bare : address;
  const groups = groupsOf(bare.toLowerCase());
  const head = groups.slice(0, 6).join(":");
  if (head === "0:0:0:0:0:ffff" || head === "64:ff9b:0:0:0:0" || (head === "0:0:0:0:0:0" && groups[6] !== "0"))
    return groups
      .slice(6)
      .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
      .join(".");
  return `${groups.slice(0, 4).join(":")}::/64`;
}

function withoutPort(address) {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(address);
  if (bracketed?.[1] !== undefined) return bracketed[1];
  const [host = "", port, more] = address.split(":");
  return port !== undefined && more === undefined && isIPv4(host) ? host : address;
}

/** The eight groups of a well-formed IPv6 address, without leading zeros. */
function groupsOf(address) {
  const [before = "", after] = asGroups(address).split("::");
  const split = (text) => (text ? text.split(":") : []);
  const [left, right] = [split(before), split(after)];
  const missing = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array(missing).fill("0"), ...right].map((group) => group.replace(/^0+(?=.)/, ""));
}

/** The last 32 bits may be written as an IPv4 address. */
function asGroups(address) {
  const last = address.slice(address.lastIndexOf(":") + 1);
  if (!isIPv4(last)) return address;
  const [a = 0, b = 0, c = 0, d = 0] = last.split(".").map(Number);
  const group = (high, low) => ((high << 8) | low).toString(16);
  return `${address.slice(0, -last.length)}${group(a, b)}:${group(c, d)}`;
}
