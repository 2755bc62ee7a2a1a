import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { ReminderDelivery, ReminderKind } from "@/lib/platform/db/generated/enums";
import { dayIn } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { route } from "@/lib/platform/pages/routes";
import { findRefusedAddress } from "@/lib/platform/refused-addresses/queries";
import { cityName, cityZone } from "@/lib/platform/settings/published";
import { listDuties } from "@/lib/work/owed/queries";
import { type Escalated, escalationOccurrence, KINDS, type Told, toldOf } from "./digest";
import { canManageReminders } from "./policy";

/** Rows whose last return was the council's, or of a resident's answer. */
async function listAskedBack(): Promise<ReadonlySet<string>> {
  const rows = await db().$queryRaw<{ entityId: string }[]>`
    SELECT "entityId" FROM (SELECT DISTINCT ON ("entityId") "entityId", "kind" FROM reminder_causes ORDER BY "entityId", "id" DESC) last
     WHERE "kind" = 'ASKED_BACK'`;
  return new Set(rows.map(({ entityId }) => entityId));
}

export type Choice = { kinds: readonly ReminderKind[]; delivery: ReminderDelivery; locale: Locale; version: number };
/** Of whoever has said nothing. */
const UNSAID: Choice = { kinds: KINDS, delivery: "DIGEST", locale: "id", version: 0 };
const asChoice = (
  row: { kinds: ReminderKind[]; delivery: ReminderDelivery; locale: string; version: number } | null,
) =>
  row
    ? {
        kinds: row.kinds,
        delivery: row.delivery,
        locale: row.locale === "en" ? ("en" as const) : ("id" as const),
        version: row.version,
      }
    : UNSAID;

/** Who could be told something: a person with an account, or the address of a head of agency or the Sekda. */
export type Reader = {
  userId: string | null;
  email: string;
  name: string;
  choice: Choice;
  told: Told[];
  escalated: Escalated[];
};

type Over = Omit<Escalated, "thing" | "occurrence"> & { agencyId: string; officerId: string | null };

/** What is overdue for at least so many days, by who holds it. */
const listOverdueSince = (today: string, after: number) => db().$queryRaw<Over[]>`
  SELECT a."id" AS "agencyId", a."code" AS "agencyCode", a."name" AS "agency", u."id" AS "officerId", u."name" AS "officer", count(*)::int AS "count",
      max(${today}::date - o."dueOn")::int AS "days"
    FROM owed_work(${today}::date) o JOIN agencies a ON a."id" = o."agencyId" LEFT JOIN users u ON u."id" = o."officerId"
   WHERE o."late" AND o."isDuty" AND ${today}::date - o."dueOn" >= ${after}::int
   GROUP BY a."id", u."id" ORDER BY max(${today}::date - o."dueOn") DESC, a."name", u."name"`;

/** What each reader would be told on `today`, whether they were told already or not. */
export async function listReaders(today: string, onlyUser: string | null = null): Promise<Reader[]> {
  const rules = await db().reminderRules.findUniqueOrThrow({ where: { id: 1 } });
  const [duties, askedBack, users, contacts, ofHead, ofSekda] = await Promise.all([
    listDuties(today, onlyUser),
    listAskedBack(),
    db().user.findMany({
      where: { disabledAt: null, ...(onlyUser ? { id: onlyUser } : {}) },
      select: { id: true, email: true, name: true, reminderChoice: true },
    }),
    db().escalationContact.findMany({ where: { email: { not: "" } } }),
    listOverdueSince(today, rules.headDays),
    listOverdueSince(today, rules.sekdaDays),
  ]);
  const dutiesOf = Map.groupBy(duties, ({ personId }) => personId);
  const readers = new Map<string, Reader>();
  for (const { id, email, name, reminderChoice } of users) {
    const choice = asChoice(reminderChoice);
    const told = (dutiesOf.get(id) ?? []).flatMap((duty) => toldOf(duty, today, rules.beforeDays, askedBack) ?? []);
    readers.set(email, {
      userId: id,
      email,
      name,
      choice,
      told: told.filter(({ kind }) => choice.kinds.includes(kind)),
      escalated: [],
    });
  }
  for (const { agencyId, email, name } of contacts) {
    const after = agencyId ? rules.headDays : rules.sekdaDays;
    const held = (agencyId ? ofHead : ofSekda).filter((one) => agencyId === null || one.agencyId === agencyId);
    const known = readers.get(email);
    if (held.length === 0 || (onlyUser && !known) || (known && !known.choice.kinds.includes("ESCALATED"))) continue;
    const reader = known ?? { userId: null, email, name, choice: UNSAID, told: [], escalated: [] };
    for (const { officerId, agencyId: of, ...one } of held)
      reader.escalated.push({
        ...one,
        thing: `${agencyId ? "head" : "sekda"}:${of}:${officerId ?? ""}`,
        occurrence: escalationOccurrence(one.days, after),
      });
    readers.set(email, reader);
  }
  return [...readers.values()];
}

/** What the actor would be told today: shown in the app, with or without a mail server. */
export async function getOwnDigest(actor: Actor, now = new Date()) {
  const today = dayIn(await cityZone(), now);
  const [reader] = await listReaders(today, actor.id);
  return { today, told: reader?.told ?? [], escalated: reader?.escalated ?? [] };
}

export async function getOwnChoice(actor: Actor): Promise<Choice & { refused: Date | null }> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { email: true, reminderChoice: true },
  });
  const refused = await findRefusedAddress(user.email);
  return { ...asChoice(user.reminderChoice), refused: refused?.at ?? null };
}

/** The rules, who is told above, and what became of the letters. */
export async function getReminderOffice(actor: Actor) {
  if (!canManageReminders(actor)) refuse(actor);
  const [rules, contacts, agencies, uncertain, refused, counted] = await Promise.all([
    db().reminderRules.findUniqueOrThrow({ where: { id: 1 } }),
    db().escalationContact.findMany(),
    db().agency.findMany({
      where: { closedOn: null },
      orderBy: { name: "asc" },
      select: { id: true, code: true, name: true },
    }),
    db().reminderLetter.findMany({
      where: { state: "UNCERTAIN" },
      orderBy: { writtenAt: "asc" },
      take: 50,
      select: { id: true, email: true, subject: true, writtenAt: true, answer: true },
    }),
    db().refusedAddress.findMany({ orderBy: { at: "desc" }, take: 50 }),
    db().reminderLetter.groupBy({ by: ["state"], _count: { _all: true } }),
  ]);
  const contactOf = (agencyId: string | null) => contacts.find((one) => one.agencyId === agencyId);
  return {
    rules,
    contacts: [
      { code: null, agency: null, contact: contactOf(null) },
      ...agencies.map(({ id, code, name }) => ({ code, agency: name, contact: contactOf(id) })),
    ],
    uncertain,
    refused,
    counts: new Map(counted.map(({ state, _count }) => [state, _count._all])),
  };
}

export async function getContact(actor: Actor, code: string | null) {
  if (!canManageReminders(actor)) refuse(actor);
  const agency =
    code === null ? null : await db().agency.findUnique({ where: { code }, select: { id: true, name: true } });
  if (code !== null && !agency) return null;
  const contact = await db().escalationContact.findFirst({ where: { agencyId: agency?.id ?? null } });
  return { agency: agency?.name ?? null, contact };
}

const PAGE = route("/kelola/pengaturan/pengingat");

/** The rules as their history names them; there is one row of them. */
export async function findRevisedRules(actor: Actor, id: string) {
  if (!canManageReminders(actor) || id !== "1") return null;
  const { version } = await db().reminderRules.findUniqueOrThrow({ where: { id: 1 } });
  return { name: await cityName(), version, address: PAGE, mayRestore: true };
}

export async function findRevisedContact(actor: Actor, id: string) {
  if (!canManageReminders(actor)) return null;
  const row = await db().escalationContact.findUnique({
    where: { id },
    include: { agency: { select: { name: true } } },
  });
  return row && { name: row.agency?.name ?? "Sekda", version: row.version, address: PAGE, mayRestore: true };
}
