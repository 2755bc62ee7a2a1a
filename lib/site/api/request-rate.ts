import "server-only";
import { createHmac } from "node:crypto";
import { clientAddress } from "@/lib/platform/config/client-address";
import { env } from "@/lib/platform/config/env";
import { addRequestCounts } from "@/lib/platform/db/request-counts";
import { networkOf } from "@/server/network.mjs";

/** Ours: of one network so many requests in each minute of the clock. A harvest of every list takes some hundred. */
const POLICY = { requests: 600, seconds: 60 } as const;
const MINUTE_MS = POLICY.seconds * 1000;
/** Networks that are remembered: beyond it those that came first are forgotten, as after a start. */
const REMEMBERED = 20_000;
/** How soon the other processes hear of what this one has counted. */
const TELL_MS = 500;

/** What all processes had counted when we last heard, and what of ours they do not know yet. */
type Window = { minute: number; all: number; untold: number };
const windows = new Map<string, Window>();

export interface Rate {
  headers: Record<string, string>;
  isOver: boolean;
}

/** Counts a request of the caller's network; with the headers of draft-ietf-httpapi-ratelimit-headers. */
export function countRequest(headers: Headers, now = Date.now()): Rate {
  const own = windowOf(networkOf(clientAddress(headers)), Math.floor(now / MINUTE_MS) * MINUTE_MS);
  own.untold += 1;
  tellSoon();
  const used = own.all + own.untold;
  const seconds = Math.max(1, Math.ceil((own.minute + MINUTE_MS - now) / 1000));
  const isOver = used > POLICY.requests;
  return {
    isOver,
    headers: {
      "ratelimit-policy": `"open-data";q=${POLICY.requests};w=${POLICY.seconds}`,
      ratelimit: `"open-data";r=${Math.max(0, POLICY.requests - used)};t=${seconds}`,
      ...(isOver ? { "retry-after": `${seconds}` } : {}),
    },
  };
}

function windowOf(network: string, minute: number): Window {
  const known = windows.get(network);
  if (known?.minute === minute) return known;
  windows.delete(network);
  const own = { minute, all: 0, untold: 0 };
  windows.set(network, own);
  const oldest = windows.size > REMEMBERED ? windows.keys().next().value : undefined;
  if (oldest !== undefined) windows.delete(oldest);
  return own;
}

let isTelling = false;

/**
 * Tells the other processes through the database, once for all networks that asked meanwhile: a statement for each request
 * would cost more than many of the answers. Within that time each process knows its own counts alone.
 */
function tellSoon(): void {
  if (isTelling) return;
  isTelling = true;
  setTimeout(() => void tell(), TELL_MS).unref();
}

async function tell(): Promise<void> {
  const told = new Map<string, { own: Window; used: number }>();
  const counts = [...windows].flatMap(([network, own]) => {
    if (own.untold === 0) return [];
    const key = createHmac("sha256", env().NEXTAUTH_SECRET).update(`request-rate:${network}`).digest("base64url");
    told.set(`${key} ${own.minute}`, { own, used: own.untold });
    return [{ network: key, minute: new Date(own.minute), used: own.untold }];
  });
  try {
    for (const { network, minute, used } of await addRequestCounts(counts)) {
      const mine = told.get(`${network} ${minute.getTime()}`);
      if (!mine) continue;
      mine.own.all = used;
      mine.own.untold -= mine.used;
    }
  } catch {
    // The database is away: whoever asks hears that, and we go on counting by ourselves.
  }
  isTelling = false;
}
