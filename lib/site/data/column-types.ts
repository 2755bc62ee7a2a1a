/** What the cells of a column are, in JSON and in the CSV for programs. */
export type ColumnType = "text" | "decimal" | "integer" | "boolean" | "day" | "instant" | "address" | "list";

const OF_TYPE: Partial<Record<ColumnType, string>> = {
  decimal:
    "achievementPercent baselineValue changeDifference computed denominator numerator official officialScore physicalProgress planned scaleMax spent target targetHigh targetLow targetPercent trendDifference value",
  integer:
    "answerDays baselineYear decimals definitionNumber hiddenBelow masterplanFrom masterplanTo number order revision stage targetYear year",
  boolean: "breakInSeries cityAgency disputes hidden overdue plannedForYear quickWin runningInYear targetMet",
  day: "closedOn doneOn dueOn letterDate originalDueOn periodEnd publishedOn retiredFrom toldOn",
  instant: "answeredAt at followUpPublishedAt publishedAt receivedAt reportedAt withdrawnAt",
  address: "url",
  list: "evidence frameworks pillars ranks reports sections",
};

const TYPES = new Map(
  Object.entries(OF_TYPE).flatMap(([type, names]) =>
    names.split(" ").map((name) => [name, type as ColumnType] as const),
  ),
);

/** A name means the same in every list; a test holds the types against what the lists say. */
export const columnType = (name: string): ColumnType => TYPES.get(name) ?? "text";

/** In JSON Schema, for OpenAPI: a figure is a string, so that no digit of it is lost; whatever is not known is null. */
export function jsonSchemaOf(type: ColumnType): object {
  if (type === "list")
    return {
      type: ["array", "null"],
      items: { type: "object", additionalProperties: { type: ["string", "number", "null"] } },
    };
  if (type === "integer") return { type: ["integer", "null"] };
  if (type === "boolean") return { type: ["boolean", "null"] };
  const more: Partial<Record<ColumnType, object>> = {
    decimal: { pattern: "^-?\\d+(\\.\\d+)?$" },
    day: { format: "date" },
    instant: { format: "date-time" },
    address: { format: "uri" },
  };
  return { type: ["string", "null"], ...more[type] };
}

/** In XML Schema's words, for CSVW. */
export const xsdOf = (type: ColumnType) =>
  ({
    decimal: "decimal",
    integer: "integer",
    boolean: "boolean",
    day: "date",
    instant: "dateTime",
    address: "anyURI",
    list: "json",
    text: "string",
  })[type];
