import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { canEditPublicWords } from "@/lib/platform/drafts/policy";
import { route } from "@/lib/platform/pages/routes";
import { isSiteText, SITE_TEXTS } from "./keys";
import type { SiteTextDraft } from "./schemas";

/** Every sentence that can be changed, with where it stands. */
export async function listSiteTexts(actor: Actor) {
  if (!canEditPublicWords(actor)) refuse(actor);
  const rows = new Map((await db().siteText.findMany()).map((row) => [row.key, row]));
  return SITE_TEXTS.map((key) => ({
    key,
    isOwn: Boolean(rows.get(key)?.publishedAt && rows.get(key)?.textId),
    hasDraft: rows.get(key)?.draft != null,
  }));
}

export async function getSiteText(actor: Actor, key: string) {
  if (!canEditPublicWords(actor)) refuse(actor);
  if (!isSiteText(key)) notFound();
  const row = await db().siteText.findUnique({ where: { key } });
  const draft = row?.draft as SiteTextDraft | null | undefined;
  return {
    key,
    version: row?.version ?? 1,
    hasDraft: Boolean(draft),
    isPublished: Boolean(row?.publishedAt),
    values: draft ?? { textId: row?.textId ?? "", textEn: row?.textEn ?? "" },
  };
}

/** The sentence as its history names it, by where it stands; null for those who do not keep the public's words. */
export async function findRevisedSiteText(actor: Actor, key: string) {
  if (!canEditPublicWords(actor) || !isSiteText(key)) return null;
  const row = await db().siteText.findUnique({ where: { key } });
  const t = await getTranslations("SiteTexts");
  const address = route("/kelola/teks/[kunci]", { kunci: key });
  return { name: t(`keys.${key}`), version: row?.version ?? 1, address, mayRestore: true };
}
