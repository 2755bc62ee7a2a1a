import { listPublishedWithdrawals } from "@/lib/city/indicators/published";
import { withdrawalColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { withdrawalsQuery } from "@/lib/site/api/query";
import { readableWithdrawals } from "@/lib/site/api/readable-columns";
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

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
