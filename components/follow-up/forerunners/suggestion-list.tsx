import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Suggestion } from "@/lib/follow-up/forerunners/queries";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { LinkButton } from "./link-forms";

type SuggestionListProps = { id: string; version: number; round?: string; suggestions: Suggestion[] };

/** What a computer found alike; a person says whether it is the same. */
export function SuggestionList({ suggestions, ...ref }: SuggestionListProps) {
  const t = useTranslations("Forerunners");
  return (
    <ul className="flex flex-col gap-3">
      {suggestions.map(({ id, order, text, round, likeness }) => (
        <Card as="li" key={id} className="flex flex-col gap-2 p-4 md:p-4">
          <p className="text-sm text-muted">
            {t("suggested", { round, order })} · {t(`likeness.${likeness}`)}
          </p>
          <Link href={route("/kelola/rekomendasi/[id]", { id })} className="text-link" lang="id">
            {text}
          </Link>
          <LinkButton {...ref} forerunnerId={id} about={text} />
        </Card>
      ))}
    </ul>
  );
}
