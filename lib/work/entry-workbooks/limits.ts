/** Entries that one workbook may change; more are brought in several. Ours: they are tried in some ten seconds. */
export const CHANGES_AT_MOST = 1500;
/** Changes that are ticked one by one; what is more is taken or left together. */
export const CHANGES_SHOWN = 300;
export const FAULTS_SHOWN = 200;
/** What nobody went on with goes after so many days. */
export const KEPT_DAYS = 30;
