import { inBoth } from "@/lib/platform/datasets/sentence";
import { problem } from "./problem";

/** What the routes of the open data answer to every method that would write. */
function refuse(request: Request): Response {
  return problem(request, 405, inBoth("The open data can be read only.", "Data terbuka hanya bisa dibaca."));
}

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
