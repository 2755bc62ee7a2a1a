import { withdrawalColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { withdrawalsQuery } from "@/lib/api/query";
import { readableWithdrawals } from "@/lib/api/readable-columns";
import { listPublishedWithdrawals } from "@/lib/indicators/published";

export const dynamic = "force-dynamic";

export const GET = listing({
  name: "withdrawals",
  query: withdrawalsQuery,
  columns: withdrawalColumns,
  readable: readableWithdrawals,
  load: ({ indicator, year, page, pageSize }) =>
    listPublishedWithdrawals({ indicatorCode: indicator, year, page, pageSize }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
