import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

async function addressOf(forwardedFor: string | null, hops: number): Promise<string> {
  vi.stubEnv("TRUSTED_PROXY_HOPS", String(hops));
  vi.stubEnv("DATABASE_URL", "postgresql://a:b@localhost/c");
  // The environment is read once for all.
  vi.resetModules();
  const { clientAddress } = await import("@/lib/platform/config/client-address");
  return clientAddress(new Headers(forwardedFor === null ? {} : { "x-forwarded-for": forwardedFor }));
}

describe("the caller's address", () => {
  it.each([
    ["the entry that our own server appended", "203.0.113.7", 0, "203.0.113.7"],
    ["not what the caller claims before it", "198.51.100.1, 203.0.113.7", 0, "203.0.113.7"],
    ["what our one proxy saw, and not what the caller told it", "1.1.1.1, 203.0.113.7, 10.0.0.2", 1, "203.0.113.7"],
    ["what the outer of two proxies saw", "1.1.1.1,203.0.113.7, 10.0.0.3,10.0.0.2", 2, "203.0.113.7"],
    ["an IPv6 address as it is", "2001:db8::1", 0, "2001:db8::1"],
  ])("is %s", async (_, header, hops, expected) => {
    expect(await addressOf(header, hops)).toBe(expected);
  });

  it("is one and the same for all callers where no server of ours noted it", async () => {
    expect(await addressOf(null, 0)).toBe("unknown");
  });
});
