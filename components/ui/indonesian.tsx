import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Text that exists in Indonesian only: on an English page a screen reader must read it in the right voice. */
export function Indonesian({ children }: { children: ReactNode }) {
  return useLocale() === "id" ? children : <span lang="id">{children}</span>;
}

/** The same for a text that an English reader misses: it says that there is no translation. */
export function NotTranslated({ children }: { children: ReactNode }) {
  const t = useTranslations("Common");
  if (useLocale() === "id") return children;
  return (
    <>
      <span lang="id">{children}</span> <span className="text-sm text-muted">({t("onlyIndonesian")})</span>
    </>
  );
}
