type Row = Record<string, unknown>;

type PublicTexts = {
  /** Columns of the row (or texts that the step writes beside it) that the public reads, at once or later. */
  texts: readonly string[];
  /** The steps that bring them nearer to the public; back, out and away ask nothing. */
  when: (action: string, row: Row) => boolean;
};

const ON_THE_WAY = ["SUBMITTED", "VERIFIED", "PUBLISHED"];
/** An entry is asked about when it is handed in, verified and published; a draft is its writer's own. */
const entry = (_action: string, { status }: Row) => ON_THE_WAY.includes(String(status));
const by =
  (...actions: string[]) =>
  (action: string) =>
    actions.includes(action);
const always = () => true;
const isPublic = (_action: string, { publishedAt }: Row) => publishedAt !== null && publishedAt !== undefined;

/**
 * Every text that people write and that can reach the public, by the entity of its audit event. A test holds this against
 * the columns of the published views. Testimonies and residents' questions are not here: they refuse personal data.
 */
export const PUBLIC_TEXTS: Readonly<Record<string, PublicTexts>> = {
  progressReport: { texts: ["done", "obstacles", "nextStep", "evidenceUrl", "revisionReason"], when: entry },
  indicatorValue: { texts: ["note", "noteEn", "source", "revisionReason", "revisionReasonEn"], when: entry },
  programmeYear: { texts: ["note", "source", "revisionReason"], when: entry },
  programmeMilestone: { texts: ["titleId", "titleEn", "droppedReason", "revisionReason"], when: entry },
  programmeFunding: { texts: ["label", "source", "revisionReason"], when: entry },
  // A draft is the office's own until it is published; from then on each change is read.
  programme: {
    texts: [
      ...["name", "code", "descriptionId", "descriptionEn", "benefitId", "benefitEn", "source"],
      ...["closedReason", "partners"],
    ],
    when: isPublic,
  },
  indicator: {
    texts: [
      ...[
        "nameId",
        "nameEn",
        "meaningId",
        "meaningEn",
        "retiredReason",
        "baselineState",
        "baselineSource",
        "frameworks",
        "definitions",
        "moves",
      ],
    ],
    when: isPublic,
  },
  indicatorTarget: { texts: ["plan", "source", "reason", "state"], when: isPublic },
  indexTarget: { texts: ["plan", "source", "reason"], when: always },
  answer: { texts: ["reason"], when: entry },
  recommendation: {
    texts: ["resultText", "legalReason", "reportText"],
    when: by("submit", "verify", "publishFollowUp", "publishInterim"),
  },
  followUpAction: { texts: ["text", "note"], when: by("create", "progress", "changeDue") },
  publicQuestion: { texts: ["answer"], when: by("answer", "publishAnswer") },
  evidence: {
    texts: ["title", "fileName", "url"],
    when: (action, { informationClass }) =>
      informationClass === "PERIODIC" && ["add", "classify", "check"].includes(action),
  },
  officialResult: {
    texts: ["letterNumber", "reason", "content"],
    when: (action, { status }) => action !== "return" && (status === "SUBMITTED" || status === "CONFIRMED"),
  },
  score: { texts: ["source", "reason"], when: by("recordScore") },
  surveyResult: { texts: ["method", "source"], when: (action) => action !== "remove" },
  instrument: { texts: ["nameId", "nameEn", "questionnaireSource", "source", "content"], when: by("activate") },
  pillar: { texts: ["name", "focusId", "focusEn"], when: by("create", "publish") },
  // A draft is its writers' own; it is asked about when it is published.
  legalDocument: { texts: ["title", "source"], when: by("publish") },
  siteText: { texts: ["textId", "textEn"], when: by("publish") },
  glossaryTerm: { texts: ["termId", "termEn", "explanationId", "explanationEn"], when: by("publish") },
  agency: {
    texts: ["name", "shortName", "legalBasis"],
    when: by("create", "edit", "rename", "merge", "split", "receive"),
  },
  otherCityIndex: { texts: ["city", "source"], when: entry },
  kelurahanMap: { texts: ["source"], when: by("create", "edit") },
  // Taken off the site nothing is asked.
  decision: { texts: ["text"], when: (action) => action !== "withdraw" },
  meeting: { texts: ["title", "place", "agenda", "summary"], when: always },
};
