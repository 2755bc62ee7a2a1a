import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MovePreview } from "@/components/city/agencies/move-preview";
import { MergeForm } from "@/components/city/agencies/succession-forms";
import { buttonClasses } from "@/components/ui/button";
import { ChoiceRow } from "@/components/ui/choice-inputs";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { getAgency, listOtherAgencies, previewMove } from "@/lib/city/agencies/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; kode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Agencies" });
  return { title: t("merge") };
}

/** First who else takes part, then what moves, then who goes on: nothing happens before the last press. */
export default async function MergeAgenciesPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const { code, name, version, closedOn, cityAgency, steward } = await getAgency(actor, (await params).kode);
  if (closedOn || !cityAgency || steward) notFound();
  const [t, asked, all] = await Promise.all([
    getTranslations("Agencies"),
    searchParams,
    listOtherAgencies(actor, code),
  ]);
  const wanted = new Set([asked.dengan ?? []].flat());
  const others = all.filter((one) => wanted.has(one.code) && !one.steward).map((one) => one.code);
  const previews = await previewMove(actor, [code, ...others]);
  return (
    <>
      <PageHeader
        title={t("merge")}
        lead={t("mergeLead")}
        breadcrumbs={[
          { href: route("/kelola/perangkat-daerah"), label: t("title") },
          { href: route("/kelola/perangkat-daerah/[kode]", { kode: code }), label: name, lang: "id" },
        ]}
      />
      <PageSection id="bersama" title={t("together")}>
        <Disclosure summary={t("togetherOpen", { count: others.length })} open={others.length > 0}>
          <form action="" className="flex flex-col gap-3">
            {all
              .filter((one) => !one.steward)
              .map((one) => (
                <ChoiceRow
                  key={one.code}
                  name="dengan"
                  value={one.code}
                  defaultChecked={wanted.has(one.code)}
                  lang="id"
                >
                  {one.name}
                </ChoiceRow>
              ))}
            <div>
              <button type="submit" className={buttonClasses("secondary")}>
                {t("showPreview")}
              </button>
            </div>
          </form>
        </Disclosure>
      </PageSection>
      <PageSection id="pindah" title={t("moves")} lead={t("movesLead")}>
        <div className="flex flex-col gap-6">
          {previews.map((preview) => (
            <MovePreview key={preview.code} preview={preview} />
          ))}
        </div>
      </PageSection>
      <PageSection id="menjadi" title={t("becomes")}>
        <MergeForm
          agency={{ code, version }}
          others={others}
          moved={previews.reduce((sum, { moves }) => sum + moves.length, 0)}
          choices={all.map((one) => ({ value: one.code, label: one.name }))}
          storageKey={`${actor.id}:merge:${code}`}
        />
      </PageSection>
    </>
  );
}
