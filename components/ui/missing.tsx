import { useTranslations } from "next-intl";
import { Indonesian } from "./indonesian";

/** An absent figure is said in words, never shown as 0 or a dash. */
export function Missing({ owedBy }: { owedBy?: string }) {
  const t = useTranslations("Common");
  return (
    <span className="text-muted">
      {t("notAvailable")}
      {owedBy ? (
        <span className="block text-sm">
          {t.rich("owedBy", { agency: owedBy, name: (chunks) => <Indonesian>{chunks}</Indonesian> })}
        </span>
      ) : null}
    </span>
  );
}
