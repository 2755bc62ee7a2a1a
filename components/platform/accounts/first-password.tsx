"use client";
import { Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FirstPassword as Made } from "@/lib/platform/accounts/mutations";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** A first password, once: to be printed and given to the person by hand. */
export function FirstPassword({ made: { id, name, email, password } }: { made: Made }) {
  const t = useTranslations("AccountForms");
  const locale = useLocale();
  const address = getPathname({ locale, href: route("/masuk") });
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  return (
    <Notice
      tone="success"
      announce
      title={t("madeTitle", { name })}
      actions={
        <>
          <Button variant="secondary" onClick={() => window.print()}>
            <Printer aria-hidden className="size-4" />
            {t("print")}
          </Button>
          <ButtonLink href={route("/kelola/pengguna/[id]", { id })} variant="secondary">
            {t("openAccount")}
          </ButtonLink>
        </>
      }
    >
      <p>{t("madeBody")}</p>
      <dl className="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {(
          [
            [t("address"), <span suppressHydrationWarning key="a">{`${origin}${address}`}</span>],
            [t("email"), email],
            [
              t("firstPassword"),
              <span key="p" className="font-mono text-lg">
                {password}
              </span>,
            ],
          ] as const
        ).map(([term, details]) => (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd className="break-all">{details}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
