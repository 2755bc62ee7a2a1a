import { answerCells } from "./answer";

export const dynamic = "force-dynamic";

/** In development, and where requests are traced; the web server asks for the same answer itself (server/direct-answers.mjs). */
export async function POST(request: Request): Promise<Response> {
  const { status, body } = await answerCells(request);
  return Response.json(body, { status, headers: { "cache-control": "private, no-store" } });
}
