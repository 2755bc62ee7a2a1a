import "server-only";
import type { AnyDataset } from "@/lib/platform/areas/publication";
import { absolute } from "@/lib/platform/datasets/dataset";
import { TABLE_TYPES } from "@/lib/platform/format/table-file";
import { route } from "@/lib/platform/pages/routes";
import { licenceAddress, termsOfUse } from "@/lib/site/api/terms";
import { lastPublishedAt } from "@/lib/site/publication/published";
import { EVERY_DATASET, isWhole, WORDS, wordsOf } from "./every-dataset";

const PREFIXES = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

type Value = { id: string } | { text: string; language?: string; type?: string };
/** One thing of the catalogue: its address, and what is said of it. */
type Node = { id: string; type: string; says: [predicate: string, ...values: Value[]][] };

const FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/";
const MEDIA_TYPES = "http://www.iana.org/assignments/media-types/";
const FILES = [
  { format: "json", media: "application/json", file: "JSON" },
  { format: "csv", media: "text/csv", file: "CSV" },
  { format: "xlsx", media: TABLE_TYPES.xlsx, file: "XLSX" },
] as const;

/** The catalogue of the open data in the words of DCAT 3, as DCAT-AP 3 asks for it. */
async function nodes(): Promise<Node[]> {
  const [id, en, terms, changed] = await Promise.all([WORDS.id(), WORDS.en(), termsOfUse(), lastPublishedAt()]);
  const catalogue = absolute(route("/data"));
  const at = (part: string) => `${catalogue}#${part}`;
  const both = (one: string, other: string): Value[] => [
    { text: one, language: "id" },
    { text: other, language: "en" },
  ];
  const modified: Node["says"] = changed ? [["dct:modified", { text: changed, type: "xsd:dateTime" }]] : [];
  const lists = EVERY_DATASET.filter(isWhole);
  const publisher: Node = {
    id: at("penerbit"),
    type: "foaf:Agent",
    says: [
      ["foaf:name", { text: terms.publisher }],
      ["foaf:homepage", { id: absolute("/") }],
    ],
  };
  const contact: Node = {
    id: at("kontak"),
    type: "vcard:Kind",
    says: [
      ["vcard:fn", { text: terms.contact.name }],
      ["vcard:hasURL", { id: terms.contact.url }],
      ...(terms.contact.email ? ([["vcard:hasEmail", { id: `mailto:${terms.contact.email}` }]] as Node["says"]) : []),
    ],
  };
  const whole: Node = {
    id: catalogue,
    type: "dcat:Catalog",
    says: [
      ["dct:title", ...both(id.DataPage.title, en.DataPage.title)],
      ["dct:description", ...both(id.DataPage.lead, en.DataPage.lead)],
      ["dct:publisher", { id: publisher.id }],
      ["dct:license", { id: licenceAddress() }],
      ["foaf:homepage", { id: catalogue }],
      ["dcat:service", { id: at("layanan") }],
      ["dcat:dataset", ...lists.map(({ name }) => ({ id: at(name) }))],
      ...modified,
    ],
  };
  const service: Node = {
    id: at("layanan"),
    type: "dcat:DataService",
    says: [
      ["dct:title", ...both(id.DataReference.title, en.DataReference.title)],
      ["dcat:endpointURL", { id: absolute(route("/api/v1")) }],
      ["dcat:endpointDescription", { id: absolute(route("/api/v1/openapi")) }],
      ["dcat:servesDataset", ...lists.map(({ name }) => ({ id: at(name) }))],
      ["dct:license", { id: licenceAddress() }],
    ],
  };
  const datasets = lists.flatMap((dataset): Node[] => {
    const [told, english] = [wordsOf(dataset, id), wordsOf(dataset, en)];
    const files = FILES.map((file) => distribution(dataset, file, at(`${dataset.name}-${file.format}`), told.title));
    return [
      {
        id: at(dataset.name),
        type: "dcat:Dataset",
        says: [
          ["dct:title", ...both(told.title, english.title)],
          ["dct:description", ...both(told.description, english.description)],
          ["dct:identifier", { text: at(dataset.name) }],
          ["dct:publisher", { id: publisher.id }],
          ["dcat:contactPoint", { id: contact.id }],
          ["dcat:landingPage", { id: at(dataset.name) }],
          ["dcat:keyword", ...both("smart city", "smart city")],
          ["dcat:distribution", ...files.map((file) => ({ id: file.id }))],
          ...modified,
        ],
      },
      ...files,
    ];
  });
  return [whole, publisher, contact, service, ...datasets];
}

function distribution(
  { at }: AnyDataset,
  { format, media, file }: (typeof FILES)[number],
  id: string,
  title: string,
): Node {
  const url = absolute(format === "json" ? at : `${at}?format=${format}`);
  return {
    id,
    type: "dcat:Distribution",
    says: [
      ["dct:title", { text: `${title} (${file})`, language: "id" }],
      ["dcat:accessURL", { id: url }],
      ["dcat:downloadURL", { id: url }],
      ["dct:format", { id: FILE_TYPES + file }],
      ["dcat:mediaType", { id: MEDIA_TYPES + media }],
      ["dct:license", { id: licenceAddress() }],
    ],
  };
}

/** Signs that an address in angle brackets cannot hold, and what a quoted text needs a backslash for. */
const inBrackets = (address: string) => `<${address.replace(/[\s<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`;
const quoted = (text: string) => JSON.stringify(text).replaceAll("\u007f", "\\u007F");

function inTurtle(value: Value): string {
  if ("id" in value) return inBrackets(value.id);
  if (value.language) return `${quoted(value.text)}@${value.language}`;
  return value.type ? `${quoted(value.text)}^^${value.type}` : quoted(value.text);
}

export async function catalogueAsTurtle(): Promise<string> {
  const head = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .`);
  const things = (await nodes()).map(({ id, type, says }) =>
    [
      `${inBrackets(id)} a ${type}`,
      ...says.map(([predicate, ...values]) => `  ${predicate} ${values.map(inTurtle).join(", ")}`),
    ].join(" ;\n"),
  );
  return `${head.join("\n")}\n\n${things.map((thing) => `${thing} .`).join("\n\n")}\n`;
}

export async function catalogueAsJson(): Promise<object> {
  const inJson = (value: Value) =>
    "id" in value
      ? { "@id": value.id }
      : {
          "@value": value.text,
          ...(value.language ? { "@language": value.language } : {}),
          ...(value.type ? { "@type": value.type } : {}),
        };
  return {
    "@context": PREFIXES,
    "@graph": (await nodes()).map(({ id, type, says }) => ({
      "@id": id,
      "@type": type,
      ...Object.fromEntries(says.map(([predicate, ...values]) => [predicate, values.map(inJson)])),
    })),
  };
}

/** The same for search engines: schema.org's Dataset of each list, in one catalogue. */
export async function schemaOrg(locale: "id" | "en"): Promise<object> {
  const [words, terms] = await Promise.all([WORDS[locale](), termsOfUse()]);
  const publisher = { "@type": "GovernmentOrganization", name: terms.publisher, url: absolute("/") };
  return {
    "@context": "https://schema.org",
    "@type": "DataCatalog",
    name: words.DataPage.title,
    description: words.DataPage.lead,
    url: absolute(route("/data")),
    publisher,
    dataset: EVERY_DATASET.filter(isWhole).map((dataset) => ({
      "@type": "Dataset",
      ...{ name: wordsOf(dataset, words).title, description: wordsOf(dataset, words).description },
      url: absolute(`${route("/data")}#${dataset.name}`),
      ...{ license: licenceAddress(), isAccessibleForFree: true, creator: publisher, inLanguage: ["id", "en"] },
      distribution: FILES.map(({ format, media }) => ({
        "@type": "DataDownload",
        encodingFormat: media,
        contentUrl: absolute(format === "json" ? dataset.at : `${dataset.at}?format=${format}`),
      })),
    })),
  };
}
