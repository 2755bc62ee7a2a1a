import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OtherCityForm, StepBack, StepOn } from "@/components/evaluation/other-cities/other-city-form";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { getOtherCity } from "@/lib/evaluation/other-cities/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDecimal } from "@/lib/platform/format/number";
import { asTyped } from "@/lib/platform/format/parse-number";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "OtherCities" });
  return { title: t("one") };
}

/** One figure with its source, and the step that it waits for. */
export default async function OtherCityPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const { row, rounds, isEditable, acts, isOwn } = await getOtherCity(actor, (await params).id);
  const [t, locale, title] = await Promise.all([
    getTranslations("OtherCities"),
    getLocale(),
    roundTitleOf(row.round.slug),
  ]);
  const { id, version, city, value, source, status, withdrawnAt, reason, enteredBy, checkedBy } = row;
  const choices = await Promise.all(rounds.map(async (slug) => ({ value: slug, label: await roundTitleOf(slug) })));
  const figure = formatDecimal(value.toFixed(), { locale });
  const facts = [
    t("states", { status: withdrawnAt ? t("statuses.WITHDRAWN") : t(`statuses.${status}`) }),
    t("wasEntered", { who: enteredBy.name }),
    checkedBy ? t("wasChecked", { who: checkedBy.name }) : null,
    reason ? t("because", { reason }) : null,
  ];
  return (
    <>
      <SavedNotice act={oneOf((await searchParams).tersimpan)} />
      <PageHeader
        title={`${city}: ${figure}`}
        lead={title}
        breadcrumbs={[{ href: route("/kelola/kota-lain"), label: t("title") }]}
      />
      <ul className="mb-8 list-disc ps-5">
        <li>{t("isFrom", { source })}</li>
        {facts.map((fact) => (fact ? <li key={fact}>{fact}</li> : null))}
      </ul>
      <div className="flex flex-col gap-6">
        {acts.map((act) =>
          act === "verify" || act === "publish" ? (
            <StepOn key={act} act={act} id={id} version={version} isOwn={isOwn} />
          ) : (
            <StepBack key={act} act={act} id={id} version={version} />
          ),
        )}
      </div>
      {isEditable ? (
        <PageSection id="ubah" title={t("edit")}>
          <OtherCityForm
            key={version}
            row={{ id, version }}
            rounds={choices}
            values={{ city, roundSlug: row.round.slug, value: asTyped(value.toFixed(), locale), source }}
          />
        </PageSection>
      ) : null}
    </>
  );
}
