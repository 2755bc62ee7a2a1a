import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivateForm } from "@/components/evaluation/instruments/instrument-forms";
import { InstrumentHistory, InstrumentParts } from "@/components/evaluation/instruments/instrument-parts";
import { InstrumentStatusBadge } from "@/components/evaluation/instruments/instrument-status";
import { EndingForm } from "@/components/evaluation/instruments/version-forms";
import { Questionnaire } from "@/components/evaluation/questionnaires/questionnaire";
import { NotCarried } from "@/components/evidence/item-links/not-carried";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { getInstrument, listInstruments } from "@/lib/evaluation/instruments/queries";
import { listItems } from "@/lib/evaluation/questionnaires/queries";
import { listNotCarried } from "@/lib/evidence/item-links/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; kode: string }>;
  searchParams: Promise<Partial<Record<"bagian" | "hal" | "tersimpan", string | string[]>>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Instruments" });
  return { title: t("title") };
}

export default async function InstrumentPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const { bagian, hal, tersimpan } = await searchParams;
  const actor = await requireActor();
  const t = await getTranslations("Instruments");
  const instrument = await getInstrument(actor, kode);
  const asked = oneOf(bagian);
  const section = instrument.sections.find(({ code }) => code === asked) ?? instrument.sections[0] ?? null;
  const list = section ? await listItems(actor, instrument.id, section.code, pageNumberSchema.parse(oneOf(hal))) : null;
  const saved = oneOf(tersimpan) ?? "";
  return (
    <>
      <PageHeader
        title={locale === "id" ? instrument.nameId : instrument.nameEn}
        breadcrumbs={[{ href: route("/kelola/instrumen"), label: t("title") }]}
        eyebrow={<InstrumentStatusBadge status={instrument.status} />}
        actions={
          instrument.may.make ? (
            <ButtonLink href={route("/kelola/instrumen/[kode]/salin", { kode })} variant="secondary">
              {t("next")}
            </ButtonLink>
          ) : null
        }
      />
      <div className="flex flex-col gap-4">
        {t.has(`saved.${saved}` as "saved.pilar") ? (
          <Notice tone="success" announce title={t(`saved.${saved}` as "saved.pilar")} />
        ) : null}
        <NotCarried links={await listNotCarried(actor, instrument)} />
        {instrument.status === "ACTIVE" ? <Notice>{t("activeNotice")}</Notice> : null}
      </div>
      <InstrumentParts instrument={instrument} />
      <Questionnaire instrument={instrument} section={section?.code ?? null} list={list} />
      {instrument.may.edit ? (
        <PageSection id="berlakukan" title={t("activation")}>
          <ActivateForm code={kode} version={instrument.version} lacks={instrument.lacks} unlike={instrument.unlike} />
        </PageSection>
      ) : null}
      {instrument.status === "ACTIVE" && instrument.may.make ? (
        <PageSection id="akhir" title={t("ending")} lead={t("endingLead")}>
          <EndingForm
            key={instrument.version}
            code={kode}
            version={instrument.version}
            values={{
              lastYear: instrument.lastYear === null ? "" : `${instrument.lastYear}`,
              replacedByCode: instrument.replacedBy?.code ?? "",
            }}
            others={(await listInstruments(actor)).instruments
              .filter(({ code }) => code !== kode)
              .map(({ code, name }) => ({ value: code, label: name[locale] }))}
          />
        </PageSection>
      ) : null}
      {instrument.history.length > 0 ? (
        <PageSection id="riwayat" title={t("history")}>
          <InstrumentHistory events={instrument.history} />
        </PageSection>
      ) : null}
    </>
  );
}
