import { useLocale, useTranslations } from "next-intl";
import type { PublicDecision } from "@/lib/follow-up/decisions/published";
import { formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** One decision as the public reads it, at its own place on the page, with what it is about. */
export function DecisionItem({ decision }: { decision: PublicDecision }) {
  const t = useTranslations("PublicDecisions");
  const locale = useLocale();
  const { id, heldOn, text, pillars, programmes, indicators, recommendations } = decision;
  const about = [
    ...pillars.map(({ slug, name }) => ({ href: route("/pilar/[slug]", { slug }), name })),
    ...programmes.map(({ slug, name }) => ({ href: route("/program/[slug]", { slug }), name })),
    ...indicators.map(({ code, name }) => ({ href: route("/indikator/[kode]", { kode: code }), name: name[locale] })),
    ...recommendations.map(({ path, round, order }) => ({
      href: path,
      name: t("recommendation", { round: round.slug, order }),
    })),
  ];
  return (
    <li id={id} className="flex scroll-mt-24 flex-col gap-1">
      <p className="text-sm text-muted">{t("decidedOn", { date: formatDate(heldOn, locale) })}</p>
      <p lang="id" className="max-w-prose font-semibold wrap-anywhere">
        {text}
      </p>
      {about.length > 0 ? (
        <p className="flex flex-wrap items-baseline gap-x-4 text-sm">
          <span className="text-muted">{t("about")}</span>
          {about.map(({ href, name }) => (
            <Link key={href} href={href} className="text-link inline-flex min-h-11 items-center md:min-h-8">
              {name}
            </Link>
          ))}
        </p>
      ) : null}
    </li>
  );
}
