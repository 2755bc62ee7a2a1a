import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { TrialNotice } from "@/components/platform/accounts/trial-notice";
import { SignInForm } from "@/components/platform/auth/sign-in-form";
import { SingleSignOn, SingleSignOnNotice } from "@/components/platform/auth/single-sign-on";
import { ForgetPages } from "@/components/platform/device/forget-pages";
import { PasskeySignIn } from "@/components/platform/passkeys/passkey-sign-in";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { countTrialAccounts } from "@/lib/platform/accounts/queries";
import { safeReturnPath } from "@/lib/platform/auth/return-path";
import { findSignedIn, GATE_PAGES, homeOf } from "@/lib/platform/auth/session";
import { isSingleSignOnOffered } from "@/lib/platform/auth/single-sign-on";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { isPasskeyOffered } from "@/lib/platform/passkeys/ceremonies";

type Given = string | string[] | undefined;
type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ ke?: Given; error?: Given; baru?: Given }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SignIn" });
  return { title: t("title"), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { ke, error, baru } = await searchParams;
  const back = safeReturnPath(typeof ke === "string" ? ke : null);
  const signedIn = await findSignedIn();
  if (signedIn?.gate) redirect(getPathname({ locale, href: GATE_PAGES[signedIn.gate] }) as Route);
  if (signedIn) redirect((back ?? getPathname({ locale, href: homeOf(signedIn.actor.role) })) as Route);
  const t = await getTranslations("SignIn");
  const singleSignOn = isSingleSignOnOffered();
  return (
    <>
      <ForgetPages />
      <PageHeader title={t("title")} lead={t("lead")} />
      {singleSignOn ? <SingleSignOnNotice code={error} /> : null}
      {baru === undefined ? null : (
        <div className="mb-6">
          <Notice tone="success" announce title={t("passwordSet")} />
        </div>
      )}
      <ClientMessages namespaces={["SignIn", "Fields", "Problems"]}>
        <SignInForm back={back ?? ""} />
        <p className="mt-6">
          <Link href={route("/masuk/lupa")} className="text-link">
            {t("forgot")}
          </Link>
        </p>
        {isPasskeyOffered() ? (
          <div className="mt-6">
            <PasskeySignIn
              back={back ?? ""}
              label={t("orPasskey")}
              working={t("passkeyWorking")}
              failed={t("passkeyFailed")}
            />
          </div>
        ) : null}
      </ClientMessages>
      {singleSignOn ? <SingleSignOn locale={locale} back={back ?? ""} /> : null}
      <TrialNotice open={await countTrialAccounts()} />
    </>
  );
}
