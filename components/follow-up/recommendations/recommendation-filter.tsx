import { useTranslations } from "next-intl";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { buttonClasses } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Select, TextInput } from "@/components/ui/text-input";
import { CHAIN } from "@/lib/follow-up/recommendations/life";
import type { listSearchChoices } from "@/lib/follow-up/recommendations/queries";
import { type RecommendationSearch, SORTS, VERIFIERS } from "@/lib/follow-up/recommendations/schemas";
import { Link } from "@/lib/platform/i18n/navigation";
import { addressOf } from "./search-address";

type FilterProps = { search: RecommendationSearch; choices: Awaited<ReturnType<typeof listSearchChoices>> };

const STATUSES = ["NOT_STARTED", "IN_PROGRESS", "DONE", "NOT_FEASIBLE"] as const;

/** A plain form: it works without scripts, and the address says what is shown. */
export function RecommendationFilter({ search, choices }: FilterProps) {
  const t = useTranslations("RecommendationBoard");
  const words = useTranslations("Recommendations.statuses");
  const states = useTranslations("RecommendationLife.states");
  const roundName = useRoundName();
  const isOn = ["putaran", "opd", "pilar", "status", "tahap", "verifikator", "terlambat", "q"].some(
    (name) => search[name as keyof RecommendationSearch],
  );
  const coded = (items: { code: string; name: string }[]) =>
    items.map(({ code, name }) => ({ value: code, label: name }));
  const rounds = choices.rounds.map((round) => ({ value: round.slug, label: roundName(round) }));
  const sorts = SORTS.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }));
  return (
    <Disclosure summary={isOn ? t("filterOn") : t("filter")} open={isOn}>
      <form method="get" className="grid items-end gap-4 pt-2 sm:grid-cols-2 lg:grid-cols-3">
        <input type="hidden" name="tampilan" value={search.tampilan} />
        <TextInput name="q" label={t("q")} defaultValue={search.q} type="search" />
        <Select
          name="putaran"
          label={t("round")}
          defaultValue={search.putaran}
          choices={rounds}
          emptyLabel={t("every")}
        />
        <Select
          name="opd"
          label={t("agency")}
          defaultValue={search.opd}
          choices={coded(choices.agencies)}
          emptyLabel={t("every")}
        />
        <Select
          name="pilar"
          label={t("pillar")}
          defaultValue={search.pilar}
          choices={coded(choices.pillars)}
          emptyLabel={t("every")}
        />
        <Select
          name="status"
          label={t("status")}
          defaultValue={search.status}
          choices={STATUSES.map((value) => ({ value, label: words(value) }))}
          emptyLabel={t("every")}
        />
        <Select
          name="tahap"
          label={t("state")}
          defaultValue={search.tahap}
          choices={[...CHAIN, "RETURNED" as const].map((value) => ({ value, label: states(value) }))}
          emptyLabel={t("every")}
        />
        <Select
          name="verifikator"
          label={t("verifier")}
          defaultValue={search.verifikator}
          choices={VERIFIERS.map((value) => ({ value, label: t(`verifiers.${value}`) }))}
          emptyLabel={t("every")}
        />
        <Select
          name="terlambat"
          label={t("lateness")}
          defaultValue={search.terlambat}
          choices={[{ value: "1", label: t("lateOnly") }]}
          emptyLabel={t("every")}
        />
        <Select name="urut" label={t("sort")} defaultValue={search.urut} choices={sorts} />
        <div className="flex flex-wrap gap-3">
          <button type="submit" className={buttonClasses("secondary")}>
            {t("show")}
          </button>
          {isOn ? (
            <Link href={addressOf({ tampilan: search.tampilan })} className={buttonClasses("quiet")}>
              {t("clear")}
            </Link>
          ) : null}
        </div>
      </form>
    </Disclosure>
  );
}
