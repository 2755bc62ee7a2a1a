import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { ProgressBar } from "@/components/ui/progress-bar";
import { aboutProgramme } from "@/lib/city/programmes/about";
import type { PublicProgrammeSummary } from "@/lib/city/programmes/published";
import { formatPercent } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

export function ProgrammeCards({ programmes }: { programmes: PublicProgrammeSummary[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {programmes.map((programme) => (
        <ProgrammeCard key={programme.slug} programme={programme} />
      ))}
    </ul>
  );
}

function ProgrammeCard({ programme }: { programme: PublicProgrammeSummary }) {
  const t = useTranslations("PublicProgrammes");
  const locale = useLocale();
  const { slug, name, pillar, agency, latest } = programme;
  const about = aboutProgramme(programme, locale);
  return (
    <Card as="li" pillar={pillar?.code} className="flex flex-col gap-3">
      {pillar ? (
        <p>
          <PillarBadge code={pillar.code} name={pillar.name} />
        </p>
      ) : null}
      <h3 className="text-lg font-semibold">
        <Link
          href={route("/program/[slug]", { slug })}
          className="inline-flex min-h-11 items-center underline-offset-4 hover:underline md:min-h-6"
        >
          {name}
        </Link>
      </h3>
      {about ? <p>{about}</p> : null}
      <div className="mt-auto flex flex-col gap-2 pt-2">
        {latest ? (
          <ProgressBar
            pillar={pillar?.code}
            value={Number(latest.physicalPercent)}
            label={t("progressOn", { period: formatPeriod(latest.period, locale) })}
            text={formatPercent(latest.physicalPercent, { locale })}
          />
        ) : (
          <div className="text-sm">
            <span className="text-muted">{t("progress")}: </span>
            <Missing owedBy={agency?.shortName} />
          </div>
        )}
        {agency ? (
          <p className="text-sm text-muted">
            {t("owner")}: <Indonesian>{agency.name}</Indonesian>
          </p>
        ) : null}
      </div>
    </Card>
  );
}
