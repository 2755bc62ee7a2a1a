import { z } from "zod";
import { emailAddress } from "@/lib/platform/format/email-address";

export const askResetSchema = z.object({ email: emailAddress("email", "required") });

/** As it stands in the link; anything else is no link of ours. */
export const letterTokenSchema = z.string().regex(/^[\w-]{43}$/);
