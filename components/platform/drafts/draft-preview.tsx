import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DecideDraft } from "@/components/platform/drafts/decide-draft";
import { PageSection } from "@/components/ui/page-header";
import type { FormAction } from "@/lib/platform/forms/state";

type DraftPreviewProps = {
  action: FormAction;
  id: string;
  version: number;
  hasDraft: boolean;
  isPublished: boolean;
  children: ReactNode;
};

/** How the public will read it, with the press that shows it to them; without a draft, how they read it now. */
export function DraftPreview({ children, hasDraft, ...decide }: DraftPreviewProps) {
  const t = useTranslations("Drafts");
  return (
    <PageSection id="pratinjau" title={t(hasDraft ? "preview" : "now")} lead={hasDraft ? t("previewLead") : undefined}>
      <div className="mb-6 rounded-md border border-dashed border-control p-4 md:p-6">{children}</div>
      {hasDraft ? <DecideDraft {...decide} /> : null}
    </PageSection>
  );
}
