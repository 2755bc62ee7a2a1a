import { expect, test } from "../../support/app";
import { atomFaults, catalogueFaults, csvwFaults, openApiFaults, schemaFaults } from "../../support/standards";

test("what the running app tells programs is as the standards have it: OpenAPI, DCAT-AP, feeds, and CSVW of every list", async ({
  request,
}) => {
  const read = async (address: string) => {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    return answer;
  };
  expect(await openApiFaults(await (await read("/api/v1/openapi")).json())).toEqual([]);
  expect(await catalogueFaults(await (await read("/api/v1/catalog/turtle")).text())).toEqual([]);
  expect(await schemaFaults("json-feed.schema.json", await (await read("/api/v1/feed/json")).json())).toEqual([]);
  for (const feed of ["/api/v1/feed/atom", "/api/v1/recommendations/changes"])
    expect(await atomFaults(await (await read(feed)).text()), feed).toEqual([]);
  const page = await (await read("/data")).text();
  const descriptions = [...new Set(page.match(/\/api\/v1\/csvw\/[\w-]+/g))];
  expect(descriptions.length).toBeGreaterThan(15);
  for (const description of descriptions) {
    const table = await (await read(description)).json();
    const { pathname, search } = new URL(table.url, "http://localhost");
    expect(await csvwFaults(table, await (await read(pathname + search)).text()), description).toEqual([]);
  }
});
