import type { Messages } from "next-intl";
import type { ReactNode } from "react";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { ClientMessages } from "./client-messages";

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

/**
 * The layout of a part of the office: the messages that what runs in the browser on its pages asks for, beside those that
 * every page has (signed-in.tsx). tests/unit/client-messages.test.ts says which are missing, and which nothing asks for.
 */
export function sectionMessages(...namespaces: readonly (keyof Messages)[]) {
  return async function SectionLayout({ children, params }: LayoutProps) {
    await pageLocale(params);
    return <ClientMessages namespaces={namespaces}>{children}</ClientMessages>;
  };
}
