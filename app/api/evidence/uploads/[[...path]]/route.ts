import { MAX_BYTES, UPLOAD_KEPT_MS } from "@/lib/evidence/evidence/limits";
import { mayAddEvidence } from "@/lib/evidence/evidence/mutations";
import { fileSchema, ownerSchema } from "@/lib/evidence/evidence/schemas";
import { addFile } from "@/lib/evidence/files/mutations";
import { uploadQuotaRefusal } from "@/lib/evidence/files/queries";
import { PersonalDataFound, withStatement } from "@/lib/platform/audit/statement";
import type { Actor } from "@/lib/platform/auth/actor";
import { isOurPage } from "@/lib/platform/auth/our-page";
import { findActor } from "@/lib/platform/auth/session";
import type { AppError } from "@/lib/platform/errors/app-error";
import { plainText } from "@/lib/platform/format/plain-text";
import { route } from "@/lib/platform/pages/routes";
import { type Arrived, type Metadata, refuse, resumableUploads } from "@/lib/platform/storage/uploads";

export const dynamic = "force-dynamic";

const PATH = route("/api/evidence/uploads/[[...path]]");
const STATUS: Partial<Record<AppError["code"], number>> = { NOT_FOUND: 404 };

const detailsOf = (metadata: Metadata) => {
  // tus leaves out what is empty. A title comes as any other text: plain (lib/platform/forms/fields.ts does it for forms).
  const texts = Object.entries(metadata).map(([name, value]) => [name, plainText(value ?? "")]);
  const given = Object.fromEntries(texts.filter(([, value]) => value !== ""));
  const owner = ownerSchema.safeParse(given);
  const file = fileSchema.safeParse(given);
  if (!owner.success || !file.success) return refuse(400, "INVALID");
  return { owner: { kind: owner.data.ownerKind, id: owner.data.ownerId }, file: file.data };
};

/** Who sends it, and whether the owner is still open to them, is asked at the beginning and with every part. */
async function check(actor: Actor, metadata: Metadata): Promise<void> {
  const refusal = await mayAddEvidence(actor, detailsOf(metadata).owner);
  if (refusal) refuse(STATUS[refusal.code] ?? 403, refusal.code);
}

/** As the words of other refusals come: what was found, then what the tick on the page confirms. */
function askedBack(error: unknown): never {
  if (!(error instanceof PersonalDataFound)) throw error;
  const found = error.found.map(({ text }) => text.replaceAll(":", " ")).join(", ");
  refuse(422, `personalData:${error.digests.join(",")}:${found}`);
}

async function finish(actor: Actor, { id, metadata, read }: Arrived): Promise<void> {
  const { owner, file } = detailsOf(metadata);
  const statement = {
    digests: (metadata.personalDataSeen ?? "").split(","),
    reason: metadata.personalDataReason ?? "",
  };
  const added = await withStatement(statement, () => addFile(actor, owner, { ...file, id }, read)).catch(askedBack);
  if (added.ok) return;
  if ("refusal" in added) refuse(422, added.refusal);
  refuse(STATUS[added.error.code] ?? 403, added.error.code);
}

const uploadsOf = (actor: Actor) =>
  resumableUploads({
    path: PATH,
    maxBytes: MAX_BYTES,
    keptMs: UPLOAD_KEPT_MS,
    async begin(given, size) {
      await check(actor, given);
      const refusal = await uploadQuotaRefusal(actor, size);
      // What is left goes with it: the page says how much, in the reader's language.
      if (refusal) refuse(507, `${refusal.reason}:${refusal.left}`);
      return { ...given, creator: actor.id };
    },
    async goOn(kept) {
      if (kept.creator !== actor.id) refuse(404, "NOT_FOUND");
      await check(actor, kept);
    },
    finish: (arrived) => finish(actor, arrived),
  });

async function handle(request: Request): Promise<Response> {
  if (!isOurPage(request)) return new Response("FORBIDDEN", { status: 403 });
  const actor = await findActor();
  if (!actor) return new Response("SIGNED_OUT", { status: 401 });
  // Sent later by a device: never in the name of another who has signed in since.
  if ((request.headers.get("x-kept-by") ?? actor.id) !== actor.id)
    return new Response("OTHER_ACCOUNT", { status: 401 });
  return uploadsOf(actor).handleWeb(request);
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST };
