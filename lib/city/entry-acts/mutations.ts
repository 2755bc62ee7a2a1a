import "server-only";
import type { EntryKind } from "@/lib/city/entries/kinds";
import type { EntryRef, SavedEntry } from "@/lib/city/entries/mutations";
import {
  callBackValue,
  discardValue,
  publishValue,
  returnValue,
  reviseValue,
  verifyValue,
} from "@/lib/city/indicators/mutations";
import { funding, milestones, years } from "@/lib/city/programme-parts/mutations";
import {
  callBackProgress,
  discardProgress,
  publishProgress,
  returnProgress,
  reviseProgress,
  verifyProgress,
} from "@/lib/city/programmes/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Result } from "@/lib/platform/errors/app-error";

type Step = (actor: Actor, ref: EntryRef, confirmed?: string) => Promise<Result<SavedEntry>>;
type StepWithReason = (actor: Actor, ref: EntryRef, reason: string) => Promise<Result<SavedEntry>>;

/** What is done to each kind of entry. */
export const ENTRY_ACTS = {
  progress: {
    return: returnProgress,
    verify: verifyProgress,
    publish: publishProgress,
    revise: reviseProgress,
    callBack: callBackProgress,
    discard: discardProgress,
  },
  value: {
    return: returnValue,
    verify: verifyValue,
    publish: publishValue,
    revise: reviseValue,
    callBack: callBackValue,
    discard: discardValue,
  },
  ...{ year: years, milestone: milestones, funding },
} as const satisfies Record<
  EntryKind,
  {
    return: StepWithReason;
    verify: Step;
    publish: Step;
    revise: unknown;
    callBack: Step;
    discard: Step;
  }
>;
