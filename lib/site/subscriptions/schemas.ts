import { z } from "zod";
import { emailAddress } from "@/lib/platform/format/email-address";

/** What somebody wants to hear of: everything, one pillar or one programme; a field of a form and of an address. */
export const ALL_TOPICS = "semua";
export const topicSchema = z.union([
  z.literal(ALL_TOPICS).transform(() => ({ kind: "all" as const })),
  z
    .string()
    .regex(/^(?:pilar|program):[A-Za-z0-9-]{1,200}$/)
    .transform((text) => {
      const [kind = "", slug = ""] = text.split(":");
      return { kind: kind === "pilar" ? ("pillar" as const) : ("programme" as const), slug };
    }),
]);
export type Topic = z.output<typeof topicSchema>;

export const subscriptionSchema = z.object({ email: emailAddress("email", "required"), topik: topicSchema });

/** What became of it, as the page after a form names it. */
export const OUTCOMES = ["terkirim", "aktif", "berhenti", "tidak-berlaku"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const isOutcome = (text: string): text is Outcome => (OUTCOMES as readonly string[]).includes(text);
