import { useLocale, useTranslations } from "next-intl";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { DataTable } from "@/components/ui/data-table";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { formatPeriod } from "@/lib/platform/format/period";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { useTold } from "./target-words";

/** Shipped figures that count no more, each with the reason; nobody has to wonder where one went. */
export function WithdrawnValues({ values }: { values: PublicIndicatorDetail["withdrawn"] }) {
  const t = useTranslations("PublicIndicators");
  const words = useTranslations("Public");
  const locale = useLocale();
  const zone = useZone();
  const told = useTold();
  return (
    <DataTable
      caption={t("withdrawn")}
      captionHidden
      rows={values}
      rowKey={({ period, revision }) => `${period} ${revision}`}
      columns={[
        { key: "period", header: words("period"), heading: true, cell: ({ period }) => formatPeriod(period, locale) },
        { key: "value", header: words("value"), cell: (value) => <s>{told(value)}</s> },
        {
          key: "at",
          header: t("withdrawnOn"),
          cell: ({ withdrawnAt }) => formatDate(dayIn(zone, new Date(withdrawnAt)), locale),
        },
        { key: "reason", header: t("withdrawnWhy"), cell: ({ reason }) => reason[locale] },
        { key: "source", long: true, header: words("source"), cell: ({ source }) => <SourceText text={source} /> },
      ]}
    />
  );
}
