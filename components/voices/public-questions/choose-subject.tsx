import { getLocale, getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { type Choice, Select } from "@/components/ui/text-input";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { listSubjects } from "@/lib/voices/question-subjects/published";

import { ASKABLE_PAGES, isAskablePage } from "@/lib/voices/question-subjects/schemas";

type Subjects = Awaited<ReturnType<typeof listSubjects>>;

/** What a question is about, chosen first: two plain forms that lead to the one with the question. */
export async function ChooseSubject({ programmes, recommendations, indicators, pillars, rounds }: Subjects) {
  const [t, words] = await Promise.all([getTranslations("PublicQuestions"), getTranslations("Public")]);
  const board = await getTranslations("Recommendations");
  // Nobody outside knows a recommendation by "2023-2/1".
  const numbered = await Promise.all(
    recommendations.map(async ({ value, slug, order, text }) => ({
      value,
      label: `${board("numberedOf", { order, round: await roundTitleOf(slug) })} · ${text}`,
    })),
  );
  const ofRounds = await Promise.all(rounds.map(async (slug) => ({ value: slug, label: await roundTitleOf(slug) })));
  const pages = Object.keys(ASKABLE_PAGES).filter(isAskablePage);
  return (
    <>
      <PageHeader
        title={t("chooseTitle")}
        lead={t("chooseLead")}
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/tanya-jawab"), label: t("title") },
        ]}
      />
      <div className="flex flex-col gap-8">
        <Choose name="program" label={t("chooseProgramme")} button={t("aboutProgramme")} choices={programmes} />
        <Choose
          name="rekomendasi"
          label={t("chooseRecommendation")}
          button={t("aboutRecommendation")}
          choices={numbered}
        />
        <Choose name="indikator" label={t("chooseIndicator")} button={t("aboutIndicator")} choices={indicators} />
        <Choose name="pilar" label={t("choosePillar")} button={t("aboutPillar")} choices={pillars} />
        <Choose name="putaran" label={t("chooseRound")} button={t("aboutRound")} choices={ofRounds} />
        <Choose
          name="halaman"
          label={t("choosePage")}
          button={t("aboutPage")}
          choices={pages.map((page) => ({ value: page, label: t(`pages.${page}`) }))}
        />
      </div>
    </>
  );
}

type ChooseProps = { name: string; label: string; button: string; choices: Choice[] };

async function Choose({ name, label, button, choices }: ChooseProps) {
  if (choices.length === 0) return null;
  return (
    <form
      action={getPathname({ locale: await getLocale(), href: route("/tanya") })}
      method="get"
      className="flex max-w-prose flex-col items-start gap-3"
    >
      <div className="w-full min-w-0">
        <Select name={name} label={label} choices={choices} lang="id" required />
      </div>
      <Button type="submit" variant="secondary">
        {button}
      </Button>
    </form>
  );
}
