import { useLocale, useTranslations } from "next-intl";
import { Timeline } from "@/components/ui/timeline";
import type { NoteView } from "@/lib/evaluation/assessors/queries";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

/** Notes as they were left, newest first, each with the item it is on. */
export function NoteList({ notes, withAuthor }: { notes: NoteView[]; withAuthor: boolean }) {
  const t = useTranslations("Assessor");
  const locale = useLocale();
  const zone = useZone();
  return (
    <Timeline
      items={notes.map(({ id, text, createdAt, author, item }) => ({
        id,
        dateTime: createdAt.toISOString(),
        when: `${formatDate(dayIn(zone, createdAt), locale)}, ${formatTime(createdAt, locale, zone)}`,
        title: item ? t("noteOn", { item: item.code }) : t("noteOnRound"),
        who: withAuthor ? author.name : undefined,
        children: <p className="whitespace-pre-line wrap-anywhere">{text}</p>,
      }))}
    />
  );
}
