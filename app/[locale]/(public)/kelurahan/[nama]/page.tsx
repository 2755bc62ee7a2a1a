import type { Metadata, Route } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { KelurahanChanges } from "@/components/city/kelurahan/kelurahan-changes";
import { KelurahanFigures } from "@/components/city/kelurahan/kelurahan-figures";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { QuestionList } from "@/components/voices/public-questions/question-list";
import { findBySlugOfBefore, findKelurahan } from "@/lib/city/kelurahan/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";

type PageProps = { params: Promise<{ locale: string; nama: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

// Older ones stand among all the others and in the open data.
const QUESTIONS = 20;

/** One whose name has changed since is led to the page of its present one. */
async function kelurahanAt(params: PageProps["params"]) {
  const locale = await pageLocale(params);
  const { nama } = await params;
  const kelurahan = await findKelurahan(nama);
  if (kelurahan) return { locale, kelurahan };
  const now = await findBySlugOfBefore(nama);
  if (!now) notFound();
  permanentRedirect(getPathname({ locale, href: route("/kelurahan/[nama]", { nama: now }) }) as Route);
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, kelurahan } = await kelurahanAt(params);
  const t = await getTranslations("PublicKelurahan");
  const { name, slug } = kelurahan;
  return {
    title: t("one", { name }),
    description: t("oneLead", { name, city: await cityName() }),
    alternates: await alternatesFor(locale, route("/kelurahan/[nama]", { nama: slug })),
  };
}

/** What is published of one kelurahan: programmes that work there, its figures, what its residents asked. */
export default async function KelurahanPage({ params }: PageProps) {
  const { kelurahan } = await kelurahanAt(params);
  const { id, name, kecamatan, formerly, programmes, figures } = kelurahan;
  const [t, words, questions] = await Promise.all([
    getTranslations("PublicKelurahan"),
    getTranslations("Public"),
    listPublishedQuestions({ kelurahanId: id, answered: true, pageSize: QUESTIONS }),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/kelurahan"), label: t("title") },
        ]}
        eyebrow={<p className="text-sm text-muted">{t("kecamatan", { name: kecamatan })}</p>}
        title={t("one", { name })}
        lead={t("oneLead", { name, city: await cityName() })}
      />
      {formerly.length > 0 ? (
        <p className="text-sm text-muted">{t("formerly", { names: formerly.join(", ") })}</p>
      ) : null}
      <KelurahanChanges kelurahan={kelurahan} />
      <PageSection id="program" title={t("programmes")}>
        {programmes.length > 0 ? (
          <ul className="flex flex-col gap-1">
            {programmes.map((programme) => (
              <li key={programme.slug}>
                <Link
                  href={route("/program/[slug]", { slug: programme.slug })}
                  className="text-link inline-flex min-h-11 items-center md:min-h-8"
                >
                  {programme.name}
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-muted">{t("noProgrammes")}</p>
        )}
      </PageSection>
      <PageSection id="angka" title={t("figures")}>
        {figures.length > 0 ? <KelurahanFigures figures={figures} /> : <p className="text-muted">{t("noFigures")}</p>}
      </PageSection>
      <PageSection id="tanya-jawab" title={t("questions")}>
        {questions.items.length > 0 ? (
          <QuestionList items={questions.items} />
        ) : (
          <p className="text-muted">{t("noQuestions")}</p>
        )}
        <div className="mt-4">
          <ButtonLink href={route("/tanya")} variant="secondary">
            {t("ask")}
          </ButtonLink>
        </div>
      </PageSection>
    </>
  );
}
