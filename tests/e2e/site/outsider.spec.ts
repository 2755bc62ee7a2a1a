import { fetchPublished, verifyPublished } from "../../../scripts/audit-published";
import { expect, test } from "../../support/app";

test("anybody can check from outside that what is published is what was recorded", async ({ baseURL }) => {
  const published = await fetchPublished(baseURL ?? "");
  const { seals, frozen, traces, values, faults } = verifyPublished(published);
  expect(faults).toEqual([]);
  expect([frozen, traces, values].every((count) => count >= 2) && seals > values).toBe(true);
  // Told otherwise on its way, each is named.
  const [document, ...others] = published.frozen;
  const forged = { where: document?.where ?? "", text: (document?.text ?? "").replace(/"revision":1/, '"revision":2') };
  expect(verifyPublished({ ...published, frozen: [forged, ...others] }).faults).toEqual([
    expect.stringMatching(/is in no seal/),
  ]);
});
