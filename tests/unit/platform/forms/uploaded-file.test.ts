import { expect, test } from "vitest";
import { uploadedFile } from "@/lib/platform/forms/uploaded-file";

const formWith = (file: File | string) => {
  const data = new FormData();
  data.set("file", file);
  return data;
};
const limit = { most: 4, tooLarge: "logoSize" } as const;

test("what is not there or too large is refused before anything of it is read", async () => {
  for (const given of [new File([], "a.png"), "a text"])
    expect(await uploadedFile(formWith(given), limit)).toEqual({ fault: "required" });
  const data = formWith(new File(["12345"], "a.png"));
  const file = data.get("file") as File;
  file.arrayBuffer = () => Promise.reject(new Error("read"));
  expect(await uploadedFile({ get: () => file } as unknown as FormData, limit)).toEqual({ fault: "logoSize" });
  const small = formWith(new File(["1234"], `${"a".repeat(300)}.png`));
  expect(await uploadedFile(small, limit)).toEqual({ name: "a".repeat(200), content: Buffer.from("1234") });
});
