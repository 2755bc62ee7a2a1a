import { useLocale, useTranslations } from "next-intl";
import { useTold } from "@/components/city/indicators/target-words";
import { DataTable } from "@/components/ui/data-table";
import type { KelurahanDetail } from "@/lib/city/kelurahan/published";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** The newest figure of each indicator in one kelurahan; beside it the way to all the others. */
export function KelurahanFigures({ figures }: Pick<KelurahanDetail, "figures">) {
  const t = useTranslations("PublicKelurahan");
  const words = useTranslations("Public");
  const hidden = useTranslations("PublicIndicators")("placeHidden");
  const told = useTold();
  const locale = useLocale();
  return (
    <>
      <DataTable
        caption={t("figures")}
        captionHidden
        rows={figures}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "indicator",
            header: t("indicator"),
            heading: true,
            cell: ({ code, name }) => (
              <Link href={route("/indikator/[kode]", { kode: code }, { hash: "kelurahan" })} className="text-link">
                {name[locale]}
              </Link>
            ),
          },
          { key: "value", header: words("value"), cell: ({ value }) => told(value) },
          { key: "period", header: words("period"), cell: ({ value }) => formatPeriod(value.period, locale) },
          { key: "status", header: words("status"), cell: ({ value }) => words(`certainties.${value.certainty}`) },
        ]}
      />
      {figures.some(({ value }) => value.hidden) ? (
        <p className="mt-3 max-w-prose text-sm text-muted">{hidden}</p>
      ) : null}
    </>
  );
}
