import "server-only";
import { createTranslator } from "next-intl";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { WORDS } from "@/lib/platform/format/words";
import { route } from "@/lib/platform/pages/routes";
import { cityToday, getCity } from "@/lib/platform/settings/published";
import { addressOf, type OwedThing } from "@/lib/work/owed/owed";
import { owedNameOutside, roundInWords } from "@/lib/work/owed/owed-name";
import { listDuties } from "@/lib/work/owed/queries";
import { type CalendarEvent, calendarText } from "./ics";
import { hashOfToken, tokenOf } from "./secret-address";

/** One's own address to subscribe to; null where there is none, or the secret it was made with is another now. */
export async function findOwnLink(actor: Actor): Promise<string | null> {
  const row = await db().calendarLink.findUnique({ where: { userId: actor.id } });
  const token = row && tokenOf(env().NEXTAUTH_SECRET, actor.id, row.nonce);
  if (!token || hashOfToken(token) !== row.tokenHash) return null;
  return new URL(route("/api/calendar/[token]", { token }), env().NEXTAUTH_URL).href;
}

/** The calendar behind a secret address: what its owner owes by its due day, and the dates of the rounds; null where it opens none. */
export async function findCalendar(token: string, now = new Date()): Promise<string | null> {
  const link = await db().calendarLink.findUnique({
    where: { tokenHash: hashOfToken(token) },
    include: { user: { include: { reminderChoice: true } } },
  });
  const user = link?.user;
  if (!user || user.disabledAt || (user.expiresAt && user.expiresAt <= now)) return null;
  const locale = user.reminderChoice?.locale === "en" ? "en" : "id";
  const { name } = await getCity();
  const origin = env().NEXTAUTH_URL;
  const url = (address: string) => new URL(`${locale === "en" ? "/en" : ""}${address}`, origin).href;
  const uid = (text: string) => `${text}@${new URL(origin).hostname}`;
  const [duties, phases] = await Promise.all([listDuties(await cityToday(now), user.id), listPhases(user.role)]);
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: "Reminders" });
  const phaseName = createTranslator({ locale, messages: WORDS[locale], namespace: "Rounds" });
  const events: CalendarEvent[] = [
    ...duties.flatMap((duty) =>
      duty.dueOn === null
        ? []
        : [
            {
              uid: uid(`${duty.kind}-${nameOf(duty)}`),
              day: duty.dueOn,
              summary: t("calendarDue", { what: owedNameOutside(duty, locale) }),
              url: url(addressOf(duty)),
            },
          ],
    ),
    ...phases.flatMap(({ roundId, phase, opensAt, closesAt, round: { slug } }) => {
      const from = opensAt ?? closesAt;
      const round = roundInWords(slug, locale);
      return from
        ? [
            {
              uid: uid(`${roundId}-${phase}`),
              ...{ from, to: opensAt && closesAt },
              summary: t("calendarPhase", { round, phase: phaseName(`phases.${phase}`) }),
              url: url(route("/kelola/putaran/[slug]", { slug })),
            },
          ]
        : [];
    }),
  ];
  return calendarText(t("calendarName", { city: name }), events, now);
}

/** A guest assessor reads one round on a page of its own. */
const listPhases = async (role: string) =>
  role === "ASSESSOR"
    ? []
    : db().roundPhaseDates.findMany({
        where: { round: { phase: { not: "PUBLISHED" } } },
        include: { round: { select: { slug: true } } },
        orderBy: [{ opensAt: "asc" }, { phase: "asc" }],
      });

/** A figure is named by what it measures and when, whether or not somebody has begun it; anything else by its row. */
function nameOf({ kind, id, key, period, kelurahan }: OwedThing): string {
  const isFigure = kind === "progress" || kind === "value";
  return isFigure ? [key, period, kelurahan].filter(Boolean).join("-") : (id ?? key);
}
