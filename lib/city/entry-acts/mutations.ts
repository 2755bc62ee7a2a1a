import "server-only";
import type { EntryKind } from "@/lib/city/entries/kinds";
import type { EntryRef, SavedEntry } from "@/lib/city/entries/mutations";
import { readableOwner } from "@/lib/city/entries/scope";
import {
  callBackValue,
  discardValue,
  publishValue,
  returnValue,
  reviseValue,
  verifyValue,
} from "@/lib/city/indicators/mutations";
import { funding, milestones, years } from "@/lib/city/programme-parts/mutations";
import {
  callBackProgress,
  discardProgress,
  publishProgress,
  returnProgress,
  reviseProgress,
  verifyProgress,
} from "@/lib/city/programmes/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Result } from "@/lib/platform/errors/app-error";
import { route } from "@/lib/platform/pages/routes";

type Step = (actor: Actor, ref: EntryRef, confirmed?: string) => Promise<Result<SavedEntry>>;
type StepWithReason = (actor: Actor, ref: EntryRef, reason: string) => Promise<Result<SavedEntry>>;

/** What is done to each kind of entry. */
export const ENTRY_ACTS = {
  progress: {
    return: returnProgress,
    verify: verifyProgress,
    publish: publishProgress,
    revise: reviseProgress,
    callBack: callBackProgress,
    discard: discardProgress,
  },
  value: {
    return: returnValue,
    verify: verifyValue,
    publish: publishValue,
    revise: reviseValue,
    callBack: callBackValue,
    discard: discardValue,
  },
  ...{ year: years, milestone: milestones, funding },
} as const satisfies Record<
  EntryKind,
  {
    return: StepWithReason;
    verify: Step;
    publish: Step;
    revise: unknown;
    callBack: Step;
    discard: Step;
  }
>;

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
