import type { Office } from "@/lib/platform/areas/office";

export const evidence: Office = { messages: ["Evidence", "EvidencePack", "ItemLinks", "SeveralItems"] };
