import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import type { InstrumentVersion } from "@/lib/evaluation/instruments/queries";
import { route } from "@/lib/platform/pages/routes";
import { ItemForm, type ItemValues } from "./item-form";

type ItemPageProps = {
  instrument: InstrumentVersion;
  title: string;
  known: string;
  section: string;
  values: ItemValues;
  children?: ReactNode;
};

/** The form of an item with what it can name: the sections, pillars and sub-dimensions of its version. */
export function ItemPage({ instrument, title, known, section, values, children }: ItemPageProps) {
  const t = useTranslations("Instruments");
  const locale = useLocale();
  const named = ({ nameId, nameEn }: { nameId: string; nameEn: string }) => (locale === "id" ? nameId : nameEn);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[
          { href: route("/kelola/instrumen"), label: t("title") },
          {
            href: route("/kelola/instrumen/[kode]", { kode: instrument.code }, { query: { bagian: section } }),
            label: named(instrument),
          },
        ]}
      />
      <ItemForm
        code={instrument.code}
        version={instrument.version}
        known={known}
        section={section}
        values={values}
        sections={instrument.sections.map((one) => ({ value: one.id, label: named(one) }))}
        places={instrument.pillars.flatMap(({ pillar, subDimensions }) => [
          { value: pillar.code, label: pillar.name },
          ...subDimensions.map((sub) => ({
            value: `${pillar.code}:${sub.code}`,
            label: `${pillar.name}, ${named(sub)}`,
          })),
        ])}
      />
      {children}
    </>
  );
}
