"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import type { EvidenceOwner } from "@/lib/city/shown-evidence/owner";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, intentOf, namesNothing, of, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import type { EvidenceRef } from "./mutations";
import {
  addLink,
  attachToSeveral,
  checkEvidence,
  classifyEvidence,
  type SavedEvidence,
  takeBackEvidence,
} from "./mutations";
import { OWNERS, type Owner } from "./owner";
import { canAttachToSeveral } from "./policy";
import type { NewLink, SeveralAnswers } from "./schemas";
import { classSchema, linkSchema, ownerSchema, severalAnswersSchema } from "./schemas";

/** What a form of the panel answers: the panel itself is drawn anew on the page that it stands on. */
export type EvidenceFormState = FormState & { saved?: "add" | "check" | "classify" | "takeBack" };

export const addLinkAction = formAction<EvidenceFormState>([linkSchema, ownerSchema], async (data) =>
  runCommand<NewLink, Owner, SavedEvidence, EvidenceFormState>(data, {
    schema: linkSchema,
    about: ownerOf,
    mutate: addLink,
    done: () => staysAs("add"),
  }),
);

/** Uses one piece of evidence for several answers of a round. */
export const attachToSeveralAction = formAction<FormState>([severalAnswersSchema, "slug"], async (data) =>
  runCommand<SeveralAnswers, { slug: string }, { slug: string }, FormState>(data, {
    schema: severalAnswersSchema,
    about: hidden(z.object({ slug: z.string().max(60) })),
    may: async (actor) => (canAttachToSeveral(actor) ? null : { code: "FORBIDDEN" }),
    mutate: async (actor, { slug }, command) => of({ slug }, attachToSeveral(actor, command)),
    done: ({ slug }) =>
      route("/kelola/putaran/[slug]/jawaban/bukti", { slug }, { query: { tersimpan: "attachToSeveral" } }),
  }),
);

/** One step of a piece of evidence: intent check, takeBack, or classify (with a class). */
export const changeEvidenceAction = formAction<EvidenceFormState>([classSchema], async (data) => {
  const intent = intentOf(data, ["check", "classify", "takeBack"]);
  if (!intent) return namesNothing(data);
  const done = ({ owner, shows }: SavedEvidence) => {
    if (shows) refreshPublicPages(() => pathsOf(owner));
    return staysAs(intent);
  };
  if (intent === "classify")
    return runCommand<NewClass, EvidenceRef, SavedEvidence, EvidenceFormState>(data, {
      schema: classSchema,
      about: refOf,
      mutate: (actor, ref, { informationClass }) => classifyEvidence(actor, ref, informationClass),
      done,
    });
  const step = { check: checkEvidence, takeBack: takeBackEvidence }[intent];
  return runCommand<object, EvidenceRef, SavedEvidence, EvidenceFormState>(data, {
    about: refOf,
    mutate: (actor, ref) => step(actor, ref),
    done,
  });
});

type NewClass = z.output<typeof classSchema>;

function ownerOf(data: FormData): Owner | undefined {
  const read = hidden(ownerSchema)(data);
  return read && { kind: read.ownerKind, id: read.ownerId };
}

/** The panel stays where it stands, and is drawn anew there. */
function staysAs(saved: NonNullable<EvidenceFormState["saved"]>): EvidenceFormState {
  refresh();
  return { saved };
}

async function pathsOf({ kind, id }: SavedEvidence["owner"]): Promise<string[]> {
  const { publicPages }: EvidenceOwner = OWNERS[kind];
  return (await publicPages?.(id)) ?? [];
}
