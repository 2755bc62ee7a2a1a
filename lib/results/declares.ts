import type { Declaration } from "@/lib/platform/areas/declaration";

export const results: Declaration = { messages: ["LetterForm"] };
