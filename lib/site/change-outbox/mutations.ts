import "server-only";
import { env } from "@/lib/platform/config/env";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { PublishedChange } from "@/lib/platform/db/generated/client";
import { findNewestChanges, viewsOf } from "@/lib/platform/db/public";
import type { Locale } from "@/lib/platform/format/locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { cityName } from "@/lib/platform/settings/published";
import { readChanges } from "@/lib/site/changes/published";
import { changesText } from "@/lib/site/subscriptions/letter-text";
import { newMessageId } from "@/lib/site/subscriptions/mutations";
import { type Issue, issuesOf } from "./issues";

const DAY_MS = 86_400_000;
/** What nobody confirmed is forgotten after these days, and what was told after those; both are ours. */
export const UNCONFIRMED_DAYS = 7;
const KEPT_DAYS = 90;
/** News of so many days and no older: a mail server that was away for long is no reason for a letter about last year. */
const NEWS_DAYS = 30;
/** Of one look; what is more waits for the next. */
const MOST_CHANGES = 2000;
const LETTERS_AT_ONCE = 500;

/**
 * Writes the letters about what changed since the last: what they tell is noted with them in one transaction, so that a
 * worker that dies has written none and two write one. Nothing without a mail server or readers.
 */
export async function writeChangeLetters(now = new Date()): Promise<void> {
  await forget(now);
  if (!isMailOffered()) return;
  const { _min } = await db().subscription.aggregate({ _min: { confirmedAt: true } });
  if (!_min.confirmedAt) return;
  const from = new Date(Math.max(_min.confirmedAt.getTime(), now.getTime() - NEWS_DAYS * DAY_MS));
  const city = await cityName();
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('enam-pilar/change-letters'))`;
      const untold = await readUntold(tx, from, now);
      for (const issue of issuesOf(untold, { ...(await aboutPublications(tx, untold)), now }))
        await writeIssue(tx, issue, city, now);
    },
    { timeout: 60_000 },
  );
}

async function forget(now: Date): Promise<void> {
  const before = (days: number) => ({ lt: new Date(now.getTime() - days * DAY_MS) });
  await db().subscription.deleteMany({ where: { confirmedAt: null, askedAt: before(UNCONFIRMED_DAYS) } });
  await db().changeIssue.deleteMany({ where: { at: before(KEPT_DAYS) } });
}

async function readUntold(tx: Transaction, from: Date, now: Date): Promise<PublishedChange[]> {
  const newest = await readChanges(viewsOf(tx), await findNewestChanges(MOST_CHANGES, tx));
  const rows = newest.filter(({ at }) => at >= from && at <= now);
  const ids = rows.map(({ id }) => id);
  const told = await tx.toldChange.findMany({ where: { changeId: { in: ids } }, select: { changeId: true } });
  const known = new Set(told.map(({ changeId }) => changeId));
  return rows.filter(({ id }) => !known.has(id));
}

/** A change of an entry is named by its kind and id, as an item of a publication is. */
async function aboutPublications(tx: Transaction, untold: readonly PublishedChange[]) {
  const entryIds = untold.flatMap(({ id }) => /^(?:value|progress|year|milestone|funding) (.+)$/.exec(id)?.[1] ?? []);
  const [items, issues, lastRest] = await Promise.all([
    tx.publicationItem.findMany({ where: { entryId: { in: entryIds }, publication: { status: "OUT" } } }),
    tx.changeIssue.findMany({ where: { publicationId: { not: null } }, select: { publicationId: true } }),
    tx.changeIssue.findFirst({ where: { publicationId: null }, orderBy: { at: "desc" } }),
  ]);
  return {
    publicationOf: new Map(items.map(({ kind, entryId, publicationId }) => [`${kind} ${entryId}`, publicationId])),
    told: new Set(issues.flatMap(({ publicationId }) => publicationId ?? [])),
    lastRest: lastRest?.at ?? null,
  };
}

async function writeIssue(
  tx: Transaction,
  { publicationId, changes }: Issue<PublishedChange>,
  city: string,
  now: Date,
): Promise<void> {
  const { id: issueId } = await tx.changeIssue.create({ data: { publicationId, at: now }, select: { id: true } });
  await tx.toldChange.createMany({ data: changes.map(({ id }) => ({ changeId: id, issueId })) });
  const letters = await lettersOf(tx, changes, city);
  for (let at = 0; at < letters.length; at += LETTERS_AT_ONCE)
    await tx.subscriptionLetter.createMany({
      data: letters.slice(at, at + LETTERS_AT_ONCE).map((letter) => ({ ...letter, issueId, nextTryAt: now })),
    });
}

/** One letter for each address, of all that it wants to hear of and that came after it said so. */
async function lettersOf(tx: Transaction, changes: readonly PublishedChange[], city: string) {
  const subscriptions = await tx.subscription.findMany({
    where: { confirmedAt: { not: null } },
    include: { pillar: { select: { code: true } }, programme: { select: { slug: true } } },
    orderBy: { id: "asc" },
  });
  const texts = new Map<string, { subject: string; text: string }>();
  return [...Map.groupBy(subscriptions, ({ email }) => email).values()].flatMap((own) => {
    const wanted = changes.filter((change) => own.some((one) => wants(one, change)));
    const [first] = own;
    if (!first || wanted.length === 0) return [];
    const locale: Locale = first.locale === "en" ? "en" : "id";
    const key = `${locale} ${wanted.map(({ id }) => id).join(",")}`;
    const text = texts.get(key) ?? changesText({ locale, city, origin: env().NEXTAUTH_URL }, wanted);
    texts.set(key, text);
    return [{ subscriptionId: first.id, ...text, messageId: newMessageId() }];
  });
}

type Wanted = {
  confirmedAt: Date | null;
  pillarId: string | null;
  programmeId: string | null;
  pillar: { code: string } | null;
  programme: { slug: string } | null;
};

function wants({ confirmedAt, pillarId, programmeId, pillar, programme }: Wanted, change: PublishedChange): boolean {
  if (!confirmedAt || change.at < confirmedAt) return false;
  if (pillarId) return pillar?.code === change.pillarCode;
  return programmeId ? programme?.slug === change.programmeSlug : true;
}
