import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { SubscribeForm } from "@/components/site/subscriptions/subscribe-form";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/platform/config/env";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";
import { listTopics } from "@/lib/site/subscriptions/published";
import { ALL_TOPICS } from "@/lib/site/subscriptions/schemas";
import { askAnew } from "@/lib/voices/public-questions/asked";

export const dynamic = "force-dynamic";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ topik?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Subscriptions" });
  return { title: t("title"), robots: { index: false } };
}

/** Asks for an address and what its owner wants to hear of. */
export default async function SubscribePage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [t, changes, topics] = await Promise.all([
    getTranslations("Subscriptions"),
    getTranslations("Changes"),
    listTopics(),
  ]);
  const asked = oneOf((await searchParams).topik);
  const choices = [
    { value: ALL_TOPICS, label: t("everything") },
    ...topics.pillars.map(({ value, label }) => ({ value, label: t("ofPillar", { name: label }) })),
    ...topics.programmes.map(({ value, label }) => ({ value, label: t("ofProgramme", { name: label }) })),
  ];
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: route("/perubahan"), label: changes("title") }]}
        title={t("title")}
        lead={isMailOffered() ? t("lead") : t("notOffered")}
      />
      {isMailOffered() ? (
        <ClientMessages namespaces={["Subscriptions", "QuestionForm", "Forms", "Fields", "Problems", "Common"]}>
          <SubscribeForm
            topics={choices}
            chosen={choices.find(({ value }) => value === asked)?.value ?? ALL_TOPICS}
            {...(await askAnew(env().NEXTAUTH_SECRET))}
          />
        </ClientMessages>
      ) : (
        <ButtonLink href={route("/perubahan")}>{changes("title")}</ButtonLink>
      )}
    </>
  );
}
