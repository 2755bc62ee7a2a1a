import "server-only";
import type { Figure } from "@/lib/platform/observability/figures";

/** Longer than a mail server that is busy for a while, shorter than a morning without letters. */
const WORRY_SECONDS = 3600;

/** How many letters of one kind wait to be sent, and for how long the oldest does, in seconds. */
export function lettersWaiting(kind: string, read: () => Promise<{ letters: number; oldest: Date | null }>): Figure[] {
  const labels = ["kind"];
  const by = { kind };
  return [
    {
      name: "enam_pilar_letters_waiting",
      help: "Letters that wait to be sent.",
      labels,
      read: async () => [{ by, value: (await read()).letters }],
    },
    {
      name: "enam_pilar_letters_oldest_seconds",
      help: "For how long the oldest of the letters that could be sent waits.",
      labels,
      worry: { part: "mail", above: WORRY_SECONDS },
      read: async () => {
        const { oldest } = await read();
        return oldest ? [{ by, value: Math.max(0, (Date.now() - oldest.getTime()) / 1000) }] : [];
      },
    },
  ];
}
