import type { Office } from "@/lib/platform/areas/office";

export const results: Office = { messages: ["LetterForm"] };
