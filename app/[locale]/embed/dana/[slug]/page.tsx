import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MoneyChart } from "@/components/city/programme-parts/money-chart";
import { cardMetadata } from "@/components/site/pictures/card-metadata";
import { pictureContents } from "@/components/site/pictures/contents";
import { EmbedFrame } from "@/components/site/pictures/embed-frame";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { readPictureFacts } from "@/lib/site/pictures/published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function load(params: PageProps["params"]) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const facts = await readPictureFacts("money", slug);
  // What the page of the programme does not draw is not drawn elsewhere.
  if (facts?.kind !== "money" || !(await pictureContents(facts, locale)).chart) notFound();
  const t = await getTranslations("PublicProgrammes");
  return { locale, slug, programme: facts.programme, title: t("moneyOf", { name: facts.programme.name }) };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug, title } = await load(params);
  return { title, ...(await cardMetadata(locale, { kind: "money", key: slug, title })) };
}

export default async function EmbeddedMoney({ params }: PageProps) {
  const { locale, slug, programme, title } = await load(params);
  const { funding } = programme.parts;
  return (
    <EmbedFrame
      locale={locale}
      title={title}
      source={[...new Set(funding.map(({ source }) => source))].join("; ")}
      page={route("/program/[slug]", { slug })}
    >
      <p className="text-sm text-muted">{programme.name}</p>
      <MoneyChart lines={funding} {...(programme.pillar ? { pillar: programme.pillar.code } : {})} />
    </EmbedFrame>
  );
}
