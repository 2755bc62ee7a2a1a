import { useTranslations } from "next-intl";
import { FilterLinks } from "@/components/ui/filter-links";
import { useRoundName } from "./round-words";

type Round = { slug: string; year: number; stage: number | null };
type RoundPickerProps = {
  rounds: Round[];
  one: string;
  other: string;
  hrefFor: (one: string, other: string) => string;
};

/** Two rows of plain links: which round is set beside which. */
export function RoundPicker({ rounds, one, other, hrefFor }: RoundPickerProps) {
  const t = useTranslations("Comparison");
  const roundName = useRoundName();
  const row = (label: string, chosen: string, against: string, href: (slug: string) => string) => (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-muted">{label}</p>
      <FilterLinks
        label={label}
        links={rounds
          .filter(({ slug }) => slug !== against)
          .map((round) => ({ href: href(round.slug), label: roundName(round), current: round.slug === chosen }))}
      />
    </div>
  );
  return (
    <div className="mb-8 flex flex-col gap-4">
      {row(t("firstRound"), one, other, (slug) => hrefFor(slug, other))}
      {row(t("secondRound"), other, one, (slug) => hrefFor(one, slug))}
    </div>
  );
}
