import { city } from "@/lib/city/office";
import { evaluation } from "@/lib/evaluation/office";
import { followUp } from "@/lib/follow-up/office";
import type { Office, Revised } from "@/lib/platform/areas/office";
import type { FormAction } from "@/lib/platform/forms/state";
import { platform } from "@/lib/platform/office";
import { voices } from "@/lib/voices/office";
import { work } from "./office";

/** What every area adds to the signed-in side, the ground floor first (scripts/areas.json). */
export const AREAS = [platform, city, evaluation, followUp, voices, work];

/** The kind of row whose history is asked for; undefined for one that keeps none. */
export const revisedKind = (entity: string): Revised | undefined =>
  AREAS.flatMap((area) => area.revised ?? []).find((kind) => kind.entity === entity);

/** The form that a device may send later under this name; undefined for one that none has. */
export const formSentLater = (name: string): FormAction | undefined =>
  new Map(AREAS.flatMap(({ sentLater }: Office) => Object.entries(sentLater ?? {}))).get(name);
