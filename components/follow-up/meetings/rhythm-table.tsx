import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { YearOfMeetings } from "@/lib/follow-up/meetings/rhythm";

/** How often the council met against its own rhythm, a bar and its table. */
export function RhythmTable({ years }: { years: YearOfMeetings[] }) {
  const t = useTranslations("Meetings");
  const [now] = years;
  return (
    <div className="flex flex-col gap-4">
      {now ? (
        now.wanted === null ? (
          <p>{t("metUnknown", { held: now.held, year: String(now.year) })}</p>
        ) : (
          <ProgressBar
            value={(now.held / now.wanted) * 100}
            label={t("rhythmOf", { year: String(now.year) })}
            text={t("met", { held: now.held, wanted: now.wanted })}
          />
        )
      ) : null}
      <DataTable
        caption={t("rhythm")}
        captionHidden
        rows={years}
        rowKey={({ year }) => String(year)}
        columns={[
          { key: "year", header: t("year"), heading: true, cell: ({ year }) => String(year) },
          { key: "held", header: t("held"), numeric: true, cell: ({ held }) => held },
          { key: "planned", header: t("planned"), numeric: true, cell: ({ planned }) => planned },
          { key: "wanted", header: t("wanted"), numeric: true, cell: ({ wanted }) => wanted ?? <Missing /> },
        ]}
      />
    </div>
  );
}
