import type { Declaration } from "@/lib/platform/areas/declaration";

export const evidence: Declaration = { messages: ["Evidence", "EvidencePack"] };
