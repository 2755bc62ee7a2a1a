import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Drafted, type DraftRef, type DraftRow, restoreDraft } from "@/lib/platform/drafts/mutations";
import { canEditPublicWords } from "@/lib/platform/drafts/policy";
import { isSiteText } from "./keys";
import { type SiteTextDraft, siteTextSchema } from "./schemas";

type Row = DraftRow & SiteTextDraft & { key: string };

/** Rows are made when they are first edited, in the transaction that edits them. */
export const siteTextKind: Drafted<Row, SiteTextDraft> = {
  entity: "siteText",
  may: canEditPublicWords,
  find: async (tx, key) => {
    if (!isSiteText(key)) return null;
    await tx.siteText.createMany({ data: { key }, skipDuplicates: true });
    await tx.$queryRaw`SELECT 1 FROM "site_texts" WHERE "key" = ${key} FOR UPDATE`;
    return tx.siteText.findUnique({ where: { key } });
  },
  present: ({ textId, textEn }) => ({ textId, textEn }),
  update: (tx, key, data) => tx.siteText.update({ where: { key }, data }),
  publish: (tx, key, draft, publishedAt) => tx.siteText.update({ where: { key }, data: { ...draft, publishedAt } }),
};

export const restoreSiteText = (actor: Actor, ref: DraftRef, state: Readonly<Record<string, unknown>>) =>
  restoreDraft(actor, siteTextKind, ref, siteTextSchema, state);
