import { useLocale } from "next-intl";
import type { ReactNode } from "react";

/** Text that exists in Indonesian only: on an English page a screen reader must read it in the right voice. */
export function Indonesian({ children }: { children: ReactNode }) {
  return useLocale() === "id" ? children : <span lang="id">{children}</span>;
}
