import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RemoveItemForm } from "@/components/evaluation/questionnaires/item-form";
import { ItemPage } from "@/components/evaluation/questionnaires/item-page";
import { getEditableInstrument } from "@/lib/evaluation/instruments/queries";
import { getItem } from "@/lib/evaluation/questionnaires/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { asTyped } from "@/lib/platform/format/parse-number";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type PageProps = { params: Promise<{ locale: string; kode: string; butir: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Instruments" });
  return { title: t("item", { code: (await params).butir }) };
}

const yesNo = (answer: boolean) => (answer ? "ya" : "tidak");

export default async function EditItemPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode, butir } = await params;
  const actor = await requireActor();
  const instrument = await getEditableInstrument(actor, kode);
  const item = await getItem(actor, instrument.id, butir);
  const t = await getTranslations("Instruments");
  const pillar = instrument.pillars.find(({ id }) => id === item.instrumentPillarId);
  const sub = pillar?.subDimensions.find(({ id }) => id === item.subDimensionId);
  const { textId, textEn, helpId, helpEn, sectionId } = item;
  return (
    <ItemPage
      instrument={instrument}
      title={t("item", { code: item.code })}
      known={item.code}
      section={instrument.sections.find(({ id }) => id === sectionId)?.code ?? ""}
      values={{
        itemCode: item.code,
        sectionId,
        textId,
        textEn,
        helpId,
        helpEn,
        place: [pillar?.pillar.code, sub?.code].filter(Boolean).join(":"),
        minimum: asTyped(item.minimum, locale),
        maximum: asTyped(item.maximum, locale),
        weight: asTyped(item.weight, locale),
        evidenceRequired: yesNo(item.evidenceRequired),
        notApplicableAllowed: yesNo(item.notApplicableAllowed),
        proposal: item.proposal ?? "",
        order: String(item.order),
        formNumber: item.formNumber ?? "",
        formOrder: item.formOrder?.toString() ?? "",
      }}
    >
      <div className="mt-12 border-t border-hairline pt-6">
        <RemoveItemForm code={kode} version={instrument.version} known={item.code} />
      </div>
    </ItemPage>
  );
}
