import { expect, test } from "vitest";

test("without its database the API says so, and when to come again", async () => {
  // Nothing listens on port 1; set before the first import, because the environment is read once.
  process.env.DATABASE_URL = "postgresql://postgres@127.0.0.1:1/nowhere";
  const { GET } = await import("@/app/api/v1/pillars/route");
  const answer = await GET(new Request("http://localhost:3000/api/v1/pillars"), { params: Promise.resolve({}) });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(await answer.json()).toMatchObject({ status: 503 });
});
