import "server-only";
import { env } from "@/lib/platform/config/env";

/**
 * The caller's network address. Every proxy appends the address it saw to X-Forwarded-For, and server/serve.mjs does so
 * too, so the entry to believe stands TRUSTED_PROXY_HOPS before the last; what stands left of it is the caller's word.
 * `next start` and `next dev` append nothing: served by them, callers name themselves.
 */
export function clientAddress(headers: Headers): string {
  const hops = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return hops.at(-1 - env().TRUSTED_PROXY_HOPS) ?? hops[0] ?? "unknown";
}
