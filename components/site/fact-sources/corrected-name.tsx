import { useLocale, useTranslations } from "next-intl";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { Indonesian } from "@/components/ui/indonesian";
import type { CorrectedThing } from "@/lib/city/fact-sources/published";
import { readRoundSlug } from "@/lib/evaluation/rounds/slug";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
/** A corrected thing by its name, with the way to its page. */
export function CorrectedName({ of }: { of: CorrectedThing }) {
  const t = useTranslations("FactSources.things");
  const locale = useLocale();
  const roundName = useRoundName();
  const round = (slug: string) => roundName({ slug, ...readRoundSlug(slug) });
  switch (of.kind) {
    case "programme":
      return <Named href={route("/program/[slug]", { slug: of.slug })}>{t("programme", { name: of.name })}</Named>;
    case "legalDocument":
      return (
        <Named href={route("/tentang", {}, { hash: "hukum" })}>
          <Indonesian>{of.title}</Indonesian>
        </Named>
      );
    case "recommendation":
      return (
        <Named href={route("/rekomendasi/[putaran]/[nomor]", { putaran: of.round, nomor: of.order })}>
          {t("recommendation", { order: of.order, round: round(of.round) })}
        </Named>
      );
    case "round":
      return (
        <Named href={route("/evaluasi/[putaran]", { putaran: of.round })}>
          {t("round", { round: round(of.round) })}
        </Named>
      );
    case "indexTarget":
      return <Named href={route("/evaluasi")}>{t("indexTarget", { year: of.year })}</Named>;
    case "indicatorTarget":
      return (
        <Named href={route("/indikator/[kode]", { kode: of.code })}>
          {t("indicatorTarget", { name: of.name[locale], year: of.year })}
        </Named>
      );
    case "section":
      return (
        <Named href={route("/metodologi", {}, { hash: "bobot" })}>
          {t("section", { name: of.name[locale], instrument: of.instrument[locale] })}
        </Named>
      );
  }
}

function Named({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} className="text-link">
      {children}
    </Link>
  );
}
