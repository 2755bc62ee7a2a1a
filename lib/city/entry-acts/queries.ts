import "server-only";
import type { EntryKind } from "@/lib/city/entries/kinds";
import { readableOwner } from "@/lib/city/entries/scope";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { route } from "@/lib/platform/pages/routes";

const SAVED = { tersimpan: "discard" };
const slugOf = { select: { programme: { select: { slug: true } } } } as const;

/** Where a draft is read among its own, for when it is thrown away and its page with it. */
export async function findListOf(actor: Actor, kind: EntryKind, id: string): Promise<string> {
  const programme = readableOwner(actor);
  const where = { id, programme };
  if (kind === "value") {
    const found = await db().indicatorValue.findFirst({
      where: { id, indicator: readableOwner(actor) },
      select: { indicator: { select: { code: true } } },
    });
    return found
      ? route("/kelola/indikator/[kode]", { kode: found.indicator.code }, { query: SAVED })
      : route("/kelola/indikator", {}, { query: SAVED });
  }
  const found = await {
    progress: () => db().progressReport.findFirst({ where, ...slugOf }),
    year: () => db().programmeYear.findFirst({ where, ...slugOf }),
    milestone: () => db().programmeMilestone.findFirst({ where, ...slugOf }),
    funding: () => db().programmeFunding.findFirst({ where, ...slugOf }),
  }[kind]();
  return found
    ? route("/kelola/program/[slug]", { slug: found.programme.slug }, { query: SAVED, hash: SECTIONS[kind] })
    : route("/kelola/program", {}, { query: SAVED });
}

/** Sections of a programme's page. */
const SECTIONS = { progress: "laporan", year: "tahun", milestone: "tonggak", funding: "dana" } as const;
