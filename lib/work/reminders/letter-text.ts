import "server-only";
import { createTranslator } from "next-intl";
import { formatDate } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { WORDS } from "@/lib/platform/format/words";
import { route } from "@/lib/platform/pages/routes";
import { addressOf } from "@/lib/work/owed/owed";
import { owedNameOutside } from "@/lib/work/owed/owed-name";
import { daysBetween, type Escalated, SECTIONS, type Told } from "./digest";

/** So many of one kind are named; the rest is a number and a link. */
const NAMED = 30;
const LONGEST_NAME = 120;

type About = {
  locale: Locale;
  name: string;
  city: string;
  today: string;
  /** Where people reach us: every link begins with it. */
  origin: string;
  told: readonly Told[];
  escalated: readonly Escalated[];
};

function nameIn({ duty }: Told, locale: Locale): string {
  const name = owedNameOutside(duty, locale);
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

/** One plain letter for all of it, each line with its own link to the field. Reasons stay in the app: they may name people. */
export function reminderText({ locale, name, city, today, origin, told, escalated }: About) {
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: "Reminders" });
  const link = (address: string) => new URL(`${locale === "en" ? "/en" : ""}${address}`, origin).href;
  const sections = SECTIONS.flatMap((kind) => {
    const own = told.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const lines = own.slice(0, NAMED).map((one) => {
      const { dueOn, late } = one.duty;
      const due =
        dueOn === null
          ? ""
          : late
            ? t("late", { days: daysBetween(dueOn, today) })
            : t("due", { date: formatDate(dueOn, locale) });
      return `- ${[nameIn(one, locale), due].filter(Boolean).join(", ")}\n  ${link(addressOf(one.duty))}`;
    });
    const more = own.length - lines.length;
    return [`${t(`kinds.${kind}`)} (${own.length})`, ...lines, ...(more > 0 ? [t("more", { count: more })] : []), ""];
  });
  const above = escalated.map(
    ({ agencyCode, agency, officer, count, days }) =>
      `- ${t("held", { who: [officer, agency].filter(Boolean).join(", "), count, days })}\n  ${link(route("/kelola/menahan", {}, { query: { opd: agencyCode } }))}`,
  );
  return {
    subject: t("subject", { count: told.length + escalated.length, city }),
    text: [
      t("greeting", { name }),
      "",
      ...sections,
      ...(above.length > 0 ? [t("kinds.ESCALATED"), ...above, ""] : []),
      t("choose", { link: link(route("/kelola/akun/pengingat")) }),
      "",
      t("from", { city }),
    ].join("\n"),
  };
}

/** The Message-ID of a letter, fixed as it is written. */
export const letterId = (unique: string, origin: string): string => `<${unique}@${new URL(origin).hostname}>`;
