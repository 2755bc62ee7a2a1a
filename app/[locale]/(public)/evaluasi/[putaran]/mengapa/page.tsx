import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReasonDecisions, ReasonIndicators, ReasonRecommendations } from "@/components/site/reasons/reason-lists";
import { ReasonParts } from "@/components/site/reasons/reason-parts";
import { PageHeader } from "@/components/ui/page-header";
import type { RoundRef } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import type { Locale } from "@/lib/platform/i18n/routing";
import { route } from "@/lib/platform/pages/routes";
import { cityName, getCity } from "@/lib/platform/settings/published";
import { explainRound, type Reasons } from "@/lib/site/reasons/published";

type PageProps = { params: Promise<{ locale: string; putaran: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function nameOf({ year, stage }: RoundRef): Promise<string> {
  const t = await getTranslations("Public");
  return stage === null ? t("roundName", { year: `${year}` }) : t("roundNameStage", { year: `${year}`, stage });
}

/** The question as a citizen asks it: why it fell, why it rose. */
async function questionOf({ final, round }: Reasons): Promise<string> {
  const t = await getTranslations("Reasons");
  const { change } = final;
  return t(`question.${change.kind === "change" ? change.direction : "plain"}`, { round: await nameOf(round) });
}

/** The finding first, with both years. */
async function findingOf({ final, round, from }: Reasons, locale: Locale): Promise<string> {
  const t = await getTranslations("Reasons");
  const later = { round: await nameOf(round), value: formatScore(final.value, locale) };
  const { change } = final;
  if (!from || change.kind === "missing") return t("finding.first", later);
  const about = { ...later, earlier: formatScore(change.earlier, locale), from: await nameOf(from) };
  if (change.kind !== "change") return t(`finding.${change.kind}`, about);
  return t(`finding.${change.direction}`, {
    ...about,
    amount: formatScore(change.difference.replace("-", ""), locale),
  });
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { putaran } = await params;
  const reasons = await explainRound(putaran);
  if (!reasons) notFound();
  const t = await getTranslations("Reasons");
  return {
    title: await questionOf(reasons),
    description: t("description", { city: await cityName(), finding: await findingOf(reasons, locale) }),
    alternates: await alternatesFor(locale, route("/evaluasi/[putaran]/mengapa", { putaran })),
  };
}

/** Why the index moved, in sentences that the data make: what moved, what was open, what was decided, and what nobody told. */
export default async function ReasonsPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { putaran } = await params;
  const reasons = await explainRound(putaran);
  if (!reasons) notFound();
  const [t, words, rounds] = await Promise.all([
    getTranslations("Reasons"),
    getTranslations("Public"),
    getTranslations("Rounds"),
  ]);
  const name = await nameOf(reasons.round);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/evaluasi"), label: rounds("title") },
          { href: route("/evaluasi/[putaran]", { putaran }), label: rounds("titleOne", { round: name }) },
        ]}
        title={await questionOf(reasons)}
        lead={await findingOf(reasons, locale)}
      />
      <p className="max-w-prose text-sm text-muted">
        {t("madeByProgram")}{" "}
        <Link href={route("/metodologi")} className="text-link">
          {t("method")}
        </Link>
      </p>
      <ReasonParts reasons={reasons} decimals={(await getCity()).scoreDecimals} />
      <ReasonIndicators reasons={reasons} />
      <ReasonRecommendations reasons={reasons} />
      <ReasonDecisions reasons={reasons} />
    </>
  );
}
