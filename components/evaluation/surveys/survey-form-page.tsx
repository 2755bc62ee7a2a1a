import { getLocale, getTranslations } from "next-intl/server";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import type { getSurveyForm } from "@/lib/evaluation/surveys/queries";
import { asTyped } from "@/lib/platform/format/parse-number";
import { route } from "@/lib/platform/pages/routes";
import { RemoveSurveyResult, SurveyForm } from "./survey-form";

type SurveyFormPageProps = { form: Awaited<ReturnType<typeof getSurveyForm>>; slug: string; actorId: string };

/** The form of a survey result, new or known, with what its round and scope let it name. */
export async function SurveyFormPage({ form, slug, actorId }: SurveyFormPageProps) {
  const locale = await getLocale();
  const t = await getTranslations("Surveys");
  const { result, programmes, subDimensions } = form;
  const typed = (value: string | undefined) => (value === undefined ? "" : asTyped(value, locale));
  return (
    <>
      <PageHeader
        title={result ? t("edit") : t("add")}
        breadcrumbs={[
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("round", { round: slug }) },
          { href: route("/kelola/putaran/[slug]/survei", { slug }), label: t("title", { round: slug }) },
        ]}
        actions={result ? <RevisionsLink entity="surveyResult" id={result.id} /> : null}
      />
      <SurveyForm
        roundSlug={slug}
        result={result ? { id: result.id, version: result.version } : null}
        programmes={programmes.map((one) => ({ value: one.id, label: `${one.name} (${one.pillar})` }))}
        subDimensions={subDimensions.map((one) => ({ value: one.id, label: `${one.pillar}, ${one.name[locale]}` }))}
        storageKey={`${actorId}:survey:${slug}:${result?.id ?? "baru"}`}
        values={{
          programmeId: result?.programmeId ?? "",
          subDimensionId: result?.subDimensionId ?? "",
          respondents: result?.respondents.toString() ?? "",
          mean: typed(result?.mean),
          scaleMin: typed(result?.scaleMin),
          scaleMax: typed(result?.scaleMax),
          method: result?.method ?? "",
          fieldworkFrom: result?.fieldworkFrom ?? "",
          fieldworkTo: result?.fieldworkTo ?? "",
          source: result?.source ?? "",
        }}
      />
      {result ? (
        <div className="mt-12 border-t border-hairline pt-6">
          <RemoveSurveyResult roundSlug={slug} id={result.id} version={result.version} />
        </div>
      ) : null}
    </>
  );
}
