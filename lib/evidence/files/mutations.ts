import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { isImage, type MediaType, safeFileName } from "@/lib/city/shown-evidence/media-types";
import { inspectContent, type Refusal } from "@/lib/evidence/evidence/content";
import { redraw, redrawHeic } from "@/lib/evidence/evidence/image";
import { EVIDENCE_PREFIX, MAX_BYTES } from "@/lib/evidence/evidence/limits";
import { attach, type SavedEvidence } from "@/lib/evidence/evidence/mutations";
import type { Owner } from "@/lib/evidence/evidence/owner";
import type { NewFile } from "@/lib/evidence/evidence/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, isUniqueViolation } from "@/lib/platform/db/client";
import { type AppError, ok } from "@/lib/platform/errors/app-error";
import { disk } from "@/lib/platform/storage/disk";

type Added = { ok: true; value: SavedEvidence } | { ok: false; error: AppError } | { ok: false; refusal: Refusal };
/** `sentSha256` is of what came, `sha256` of what is kept. */
type Content = { bytes: Uint8Array; type: MediaType; sha256: string; sentSha256: string };

/**
 * Takes a whole file, which is read when its turn has come: its content decides what it is, a picture is drawn anew, and what is stored is hashed. `id` is
 * the upload's, so that a finish that is asked for twice adds one row.
 */
export async function addFile(
  actor: Actor,
  owner: Owner,
  file: NewFile & { id: string },
  read: () => Promise<Uint8Array>,
): Promise<Added> {
  const before = await findAdded(actor, owner, file.id);
  if (before) return before;
  const content = await inTurn(async () => prepare(await read()));
  if ("refusal" in content) return { ok: false, refusal: content.refusal };
  return store(actor, owner, file, content);
}

async function findAdded(actor: Actor, owner: Owner, id: string): Promise<Added | null> {
  const before = await db().evidence.findUnique({ where: { id }, select: { addedById: true } });
  if (!before) return null;
  const mine = before.addedById === actor.id;
  return mine ? ok({ id, owner, shows: false }) : { ok: false, error: { code: "NOT_FOUND" } };
}

let turn: Promise<unknown> = Promise.resolve();

/** One file at a time: a decoded photograph is 150 MB, and this process also answers visitors. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => null);
  return mine;
}

async function prepare(sent: Uint8Array): Promise<Content | { refusal: Refusal }> {
  if (sent.length > MAX_BYTES) return { refusal: "tooLarge" };
  const found = await inspectContent(sent);
  if ("refusal" in found) return found;
  const bytes = await kept(sent, found);
  if (typeof bytes === "string") return { refusal: bytes };
  if (bytes.length > MAX_BYTES) return { refusal: "tooLarge" };
  return { bytes, type: found.type, sha256: hashOf(bytes), sentSha256: hashOf(sent) };
}

/** A picture as it is kept, or any other file as it came. */
function kept(sent: Uint8Array, { type, isHeic }: { type: MediaType; isHeic?: true }) {
  if (isHeic) return redrawHeic(sent);
  return isImage(type) ? redraw(sent, type) : sent;
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/**
 * First the file, under a key of its own, then its row: a row without its file can never be read. Of two that bring the
 * same content at once the unique hash lets one row in; the other takes that row, and its own file away again.
 */
async function store(actor: Actor, owner: Owner, file: NewFile & { id: string }, content: Content): Promise<Added> {
  const { sha256, sentSha256, type: mediaType, bytes } = content;
  const known = await db().evidenceFile.findUnique({ where: { sha256 }, select: { id: true } });
  const storageKey = known ? null : `${EVIDENCE_PREFIX}${sha256.slice(0, 2)}/${randomUUID()}`;
  if (storageKey) await (await disk()).put(storageKey, bytes, { contentType: mediaType });
  const fileName = safeFileName(file.fileName, mediaType);
  const { informationClass, title = fileName.replace(/\.[^.]+$/, "") } = file;
  try {
    return await db().$transaction(async (tx) => {
      const row =
        known ??
        (await tx.evidenceFile.create({
          data: { sha256, size: bytes.length, mediaType, storageKey: storageKey ?? "" },
        }));
      const added = await attach(tx, actor, owner, {
        id: file.id,
        title,
        fileName,
        informationClass,
        fileId: row.id,
        sentSha256,
      });
      if (!added.ok) throw new Refused(added.error);
      // The item has this file already: what was stored for it just now goes again.
      if (added.value.id !== file.id && !known) throw new AlreadyThere(added.value);
      return added;
    });
  } catch (error) {
    if (storageKey) await removeUnused(storageKey);
    if (error instanceof AlreadyThere) return ok(error.evidence);
    if (error instanceof Refused) return { ok: false, error: error.refusal };
    if (!isUniqueViolation(error)) throw error;
    // The same upload, or the same content, came in while this one was on its way. A picture is not drawn again: each
    // drawing of a JPEG is another content, and would be stored beside the first.
    return (await findAdded(actor, owner, file.id)) ?? store(actor, owner, file, content);
  }
}

/** Rolls the transaction back, so that no file row stays without evidence. */
class Refused extends Error {
  constructor(readonly refusal: AppError) {
    super(refusal.code);
  }
}

/** Rolls the transaction back likewise: the same file is on the item already. */
class AlreadyThere extends Error {
  constructor(readonly evidence: SavedEvidence) {
    super("The same file is there already.");
  }
}

/** A commit may have reached the database though its answer was lost: the file goes only where no row names it. */
async function removeUnused(storageKey: string): Promise<void> {
  const used = await db()
    .evidenceFile.findUnique({ where: { storageKey }, select: { id: true } })
    .catch(() => "unknown" as const);
  if (used === null) await (await disk()).delete(storageKey);
}
