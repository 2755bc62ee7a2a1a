// The layers of docs and ARCHITECTURE, rule 1. Each message says where the code belongs. No allowlist: a rule that
// the code outgrows is changed here, for everyone.

// The ground floor first.
const AREAS = Object.keys(require("./scripts/areas.json"));
const ROOM = "^lib/[^/]+/[^/]+";
// Rooms of the trade; the platform serves every one of them, and the site shows them.
const DOMAIN = "^lib/(?!platform/|site/)[^/]+/[^/]+";
const GENERATED = "^lib/platform/db/generated";

/** One rule a floor: from an area to none above it. */
const directions = AREAS.slice(0, -1).map((area, floor) => ({
  name: `${area}-stands-below`,
  comment:
    "An area imports those below it and never one above (architecture.md). Move what is misplaced, or have the one above pass it in.",
  severity: "error",
  from: { path: `^(lib|components)/${area}/` },
  to: { path: `^(lib|components)/(${AREAS.slice(floor + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...directions,
    {
      name: "lib-stands-below",
      comment: "lib/ knows nothing of what shows it. Move what both need into lib/, or pass it in as an argument.",
      severity: "error",
      from: { path: "^lib" },
      to: { path: "^(app|components|scripts|tests|prisma)/" },
    },
    {
      name: "components-stand-below-app",
      comment:
        "A component is handed its data by a page. What a page and a component share belongs in components/ or lib/.",
      severity: "error",
      from: { path: "^components" },
      to: { path: "^(app|scripts|tests|prisma)/" },
    },
    {
      name: "product-without-scripts",
      comment: "scripts/ and tests/ run the product and are no part of it. What the product needs belongs in lib/.",
      severity: "error",
      from: { path: "^(app|proxy\\.ts)" },
      to: { path: "^(scripts|tests|prisma)/" },
    },
    {
      name: "server-stands-before-the-app",
      comment:
        "server/ stands before the app and runs without its loader: it knows Next and Node only. What both must keep to is a figure in server/limits.mjs.",
      severity: "error",
      from: { path: "^server/" },
      to: { path: "^(app|components|lib|scripts|tests|prisma)/" },
    },
    {
      name: "app-knows-limits-only",
      comment: "Of server/ the app knows the list of limits and whose address is whose, and nothing else.",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { path: "^server/(?!(?:limits|network)\\.mjs$)" },
    },
    {
      name: "plain-parts-know-no-trade",
      comment:
        "components/ui and components/charts could ship in another product. What knows a domain belongs in components/<domain>/.",
      severity: "error",
      from: { path: "^components/(ui|charts)/" },
      to: { path: [`${DOMAIN}/`, "^components/(?!ui/|charts/)"] },
    },
    {
      name: "frame-around-pages",
      comment: "components/layout is the frame of whole pages. What a part of a page needs belongs in components/ui.",
      severity: "error",
      from: { path: "^components/(?!layout/)" },
      to: { path: "^components/layout/" },
    },
    {
      name: "components-write-through-actions",
      comment:
        "A component that changes something posts to a function of actions.ts, which checks the input and who sent it.",
      severity: "error",
      from: { path: "^components" },
      to: { path: `${ROOM}/mutations\\.ts$`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-do-not-read",
      comment:
        "A page reads and hands over; a component shows. Only the list of sources is looked up where a source is shown, and what the city is called and says where that stands, as words are in messages/: they are the same for all.",
      severity: "error",
      from: { path: "^components", pathNot: "^components/city/fact-sources/source-text\\.tsx$" },
      to: {
        path: `${ROOM}/(queries|published)\\.ts$`,
        pathNot: "^lib/(platform/settings|city/site-texts)/published\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "actions-call-mutations",
      comment:
        "actions.ts is schema, mutation and revalidation, nothing else. Reads for the check belong in mutations.ts.",
      severity: "error",
      from: { path: `^lib/(?!platform/auth/)[^/]+/[^/]+/actions\\.ts$` },
      to: {
        path: [`${ROOM}/queries\\.ts$`, "^lib/platform/db/"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "mutations-stand-alone",
      comment:
        "mutations.ts reads what it needs in its own transaction, with policy, rules and schemas; never through queries.ts or actions.ts.",
      severity: "error",
      from: { path: `${ROOM}/mutations\\.ts$` },
      to: { path: `${ROOM}/(queries|actions)\\.ts$`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "queries-only-read",
      comment: "queries.ts and published.ts must not write. A read that changes something belongs in mutations.ts.",
      severity: "error",
      from: { path: `${ROOM}/(queries|published)\\.ts$` },
      to: { path: `${ROOM}/(mutations|actions)\\.ts$` },
    },
    {
      name: "rules-are-pure",
      comment:
        "Rules, policies and schemas take plain data. What reads, writes or asks who is there belongs in queries.ts, published.ts, mutations.ts or the caller.",
      severity: "error",
      from: { path: `${DOMAIN}/`, pathNot: "/(queries|published|mutations|actions|dataset|figures|workbook)\\.ts$" },
      to: {
        path: [
          `${ROOM}/(queries|published|mutations|actions)\\.ts$`,
          "^lib/platform/(?!format/|[^/]+/schemas\\.ts$|auth/roles\\.ts$|forms/(?:typed|row-ref)\\.ts$|pages/routes\\.ts$)",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "sign-in-library-in-auth",
      comment:
        "next-auth is known to lib/platform/auth/ alone, to the door, which asks whether we signed a cookie, and to the tests' session, which signs one. Ask lib/platform/auth/session.ts who is there.",
      severity: "error",
      from: { pathNot: "^(lib/platform/auth/|server/session-mark\\.mjs$|tests/support/session-cookie\\.ts$)" },
      to: { path: "(^|node_modules/)next-auth(/|$)" },
    },
    {
      name: "database-behind-queries",
      comment:
        "Only queries.ts, published.ts, mutations.ts, figures.ts and workbook.ts speak to the database (and lib/platform/auth, lib/platform/audit for their own tables, lib/site/api for the state that its answers are kept under). Add a function there and call it.",
      severity: "error",
      from: {
        pathNot:
          "(^(scripts|tests|prisma)/|^lib/platform/(db|auth|audit)/|^lib/site/api/|^lib/[^/]+/[^/]+/(queries|published|mutations|figures|workbook)\\.ts$)",
      },
      // health.ts and away.ts say no more than whether the database is there.
      to: {
        path: "(^lib/platform/db/(?!health|away)|node_modules/@prisma/(client|adapter-pg)(/|$))",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "published-reads-views",
      comment:
        "published.ts and lib/site/api see the views of lib/platform/db/public.ts and nothing else, so that no unpublished row can reach the public. What needs a table belongs in queries.ts, behind an actor. How often a network has asked is no row of the city's.",
      severity: "error",
      from: { path: "^lib/[^/]+/[^/]+/published\\.ts$|^lib/site/api/" },
      to: {
        path: [
          "^lib/platform/db/(?!public|health|request-counts)",
          "^lib/platform/(auth|audit)/",
          `${ROOM}/queries\\.ts$`,
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "public-site-knows-no-one",
      comment:
        "Public pages and the open data API serve everyone the same published rows: no session, no writes. Read through published.ts; rules, schemas and lib/platform/format are free to use.",
      severity: "error",
      from: { path: ["^app/.*\\(public\\)/", "^app/api/v1/"] },
      to: { path: ["^lib/platform/(auth|audit|db)/", `${ROOM}/(queries|mutations|actions)\\.ts$`] },
    },
    {
      name: "public-site-reaches-no-one",
      comment:
        "A component on a public page leads to a session or to unpublished rows. Split it, and pass it its data from published.ts.",
      severity: "error",
      from: { path: ["^app/.*\\(public\\)/", "^app/api/v1/"] },
      to: {
        path: ["^lib/platform/auth/(?!schemas|roles)", `${ROOM}/(queries|mutations|actions)\\.ts$`],
        reachable: true,
      },
    },
    {
      name: "no-circle",
      comment: "Two modules that need each other are one module, or hide a third that both need.",
      severity: "error",
      from: { pathNot: GENERATED },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-tools-in-the-product",
      comment:
        "A package of devDependencies is not there in production. Move it to dependencies, or the code to tests/.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: GENERATED },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "resolvable",
      comment: "The import leads nowhere: a misspelt path, or a package that is not installed.",
      severity: "error",
      from: { pathNot: GENERATED },
      to: { couldNotResolve: true, pathNot: "^(react|react-dom|next)(/|$)" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", GENERATED] },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "react-server", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
