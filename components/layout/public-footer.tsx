import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { HexagonMark } from "@/components/ui/hexagon-mark";
import { findSiteText } from "@/lib/city/site-texts/published";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { SignInLink } from "./sign-in-link";

type PublicFooterProps = { sources?: ReactNode; lastPublished?: ReactNode };

export async function PublicFooter({ sources, lastPublished }: PublicFooterProps) {
  const t = await getTranslations("Footer");
  const nav = await getTranslations("Nav");
  const purpose = await findSiteText("purpose", await getLocale());
  const information = [
    { href: route("/data"), label: nav("data") },
    { href: route("/perubahan"), label: t("changes") },
    { href: route("/metodologi"), label: nav("methodology") },
    { href: route("/kelurahan"), label: t("kelurahan") },
    { href: route("/bandingkan"), label: t("compare") },
    { href: route("/keputusan"), label: t("decisions") },
    { href: route("/glosarium"), label: t("glossary") },
    { href: route("/sumber"), label: t("sources") },
    { href: route("/tentang"), label: nav("about") },
    { href: route("/tentang", {}, { hash: "aksesibilitas" }), label: t("accessibility") },
    { href: route("/tentang", {}, { hash: "privasi" }), label: t("privacy") },
  ];
  return (
    <footer className="mt-16 border-t border-hairline bg-sunken" data-print="no">
      <div className="page-width grid gap-10 py-10 text-sm md:grid-cols-[2fr_1fr_1fr]">
        <div className="flex max-w-prose gap-4">
          <HexagonMark size={28} />
          <div className="flex flex-col gap-3">
            <p>{purpose ?? t("promise", { city: await cityName() })}</p>
            <p className="text-muted">{t("noCookies")}</p>
          </div>
        </div>
        <div className="flex flex-col gap-4">
          {lastPublished ? (
            <div>
              <h2 className="font-semibold">{t("lastPublished")}</h2>
              <div className="text-muted">{lastPublished}</div>
            </div>
          ) : null}
          {sources ? (
            <div>
              <h2 className="font-semibold">{t("sources")}</h2>
              <div className="text-muted">{sources}</div>
            </div>
          ) : null}
        </div>
        <nav aria-label={t("information")}>
          <h2 className="font-semibold">{t("information")}</h2>
          <ul className="mt-1 columns-2 gap-6 md:columns-1">
            {information.map((item) => (
              <li key={item.href} className="break-inside-avoid">
                <Link
                  href={item.href}
                  className="inline-flex min-h-11 items-center underline-offset-4 hover:underline md:min-h-8"
                >
                  {item.label}
                </Link>
              </li>
            ))}
            <li>
              <SignInLink label={nav("signIn")} />
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
