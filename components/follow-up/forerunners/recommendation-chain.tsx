import { getTranslations } from "next-intl/server";
import { YearsChain } from "@/components/follow-up/recommendations/years-chain";
import { PageSection } from "@/components/ui/page-header";
import type { getChain, listSuggestions } from "@/lib/follow-up/forerunners/queries";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { LinkButton } from "./link-forms";
import { SuggestionList } from "./suggestion-list";

type ChainProps = {
  recommendation: { id: string; version: number; forerunnerId: string | null; text: string };
  chain: Awaited<ReturnType<typeof getChain>>;
  /** What may have been its forerunner, where it has none, and how many earlier ones can be searched. */
  suggestions: Awaited<ReturnType<typeof listSuggestions>>;
  earlier: number;
  mayLink: boolean;
};

/** Where it came from and whether it came back; for Diskominfo also what may have been its forerunner. */
export async function RecommendationChain({ recommendation, chain, suggestions, earlier, mayLink }: ChainProps) {
  const { id, version, forerunnerId, text } = recommendation;
  const t = await getTranslations("Forerunners");
  if (chain.length < 2 && !mayLink) return null;
  return (
    <PageSection id="tahun" title={t("title")} lead={forerunnerId ? t("repeated") : t("lead")}>
      <div key={version} className="flex flex-col gap-4">
        {chain.length > 1 ? (
          <YearsChain
            chain={chain.map((link) => ({ ...link, path: route("/kelola/rekomendasi/[id]", { id: link.id }) }))}
          />
        ) : null}
        {mayLink && forerunnerId ? <LinkButton id={id} version={version} forerunnerId={null} about={text} /> : null}
        {mayLink && !forerunnerId ? (
          <>
            {suggestions.length > 0 ? (
              <SuggestionList id={id} version={version} suggestions={suggestions} />
            ) : (
              <p className="text-muted">{t("noneLike")}</p>
            )}
            {earlier > 0 ? (
              <Link href={route("/kelola/rekomendasi/[id]/pendahulu", { id })} className="text-link">
                {t("searchTitle")}
              </Link>
            ) : null}
          </>
        ) : null}
      </div>
    </PageSection>
  );
}
