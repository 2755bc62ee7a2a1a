// What the application's role may do with each table (docs/decisions/0016-two-database-roles.md). Given anew at every start
// by the owner, so that a role of any name has exactly this. A test fails where a table has no line here.
import pg from "pg";
import { deployMigrations, ensureDatabase, type MigrationState, readMigrationState, withClient } from "./migrations";

/** Rows that tell what was: added, never changed, never deleted. */
const ADD = "SELECT, INSERT";
/** Rows that change and stay. */
const KEEP = `${ADD}, UPDATE`;
/** Rows of present work, which may also go. */
const ALL = `${KEEP}, DELETE`;
const columns = (...names: string[]) => `${ADD}, UPDATE (${names.map((name) => pg.escapeIdentifier(name)).join(", ")})`;

export const GRANTS: Readonly<Record<string, string>> = {
  _prisma_migrations: "SELECT",
  // The record of what was done. Links and seals are written by triggers, with the owner's rights.
  audit_events: ADD,
  audit_links: "SELECT",
  security_events: ADD,
  // What is frozen, published or proves something: only the marks that may come later are the application's to set.
  round_freezes: ADD,
  scores: columns("supersededAt", "publishedAt"),
  round_ranks: `${ADD}, DELETE`,
  recommendation_reports: ADD,
  recommendation_events: ADD,
  action_updates: ADD,
  score_replies: ADD,
  pillar_reviews: ADD,
  assessor_notes: ADD,
  evidence_files: ADD,
  evidence: columns("informationClass", "checkedById", "checkedAt", "removedById", "removedAt", "version"),
  // A draft that was never handed in may go (trigger).
  progress_reports: ALL,
  programme_years: ALL,
  programme_milestones: ALL,
  programme_funding: ALL,
  indicator_values: ALL,
  official_results: KEEP,
  evaluation_rounds: KEEP,
  testimonies: KEEP,
  consents: KEEP,
  public_questions: KEEP,
  decisions: KEEP,
  meetings: KEEP,
  answers: KEEP,
  follow_up_actions: KEEP,
  // A letter that is corrected before its round is published takes its recommendations back.
  recommendations: ALL,
  // What shipped facts rest on and how they were put right: the owner loads them.
  fact_sources: "SELECT",
  fact_loads: "SELECT",
  fact_corrections: "SELECT",
  value_withdrawals: "SELECT",
  // Taken when a form is sent, given back where it was refused.
  form_sendings: ALL,
  loads: KEEP,
  publications: KEEP,
  other_city_indices: KEEP,
  publication_items: columns("stoppedFor"),
  entry_workbooks: KEEP,
  name_aliases: KEEP,
  // Where the city is described.
  city_settings: KEEP,
  city_files: ADD,
  // One that was never used goes: what refers to it holds it by its keys.
  agencies: ALL,
  agency_names: KEEP,
  agency_successions: ADD,
  kelurahan: ALL,
  kelurahan_names: KEEP,
  kelurahan_successions: ADD,
  kelurahan_maps: ALL,
  // One that nobody used goes with the load that made it.
  users: ALL,
  account_rules: KEEP,
  account_letters: ALL,
  pillars: KEEP,
  // What was never published may go (triggers).
  programmes: ALL,
  indicators: ALL,
  indicator_definitions: ALL,
  programme_focus: KEEP,
  indicator_moves: ADD,
  indicator_targets: ALL,
  index_targets: KEEP,
  // Written by triggers, with the owner's rights.
  target_revisions: "SELECT",
  council_bodies: KEEP,
  council_members: KEEP,
  council_rhythms: KEEP,
  instruments: KEEP,
  // Parts of something that is edited as a whole until it is used, held or published (triggers say until when).
  instrument_sections: ALL,
  instrument_pillars: ALL,
  sub_dimensions: ALL,
  instrument_bands: ALL,
  instrument_levels: ALL,
  questionnaire_items: ALL,
  programme_supports: ALL,
  programme_partners: ALL,
  programme_kelurahan: ALL,
  indicator_frameworks: ALL,
  round_phase_dates: ALL,
  survey_results: ALL,
  recommendation_supports: ALL,
  decision_links: ALL,
  // Taken back a link stays; it goes with the item of a draft only.
  item_links: KEEP,
  agenda_items: ALL,
  meeting_attendances: ALL,
  // What was never published may go (trigger).
  legal_documents: ALL,
  legal_document_links: ALL,
  glossary_terms: ALL,
  site_texts: KEEP,
  // Who is reminded of what, and the letters; causes are written by a trigger with the writer's own rights.
  reminder_rules: KEEP,
  escalation_contacts: KEEP,
  reminder_choices: KEEP,
  reminder_causes: ALL,
  reminder_letters: ALL,
  reminders: ADD,
  refused_addresses: ALL,
  calendar_links: ALL,
  // Written out of the public views, and whole again at the next search.
  search_entries: ALL,
  search_vocabulary: ALL,
  search_changes: ALL,
  // Of the moment.
  evidence_packs: KEEP,
  sessions: ALL,
  sign_in_failures: ALL,
  sign_in_challenges: ALL,
  time_codes: ALL,
  recovery_codes: ALL,
  passkeys: ALL,
  question_contacts: ALL,
  visitor_limits: ALL,
  // Who hears of changes by e-mail, and the letters.
  subscriptions: ALL,
  change_issues: ALL,
  told_changes: ADD,
  subscription_letters: ALL,
  // Shared by the web processes.
  upload_turns: ALL,
  request_counts: ALL,
};

const roleOf = (url: string) => decodeURIComponent(new URL(url).username);

/** False where one role is everything: then nothing can be kept from it. */
export const hasTwoRoles = (ownerUrl: string, url: string) => roleOf(ownerUrl) !== roleOf(url);

/** Gives the application's role what the list says and takes everything else from it. */
export async function applyGrants(ownerUrl: string, url: string): Promise<void> {
  if (!hasTwoRoles(ownerUrl, url)) return;
  const role = pg.escapeIdentifier(roleOf(url));
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ database: string; owner: string; tables: string[]; views: string[] }>(
      `SELECT current_database() AS database, current_user AS owner,
         coalesce(array_agg(c.relname::text) FILTER (WHERE c.relkind IN ('r', 'p')), '{}') AS tables,
         coalesce(array_agg(c.relname::text) FILTER (WHERE c.relkind = 'v'), '{}') AS views
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')`,
    );
    const found = rows[0];
    if (!found) return;
    const database = pg.escapeIdentifier(found.database);
    const owner = pg.escapeIdentifier(found.owner);
    const on = (name: string) => `"public".${pg.escapeIdentifier(name)}`;
    const statements = [
      // A temporary table of a name of ours would be read before ours.
      `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
      `REVOKE ALL ON DATABASE ${database} FROM ${role}`,
      `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
      "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
      `REVOKE ALL ON SCHEMA public FROM ${role}`,
      `GRANT USAGE ON SCHEMA public TO ${role}`,
      // The job queue keeps its own tables, in a schema of its own.
      "CREATE SCHEMA IF NOT EXISTS pgboss",
      ...((await ownsQueue(client, found.owner)) ? [`GRANT USAGE, CREATE ON SCHEMA pgboss TO ${role}`] : []),
      `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, ${role}`,
      ...found.tables.map((name) => `GRANT ${GRANTS[name] ?? ADD} ON ${on(name)} TO ${role}`),
      ...found.views.map((name) => `GRANT SELECT ON ${on(name)} TO ${role}`),
      `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
      // A table that a later migration makes can be read and added to, until its line is written above.
      `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT ${ADD} ON TABLES TO ${role}`,
      `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${role}`,
    ];
    await client.query("BEGIN");
    // Two starts at once would disturb each other in the catalogue.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('enam-pilar/grants'))");
    // All at once: some two hundred of them, each with its way there and back, took most of what a later start does here.
    await client.query(statements.join(";\n"));
    await client.query("COMMIT");
  });
}

async function ownsQueue(client: pg.Client, owner: string): Promise<boolean> {
  const { rows } = await client.query<{ owner: string }>(
    "SELECT pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname = 'pgboss'",
  );
  return rows.length === 0 || rows[0]?.owner === owner;
}

/**
 * Database, migrations and grants: everything that is the owner's to do. `known` is what somebody has just read of the
 * migrations. Returns how many were applied.
 */
export async function prepareSchema(ownerUrl: string, url: string, known?: MigrationState): Promise<number> {
  if (!known) await ensureDatabase(ownerUrl);
  const { pending, broken } = known ?? (await readMigrationState(ownerUrl));
  const count = pending.length + broken.length;
  if (count > 0) await deployMigrations(ownerUrl);
  await applyGrants(ownerUrl, url);
  return count;
}
