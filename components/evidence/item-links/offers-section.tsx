import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Missing } from "@/components/ui/missing";
import { PageSection } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Offers } from "@/lib/evidence/item-links/queries";
import { formatDecimal } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { TakeOverForm } from "./link-forms";

/** What the city has for an item, as people linked it; nothing where nobody did. `opensOffice`: the reader has its pages. */
export function OffersSection({ offers, opensOffice }: { offers: Offers; opensOffice: boolean }) {
  const t = useTranslations("ItemLinks");
  const { indicators, programmes, evidence, answerId, year } = offers;
  if (indicators.length + programmes.length + evidence.length === 0) return null;
  return (
    <PageSection id="milik-kota" title={t("offers")} lead={t("offersLead", { year: `${year}` })}>
      <ul className="flex flex-col gap-4">
        {indicators.map((indicator) => (
          <Card as="li" key={indicator.code} className="flex flex-col gap-2">
            <StatusBadge tone="neutral">{t("indicator")}</StatusBadge>
            <Named
              to={opensOffice ? route("/kelola/indikator/[kode]", { kode: indicator.code }) : null}
              name={<OwnName {...indicator} />}
            />
            <Figure indicator={indicator} />
          </Card>
        ))}
        {programmes.map(({ slug, name, state }) => (
          <Card as="li" key={slug} className="flex flex-col gap-2">
            <StatusBadge tone="neutral">{t("programme")}</StatusBadge>
            <Named
              to={opensOffice ? route("/kelola/program/[slug]", { slug }) : null}
              name={<span lang="id">{name}</span>}
            />
            <p>
              {state ? (
                t(state.running ? "running" : state.planned ? "planned" : "neither", { year: `${year}` })
              ) : (
                <Missing />
              )}
            </p>
          </Card>
        ))}
        {evidence.map(({ id, title, url, isFile, readable, taken, mayTake }) => (
          <Card as="li" key={id} className="flex flex-col items-start gap-2">
            <StatusBadge tone={taken ? "success" : "neutral"}>{t(taken ? "taken" : "evidence")}</StatusBadge>
            <p className="font-semibold [overflow-wrap:anywhere]" lang="id">
              {readable && isFile ? (
                <a className="text-link" href={route("/api/evidence/[id]", { id })}>
                  {title}
                </a>
              ) : url ? (
                <a className="text-link" href={url} target="_blank" rel="noreferrer nofollow">
                  {title}
                </a>
              ) : (
                title
              )}
            </p>
            {mayTake ? <TakeOverForm answerId={answerId} evidenceId={id} title={title} /> : null}
          </Card>
        ))}
      </ul>
    </PageSection>
  );
}

function Named({ to, name }: { to: ReturnType<typeof route> | null; name: React.ReactNode }) {
  return (
    <p className="font-semibold">
      {to ? (
        <Link href={to} className="text-link">
          {name}
        </Link>
      ) : (
        name
      )}
    </p>
  );
}

function OwnName({ code, name }: Pick<Offers["indicators"][number], "code" | "name">) {
  const locale = useLocale();
  return (
    <>
      {code} {name[locale]}
    </>
  );
}

function Figure({ indicator: { value, period } }: { indicator: Offers["indicators"][number] }) {
  const locale = useLocale();
  if (!value || !period) {
    return (
      <p>
        <Missing />
      </p>
    );
  }
  const figure = value.figure === null ? null : formatDecimal(value.figure, { locale, decimals: value.decimals });
  return (
    <p>
      {formatPeriod(period, locale)}:{" "}
      {figure === null ? <span lang="id">{value.state}</span> : `${figure} ${value.unit}`}
    </p>
  );
}
