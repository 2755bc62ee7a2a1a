import "server-only";
import { createTranslator } from "next-intl";
import type { PublishedChange } from "@/lib/platform/db/generated/client";
import type { Locale } from "@/lib/platform/format/locale";
import { formatPeriod } from "@/lib/platform/format/period";
import { WORDS } from "@/lib/platform/format/words";
import type { ChangeWhat } from "./published";

const LONGEST_NAME = 120;

export const shortened = (name: string) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

/** What became of one thing, without its name: "terbit: nilai indikator, Juni 2025, Bandar Lor"; for letters and feeds. */
export function changeLine({ what, act, period, detail }: PublishedChange, locale: Locale): string {
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: "Changes" });
  const about = [t(`what.${what as ChangeWhat}`), period && formatPeriod(period, locale), detail && shortened(detail)];
  return `${t(`acts.${act as "PUBLISHED" | "CORRECTED" | "WITHDRAWN"}`)}: ${about.filter(Boolean).join(", ")}`;
}
