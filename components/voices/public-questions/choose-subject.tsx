import { getLocale, getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { type Choice, Select } from "@/components/ui/text-input";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { listSubjects } from "@/lib/voices/public-questions/published";

type Subjects = Awaited<ReturnType<typeof listSubjects>>;

/** What a question is about, chosen first: two plain forms that lead to the one with the question. */
export async function ChooseSubject({ programmes, recommendations }: Subjects) {
  const [t, words] = await Promise.all([getTranslations("PublicQuestions"), getTranslations("Public")]);
  const board = await getTranslations("Recommendations");
  // Nobody outside knows a recommendation by "2023-2/1".
  const numbered = await Promise.all(
    recommendations.map(async ({ value, slug, order, text }) => ({
      value,
      label: `${board("numberedOf", { order, round: await roundTitleOf(slug) })} · ${text}`,
    })),
  );
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
        {programmes.length + recommendations.length === 0 ? <p className="text-muted">{t("nothingToAsk")}</p> : null}
        <Choose name="program" label={t("chooseProgramme")} button={t("aboutProgramme")} choices={programmes} />
        <Choose
          name="rekomendasi"
          label={t("chooseRecommendation")}
          button={t("aboutRecommendation")}
          choices={numbered}
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
