import type { Transaction } from "@/lib/platform/db/client";
import { freezeRound } from "@/lib/results/freezes/mutations";
import { readFrozenRound } from "@/lib/results/freezes/round-format";
import type { Corrected } from "./seed-corrections";

const RECONSTRUCTED =
  "Dokumen ini dirangkai dari sumber yang terbit, bukan terbitan pada masa putarannya; tindak lanjut sesudah putaran tidak lagi termasuk.";
const CORRECTED =
  "Fakta bawaan putaran ini dikoreksi sesudah sumbernya diperiksa ulang; koreksinya terbaca di halaman yang bersangkutan.";

/**
 * A published round is a frozen one, also where it was published before this application was there. Of the shipped
 * rounds a document from before they said that they are put together later is superseded, never rewritten; so is one of
 * which a fact was corrected.
 */
export async function freezeShipped(tx: Transaction, { years, rounds }: Corrected, now: Date): Promise<void> {
  const published = await tx.evaluationRound.findMany({
    where: { phase: "PUBLISHED", publishedAt: { not: null } },
    orderBy: { slug: "asc" },
    include: { freezes: { orderBy: { revision: "desc" }, take: 1, select: { publicText: true } } },
  });
  for (const { id, slug, year, shipped, freezes } of published) {
    const [newest] = freezes;
    if (!newest) await freezeRound(tx, null, id, { reason: "", now });
    else if (!shipped) continue;
    else if (!readFrozenRound(newest.publicText).reconstruction)
      await freezeRound(tx, null, id, { reason: RECONSTRUCTED, now });
    else if (rounds.has(slug) || years.has(year)) await freezeRound(tx, null, id, { reason: CORRECTED, now });
  }
}
