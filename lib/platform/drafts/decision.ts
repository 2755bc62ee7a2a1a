import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Result } from "@/lib/platform/errors/app-error";
import { intentOf, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { withQuery } from "@/lib/platform/pages/routes";
import { forgetCity } from "@/lib/platform/settings/published";
import { type Drafted, type DraftRef, type DraftRow, discardDraft, publishDraft } from "./mutations";

type Addresses = { list: string; one: (id: string) => string; public: readonly string[] };

/** The press under a draft: intent publish, or discard. */
export function decideDraft<Row extends DraftRow, Draft extends object>(
  data: FormData,
  kind: Drafted<Row, Draft>,
  about: (data: FormData) => DraftRef | undefined,
  addresses: Addresses,
): Promise<FormState> {
  const intent = intentOf(data, ["publish", "discard"]) ?? "publish";
  return runCommand(data, {
    about,
    mutate: (actor: Actor, ref: DraftRef): Promise<Result<{ id: string; removed?: boolean }>> =>
      intent === "publish" ? publishDraft(actor, kind, ref) : discardDraft(actor, kind, ref),
    done: ({ id, removed }) => {
      if (intent === "publish") {
        forgetCity();
        refreshPublicPages(async () => addresses.public);
      }
      const next = removed ? addresses.list : addresses.one(id);
      return withQuery(next, { tersimpan: intent === "publish" ? "publishDraft" : "discardDraft" });
    },
  });
}
