import { problem } from "./problem";

/** What the routes of the open data answer to every method that would write. */
function refuse(): Response {
  return problem(405, "The open data can be read only.");
}

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
