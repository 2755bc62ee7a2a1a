import { describe, expect, test } from "vitest";
import { askedIn, deadKeys } from "../../../scripts/check-messages";

const WORDS = new Set(["OPEN", "CLOSED", "title", "lead"]);
const dead = (keys: string[], ...sources: string[]) =>
  deadKeys(
    keys,
    sources.map((source, at) => askedIn(`${at}.tsx`, source.replaceAll("#{", "${"))),
    WORDS,
  );

describe("a key of the messages is dead where nothing asks for it", () => {
  const page = 'const t = useTranslations("Home"); t("title");';

  test("by its name, in a file that names its namespace", () => {
    expect(dead(["Home.title", "Home.lead", "Other.title"], page)).toEqual(["Home.lead", "Other.title"]);
    expect(dead(["Home.lead"], page, 'const t = useTranslations("Other"); t("lead");')).toEqual(["Home.lead"]);
  });

  test("in a namespace that is named down to a group", () => {
    expect(dead(["Home.duties.title", "Home.title"], 'useTranslations("Home.duties")("title")')).toEqual([
      "Home.title",
    ]);
  });

  test("by a template whose gaps are words of the code, before a colon only", () => {
    const badge = 'const t = useTranslations("Status"); t(`states.#{state}`); t(`most:#{count}`)';
    const keys = ["Status.states.OPEN", "Status.states.GONE", "Status.stages.OPEN", "Status.most"];
    expect(dead(keys, badge)).toEqual(["Status.states.GONE", "Status.stages.OPEN"]);
    expect(dead(["Status.OPEN"], 'const t = useTranslations("Status"); say(`#{state}`);')).toEqual(["Status.OPEN"]);
  });

  test("by what a file asks for that it was handed, if the name is anywhere in the code", () => {
    const field = 'const t = useTranslations("Fields"); t(name);';
    expect(
      dead(["Fields.title", "Fields.token-OPEN", "Fields.token-old", "Fields.none"], field, "issue(`token-#{OPEN}`)"),
    ).toEqual(["Fields.token-old", "Fields.none"]);
    expect(dead(["Fields.none"], field, 'const problem = "none";')).toEqual([]);
  });

  test("as an object whose keys are read", () => {
    expect(dead(["Door.typed", "Door.body"], "const { typed } = messages.Door;")).toEqual(["Door.body"]);
  });
});
