import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ItemPage } from "@/components/evaluation/questionnaires/item-page";
import { getEditableInstrument } from "@/lib/evaluation/instruments/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { asTyped } from "@/lib/platform/format/parse-number";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type PageProps = {
  params: Promise<{ locale: string; kode: string }>;
  searchParams: Promise<{ bagian?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Instruments" });
  return { title: t("newItem") };
}

export default async function NewItemPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const instrument = await getEditableInstrument(await requireActor(), kode);
  const t = await getTranslations("Instruments");
  const asked = oneOf((await searchParams).bagian);
  const section = instrument.sections.find(({ code }) => code === asked) ?? instrument.sections[0];
  return (
    <ItemPage
      instrument={instrument}
      title={t("newItem")}
      known=""
      section={section?.code ?? ""}
      values={{
        itemCode: "",
        textId: "",
        textEn: "",
        helpId: "",
        helpEn: "",
        order: "",
        formNumber: "",
        formOrder: "",
        place: "",
        proposal: "",
        weight: "1",
        evidenceRequired: "ya",
        notApplicableAllowed: "tidak",
        sectionId: section?.id ?? "",
        minimum: asTyped(instrument.levels.length > 0 ? instrument.scaleMin : "0", locale),
        maximum: asTyped(instrument.scaleMax, locale),
      }}
    />
  );
}
