import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/text-input";
import type { WorkbookKind } from "@/lib/city/entry-workbooks/kind";
import { formatPeriod } from "@/lib/platform/format/period";
import { route } from "@/lib/platform/pages/routes";
import type { listFetchable } from "@/lib/work/entry-workbooks/queries";

type Fetchable = Awaited<ReturnType<typeof listFetchable>>;

/** One form for each kind that there is something of, with what it is asked for. */
export function FetchForms({ frequencies, periods, years, thisYear, rounds }: Fetchable) {
  const t = useTranslations("EntryWorkbooks");
  const grid = useTranslations("ValueGrid");
  const locale = useLocale();
  const inRounds = rounds.map((slug) => ({ value: slug, label: slug }));
  return (
    <div className="flex flex-col divide-y divide-hairline">
      {frequencies.length > 0 ? (
        <FetchForm kind="values">
          <Select
            id="values-frekuensi"
            name="frekuensi"
            label={t("frequency")}
            choices={frequencies.map((value) => ({ value, label: grid(`frequencies.${value}`) }))}
          />
        </FetchForm>
      ) : null}
      <FetchForm kind="progress">
        <Select
          id="progress-periode"
          name="periode"
          label={t("period")}
          // The last whole one is what is owed.
          defaultValue={periods[1] ?? ""}
          choices={periods.map((value) => ({ value, label: formatPeriod(value, locale) }))}
        />
      </FetchForm>
      <FetchForm kind="milestones" />
      <FetchForm kind="funding">
        <Select
          id="funding-tahun"
          name="tahun"
          label={t("year")}
          defaultValue={String(thisYear)}
          choices={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
      </FetchForm>
      {rounds.length > 0
        ? (["answers", "surveys"] as const).map((kind) => (
            <FetchForm key={kind} kind={kind}>
              <Select id={`${kind}-putaran`} name="putaran" label={t("round")} choices={inRounds} />
            </FetchForm>
          ))
        : null}
    </div>
  );
}

function FetchForm({ kind, children }: { kind: WorkbookKind; children?: ReactNode }) {
  const t = useTranslations("EntryWorkbooks");
  const locale = useLocale();
  return (
    <form
      method="get"
      action={route("/api/exports/entry-workbooks/[kind]", { kind })}
      aria-label={t(`titles.${kind}`)}
      className="flex flex-wrap items-end gap-3 py-3"
    >
      <input type="hidden" name="bahasa" value={locale} />
      <h3 className="w-full self-center md:w-56 font-semibold">{t(`titles.${kind}`)}</h3>
      {children}
      <Button type="submit" variant="secondary">
        {t("fetchOne")}
      </Button>
    </form>
  );
}
