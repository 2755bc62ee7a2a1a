import { useTranslations } from "next-intl";
import { ButtonLink } from "./button";
import { EmptyState } from "./empty-state";

/** Of a list that holds something, only nothing of what was asked for. */
export function FilteredOut({ href }: { href: string }) {
  const t = useTranslations("Common");
  return (
    <EmptyState
      title={t("noneFits")}
      action={
        <ButtonLink href={href} variant="secondary">
          {t("showAll")}
        </ButtonLink>
      }
    />
  );
}
