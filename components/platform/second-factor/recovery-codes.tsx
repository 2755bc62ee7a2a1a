"use client";
import { Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button, buttonClasses } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { getPathname } from "@/lib/platform/i18n/navigation";

/** Shown once, to be printed: after this page nobody can read them any more. */
export function RecoveryCodes({ codes, goOn }: { codes: readonly string[]; goOn?: string | undefined }) {
  const t = useTranslations("FactorForms");
  const locale = useLocale();
  // A page read anew: what one may do has changed with the factor.
  const on = goOn ? (
    <a href={getPathname({ locale, href: goOn })} className={buttonClasses()}>
      {t("goOn")}
    </a>
  ) : null;
  if (codes.length === 0) return <Notice tone="success" announce title={t("added")} actions={on} />;
  return (
    <Notice
      tone="success"
      announce
      title={t("codesOnce")}
      actions={
        <>
          <Button variant="secondary" onClick={() => window.print()}>
            <Printer aria-hidden className="size-4" />
            {t("print")}
          </Button>
          {on}
        </>
      }
    >
      <p>{t("codesOnceBody")}</p>
      <ul className="mt-2 grid max-w-sm gap-x-6 gap-y-1 whitespace-nowrap font-mono text-lg sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Notice>
  );
}
