import { isIPv6 } from "node:net";

/**
 * What one household or phone holds: a whole IPv4 address, of an IPv6 address the first 64 bits, for whoever has one has
 * the other 2^64 of its network too. Anything else as it is.
 */
export function networkOf(address: string): string {
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return address;
  const dotted = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  if (dotted?.[1]) return dotted[1];
  const [before = "", after] = bare.toLowerCase().split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []);
  const [left, right] = [groups(before), groups(after)];
  const missing = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const all = [...left, ...Array<string>(missing).fill("0"), ...right];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
