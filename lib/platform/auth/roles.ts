import type { Role } from "@/lib/platform/db/generated/enums";

/** The city's data steward and secretariat of the programme, whoever of it administers the product. */
export const isDiskominfo = ({ role }: { role: Role }): boolean => role === "ADMIN" || role === "STAFF";
