import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { SignInForm } from "@/components/platform/auth/sign-in-form";
import { SingleSignOn, SingleSignOnNotice } from "@/components/platform/auth/single-sign-on";
import { PageHeader } from "@/components/ui/page-header";
import { safeReturnPath } from "@/lib/platform/auth/return-path";
import { findActor, homeOf } from "@/lib/platform/auth/session";
import { isSingleSignOnOffered } from "@/lib/platform/auth/single-sign-on";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Given = string | string[] | undefined;
type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ ke?: Given; error?: Given }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SignIn" });
  return { title: t("title"), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { ke, error } = await searchParams;
  const back = safeReturnPath(typeof ke === "string" ? ke : null);
  const actor = await findActor();
  if (actor) redirect((back ?? getPathname({ locale, href: homeOf(actor.role) })) as Route);
  const t = await getTranslations("SignIn");
  const singleSignOn = isSingleSignOnOffered();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {singleSignOn ? <SingleSignOnNotice code={error} /> : null}
      <ClientMessages namespaces={["SignIn", "Fields", "Problems"]}>
        <SignInForm back={back ?? ""} />
      </ClientMessages>
      {singleSignOn ? <SingleSignOn locale={locale} back={back ?? ""} /> : null}
    </>
  );
}
