import "server-only";
import { createTranslator } from "next-intl";
import { dayIn } from "@/lib/platform/format/date";
import { WORDS } from "@/lib/platform/format/words";
import type { Zone } from "@/lib/platform/format/zone";
import { route } from "@/lib/platform/pages/routes";
import { addressOf } from "@/lib/work/owed/owed";
import { owedNameOutside } from "@/lib/work/owed/owed-name";
import type { Delay, HolderRow } from "./queries";
import { daysHeld } from "./since";

/** The council confirmed it and nobody told the public: to them it is still overdue. */
export const isUnreported = ({ kind, state }: Pick<Delay, "kind" | "state">) =>
  kind === "recommendation" && state === "CONFIRMED";

/** A name of a line: a recommendation is a paragraph. */
const LONGEST_NAME = 90;
const cut = (text: string) => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text);

type Here = {
  /** Where people reach us: every link begins with it. */
  origin: string;
  city: string;
  zone: Zone;
  today: string;
};

/**
 * One message for all that somebody holds, the oldest by name. In Indonesian whatever the sender's language: an officer of
 * the city reads it.
 */
export function messageTo(holder: HolderRow, { origin, city, zone, today }: Here): { text: string; subject: string } {
  const t = createTranslator({ locale: "id", messages: WORDS.id, namespace: "Delays" });
  // Indonesian addresses have no prefix.
  const absolute = (href: string) => new URL(href, origin).href;
  const count = holder.late + holder.returned;
  const stateOf = (delay: Delay) => {
    if (isUnreported(delay)) return t("unreported");
    if (delay.reason === "returned") return t("wasReturned", { reason: delay.returnReason ?? "" });
    // Counted from the due day: whoever reads it on the day after is one day late.
    return t("isLate", { days: daysHeld(dayIn(zone, delay.dueOn ?? delay.since), today) });
  };
  const lines = holder.named.map((delay, index) =>
    t("line", {
      number: index + 1,
      what: cut(owedNameOutside(delay, "id")),
      state: stateOf(delay),
      link: absolute(addressOf(delay)),
    }),
  );
  const more = count - holder.named.length;
  return {
    subject: t("subject", { count }),
    text: t("message", {
      to: holder.officer ?? holder.name ?? t("council"),
      count,
      lines: [...lines, ...(more > 0 ? [t("more", { count: more })] : [])].join("\n"),
      link: absolute(holder.name ? route("/kelola") : route("/dewan")),
      city,
    }),
  };
}
