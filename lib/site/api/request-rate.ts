import "server-only";
import { clientAddress } from "@/lib/platform/config/client-address";
import { networkOf } from "@/server/network.mjs";

/** Ours: of one network so many requests in so many seconds. A harvest of every list takes some hundred. */
const POLICY = { requests: 600, seconds: 60 } as const;
/** Networks that are remembered: beyond it those that came first are forgotten, as after a start. */
const REMEMBERED = 20_000;

const windows = new Map<string, { until: number; used: number }>();

export interface Rate {
  headers: Record<string, string>;
  isOver: boolean;
}

/** Counts a request of the caller's network; with the headers of draft-ietf-httpapi-ratelimit-headers. */
export function countRequest(headers: Headers, now = Date.now()): Rate {
  const network = networkOf(clientAddress(headers));
  let own = windows.get(network);
  if (!own || own.until <= now) {
    windows.delete(network);
    own = { until: now + POLICY.seconds * 1000, used: 0 };
    windows.set(network, own);
    const oldest = windows.size > REMEMBERED ? windows.keys().next().value : undefined;
    if (oldest !== undefined) windows.delete(oldest);
  }
  own.used += 1;
  const left = Math.max(0, POLICY.requests - own.used);
  const seconds = Math.max(1, Math.ceil((own.until - now) / 1000));
  const isOver = own.used > POLICY.requests;
  return {
    isOver,
    headers: {
      "ratelimit-policy": `"open-data";q=${POLICY.requests};w=${POLICY.seconds}`,
      ratelimit: `"open-data";r=${left};t=${seconds}`,
      ...(isOver ? { "retry-after": `${seconds}` } : {}),
    },
  };
}
