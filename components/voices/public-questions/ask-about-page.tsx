import { useTranslations } from "next-intl";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { AskablePage } from "@/lib/voices/question-subjects/schemas";

/** At the foot of a page that is about no single thing: the way to ask about it, and to say that something is wrong. */
export function AskAboutPage({ page }: { page: AskablePage }) {
  const t = useTranslations("PublicQuestions");
  const link = "text-link inline-flex min-h-11 items-center md:min-h-8";
  return (
    <p className="mt-12 flex flex-wrap items-center gap-x-6" data-print="no">
      <span className="text-muted">{t("aboutThisPage")}</span>
      <Link href={route("/tanya", {}, { query: { halaman: page } })} className={link}>
        {t("ask")}
      </Link>
      <Link href={route("/tanya", {}, { query: { halaman: page, keliru: "1" } })} className={link}>
        {t("dispute")}
      </Link>
    </p>
  );
}
