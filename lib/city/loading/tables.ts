/**
 * What a city can bring along, and under which headings its files have it. The order is the order in which things are
 * written: a programme needs its agency, a value its indicator.
 */
export const TABLES = [
  "agencies",
  "officers",
  "kelurahan",
  "programmes",
  "programmeYears",
  "milestones",
  "indicators",
  "targets",
  "values",
  "funding",
] as const;
export type Table = (typeof TABLES)[number];

/** How a cell is read (cells.ts). A reference is looked up by code, name, short name or a remembered alias. */
export type CellKind =
  | { kind: "text"; longest: number }
  | { kind: "code" }
  | { kind: "email" }
  | { kind: "year" }
  | { kind: "day" }
  | { kind: "words" }
  | { kind: "period" }
  | { kind: "number" }
  | { kind: "money" }
  | { kind: "whole"; most: number }
  | { kind: "yesNo" }
  | { kind: "target" }
  | { kind: "choice"; words: Readonly<Record<string, readonly string[]>> }
  | { kind: "reference"; to: Reference };

export type Reference = "pillar" | "agency" | "programme" | "indicator" | "kelurahan";

export type Column = {
  /** The heading that the template has, then what other files call it; compared without case and punctuation. */
  headings: readonly [string, ...string[]];
  cell: CellKind;
  isRequired?: true;
};

const text = (longest: number, ...headings: readonly [string, ...string[]]): Column => ({
  headings,
  cell: { kind: "text", longest },
});
const required = (column: Column): Column => ({ ...column, isRequired: true });
const to = (reference: Reference, ...headings: readonly [string, ...string[]]): Column => ({
  headings,
  cell: { kind: "reference", to: reference },
});

const SOURCE = text(500, "Sumber", "source", "sumber data", "dokumen", "dasar");
const PROGRAMME_NAMES = ["nama program", "program kegiatan", "program prioritas", "program unggulan"] as const;
const PROGRAMME = to("programme", "Program", "programme", ...PROGRAMME_NAMES, "kode program");
const INDICATOR_NAMES = [
  ...([
    "nama indikator",
    "indikator kinerja",
    "nama indikator kinerja",
    "uraian indikator",
    "indikator sasaran",
  ] as const),
  ...(["indikator kinerja utama", "indikator kinerja daerah", "indikator kinerja kunci", "iku", "ikd", "ikk"] as const),
] as const;
const INDICATOR_CODES = ["kode indikator", "no indikator", "nomor indikator", "id indikator"] as const;
const INDICATOR = to("indicator", "Indikator", "indicator", ...INDICATOR_NAMES, ...INDICATOR_CODES);
const AGENCY = to(
  "agency",
  "Perangkat daerah",
  "agency",
  "opd",
  "skpd",
  "dinas",
  "instansi",
  "penanggung jawab",
  ...["opd", "skpd", "perangkat daerah", "instansi"].flatMap((word) => [
    ...[`${word} pengampu`, `${word} pelaksana`, `${word} penanggung jawab`, `nama ${word}`, `kode ${word}`],
  ]),
  ...["pengampu", "pelaksana", "unit kerja", "owner"],
);
const PILLAR = to(
  "pillar",
  "Pilar",
  "pillar",
  "dimensi",
  "smart",
  "pilar smart city",
  "dimensi smart city",
  "nama pilar",
);
const YEAR: Column = {
  headings: ["Tahun", "year", "thn", "tahun anggaran", "ta", "tahun pelaksanaan"],
  cell: { kind: "year" },
};

export const COLUMNS: Readonly<Record<Table, Readonly<Record<string, Column>>>> = {
  agencies: {
    code: required({ headings: ["Kode", "code", "kode opd", "kode perangkat daerah"], cell: { kind: "code" } }),
    name: required(
      text(200, "Nama", "name", "nama opd", "nama perangkat daerah", "perangkat daerah", "opd", "skpd", "nama skpd"),
    ),
    shortName: text(60, "Singkatan", "short name", "nama singkat", "akronim"),
  },
  officers: {
    email: required({
      headings: ["Surel", "email", "e-mail", "alamat surel", "alamat email", "email dinas", "e-mail dinas"],
      cell: { kind: "email" },
    }),
    name: required(text(200, "Nama", "name", "nama lengkap", "nama petugas", "nama pegawai", "nama pejabat")),
    role: {
      headings: ["Peran", "role", "tugas"],
      cell: {
        kind: "choice",
        words: {
          AGENCY: ["agency", "opd", "petugas opd", "perangkat daerah"],
          STAFF: ["staff", "staf", "diskominfo", "petugas diskominfo", "walidata"],
          ADMIN: ["admin", "administrator"],
          COUNCIL: ["council", "dewan", "anggota dewan"],
        },
      },
    },
    agency: AGENCY,
  },
  kelurahan: {
    name: required(text(100, "Kelurahan", "nama", "nama kelurahan", "desa kelurahan", "ward")),
    kecamatan: required(text(100, "Kecamatan", "nama kecamatan", "district")),
    kecamatanCode: text(20, "Kode kecamatan", "district code"),
    code: text(20, "Kode kelurahan", "kode", "kode wilayah", "ward code"),
    codeListedOn: { headings: ["Tanggal daftar kode", "listed on", "tanggal daftar"], cell: { kind: "day" } },
  },
  programmes: {
    code: text(60, "Kode", "code", "kode program", "nomor"),
    name: required(text(300, "Nama program", "program", "nama", "name", "programme", ...PROGRAMME_NAMES)),
    pillar: required(PILLAR),
    agency: required(AGENCY),
    quickWin: { headings: ["Quick Win", "program percepatan", "unggulan"], cell: { kind: "yesNo" } },
    status: {
      headings: ["Status", "keadaan"],
      cell: {
        kind: "choice",
        words: {
          PLANNED: ["planned", "direncanakan", "rencana", "belum mulai"],
          RUNNING: ["running", "berjalan", "aktif", "jalan"],
          STOPPED: ["stopped", "berhenti", "dihentikan"],
          FINISHED: ["finished", "selesai"],
        },
      },
    },
    benefitId: text(500, "Manfaat bagi warga", "manfaat", "artinya bagi warga"),
    benefitEn: text(500, "Manfaat (Inggris)", "benefit"),
    descriptionId: text(2000, "Keterangan", "deskripsi", "uraian", "description"),
    masterplanFrom: { headings: ["Masterplan dari", "tahun mulai"], cell: { kind: "year" } },
    masterplanTo: { headings: ["Masterplan sampai", "tahun selesai"], cell: { kind: "year" } },
    source: SOURCE,
  },
  programmeYears: {
    programme: required(PROGRAMME),
    year: required(YEAR),
    planned: { headings: ["Direncanakan", "planned", "rencana"], cell: { kind: "yesNo" } },
    running: { headings: ["Berjalan", "running", "terlaksana", "pelaksanaan"], cell: { kind: "yesNo" } },
    source: SOURCE,
  },
  milestones: {
    programme: required(PROGRAMME),
    titleId: required(
      text(200, "Tonggak", "milestone", "nama tonggak", "tahapan", "tahapan kegiatan", "kegiatan", "hasil"),
    ),
    titleEn: text(200, "Tonggak (Inggris)", "milestone en"),
    dueOn: required({
      headings: ["Tenggat", "due", "target selesai", "jatuh tempo", "rencana selesai"],
      cell: { kind: "day" },
    }),
    state: {
      headings: ["Keadaan", "state", "status tonggak", "status"],
      cell: {
        kind: "choice",
        words: {
          PLANNED: ["planned", "direncanakan", "rencana", "belum", "belum selesai"],
          DONE: ["done", "selesai", "tercapai", "sudah"],
          DROPPED: ["dropped", "dibatalkan", "batal"],
        },
      },
    },
    doneOn: {
      headings: ["Selesai pada", "done on", "tanggal selesai", "realisasi", "tanggal realisasi"],
      cell: { kind: "day" },
    },
    droppedReason: text(1000, "Alasan dibatalkan", "reason", "alasan"),
  },
  indicators: {
    code: required({ headings: ["Kode", "code", ...INDICATOR_CODES], cell: { kind: "code" } }),
    name: required(text(300, "Nama indikator", "indikator", "nama", "name", ...INDICATOR_NAMES)),
    nameEn: text(300, "Nama (Inggris)", "name en", "english name"),
    pillar: required(PILLAR),
    agency: required(AGENCY),
    programme: PROGRAMME,
    unit: required(text(60, "Satuan", "unit", "satuan ukur", "satuan indikator")),
    states: { headings: ["Predikat", "states", "keadaan", "pilihan predikat"], cell: { kind: "words" } },
    decimals: { headings: ["Desimal", "decimals"], cell: { kind: "whole", most: 6 } },
    polarity: {
      headings: ["Arah", "polarity", "polaritas"],
      cell: {
        kind: "choice",
        words: {
          HIGHER: ["higher", "naik", "makin tinggi makin baik", "positif", "maksimal", "semakin tinggi semakin baik"],
          LOWER: ["lower", "turun", "makin rendah makin baik", "negatif", "minimal", "semakin rendah semakin baik"],
          NEUTRAL: ["neutral", "netral", "tidak dinilai"],
        },
      },
    },
    frequency: {
      headings: ["Frekuensi", "frequency", "periode pelaporan"],
      cell: {
        kind: "choice",
        words: {
          MONTHLY: ["monthly", "bulanan", "bulan"],
          QUARTERLY: ["quarterly", "triwulanan", "triwulan", "tribulan"],
          SEMESTERLY: ["semesterly", "semesteran", "semester"],
          YEARLY: ["yearly", "tahunan", "tahun", "annual"],
        },
      },
    },
    aggregation: {
      headings: ["Agregasi", "aggregation", "cara menjumlah"],
      cell: {
        kind: "choice",
        words: {
          SUM: ["sum", "jumlah", "dijumlah", "penjumlahan"],
          LAST: ["last", "akhir", "nilai akhir", "terakhir"],
          MEAN: ["mean", "rata-rata", "rerata"],
        },
      },
    },
    cumulative: { headings: ["Kumulatif", "cumulative"], cell: { kind: "yesNo" } },
    meaningId: text(600, "Artinya bagi warga", "arti bagi warga", "manfaat", "manfaat bagi warga"),
    meaningEn: text(600, "Artinya (Inggris)", "meaning"),
    formula: text(
      2000,
      "Rumus",
      "formula",
      "definisi",
      "definisi operasional",
      "rumus perhitungan",
      "cara perhitungan",
    ),
    dataSource: text(500, "Sumber data", "data source", "asal data"),
  },
  targets: {
    indicator: required(INDICATOR),
    year: required(YEAR),
    target: required({ headings: ["Target", "sasaran", "target kinerja"], cell: { kind: "target" } }),
    plan: text(200, "Rencana", "plan", "dokumen rencana", "dokumen perencanaan", "rpjmd"),
    source: SOURCE,
  },
  values: {
    indicator: required(INDICATOR),
    period: required({ headings: ["Periode", "period", "tahun", "bulan", "waktu"], cell: { kind: "period" } }),
    kelurahan: to("kelurahan", "Kelurahan", "ward", "desa kelurahan"),
    value: required({ headings: ["Nilai", "value", "realisasi", "capaian", "hasil"], cell: { kind: "target" } }),
    certainty: {
      headings: ["Kepastian", "status data", "certainty"],
      cell: {
        kind: "choice",
        words: {
          ESTIMATE: ["estimate", "perkiraan", "estimasi"],
          PROVISIONAL: ["provisional", "sementara"],
          FINAL: ["final", "tetap"],
        },
      },
    },
    note: text(2000, "Catatan", "note", "keterangan"),
    source: SOURCE,
  },
  funding: {
    programme: required(PROGRAMME),
    fundingSource: required({
      headings: ["Sumber dana", "funding source", "pendanaan", "sumber pendanaan", "sumber pembiayaan"],
      cell: {
        kind: "choice",
        words: {
          APBD: ["apbd", "apbd kota"],
          APBN: ["apbn", "dak", "dau"],
          CSR: ["csr", "tjsl", "tjslp"],
          KPBU: ["kpbu", "ppp"],
          OTHER: ["other", "lainnya", "lain", "hibah"],
        },
      },
    }),
    year: required(YEAR),
    planned: {
      headings: ["Rencana", "pagu", "anggaran", "planned", "rencana anggaran", "pagu anggaran", "alokasi anggaran"],
      cell: { kind: "money" },
    },
    spent: {
      headings: ["Terpakai", "realisasi", "serapan", "spent", "realisasi anggaran", "realisasi keuangan"],
      cell: { kind: "money" },
    },
    source: SOURCE,
  },
};

/**
 * What the columns of a sheet may be taken for. Beside indicators stand their figures of many years: where those were taken
 * from, and which plan has their targets, is said of the figures and kept with them.
 */
export const columnsFor = (table: Table): Readonly<Record<string, Column>> =>
  table === "indicators"
    ? { ...COLUMNS.indicators, source: SOURCE, ...(COLUMNS.targets.plan ? { plan: COLUMNS.targets.plan } : {}) }
    : COLUMNS[table];

/** What a sheet may say once for all its rows; the person fills in what the file has no column for. */
export const SAID_ONCE = ["source", "plan", "polarity", "frequency", "aggregation"] as const;
export type SaidOnce = (typeof SAID_ONCE)[number];

/** What sheets are called, where their names say what is in them. */
export const SHEET_NAMES: Readonly<Record<Table, readonly string[]>> = {
  agencies: ["Perangkat daerah", "opd", "instansi", "agencies", "skpd"],
  officers: ["Petugas", "akun", "officers", "pengguna", "pegawai"],
  kelurahan: ["Kelurahan", "wards", "daftar kelurahan"],
  programmes: ["Program", "programmes", "daftar program"],
  programmeYears: ["Tahun program", "program per tahun", "pelaksanaan program"],
  milestones: ["Tonggak", "milestones", "tahapan", "tonggak program"],
  indicators: ["Indikator", "indicators", "daftar indikator"],
  targets: ["Target", "targets", "target kinerja"],
  values: ["Nilai", "values", "realisasi", "capaian", "data"],
  funding: ["Dana", "anggaran", "funding", "pendanaan", "keuangan"],
};

/** A series that stands as columns, one a year or period, beside what it is of. */
export const SERIES = ["target", "value", "state", "planned", "spent"] as const;
export type Series = (typeof SERIES)[number];

/** The table that each cell of a series becomes a row of, and the fields it fills. */
export const SERIES_OF: Readonly<Record<Series, { table: Table; field: string; at: "year" | "period" }>> = {
  target: { table: "targets", field: "target", at: "year" },
  value: { table: "values", field: "value", at: "period" },
  state: { table: "programmeYears", field: "running", at: "year" },
  planned: { table: "funding", field: "planned", at: "year" },
  spent: { table: "funding", field: "spent", at: "year" },
};

export const SERIES_WORDS: Readonly<Record<Series, readonly string[]>> = {
  target: ["target", "sasaran"],
  value: ["realisasi", "capaian", "nilai", "hasil", "kinerja"],
  state: ["berjalan", "pelaksanaan", "terlaksana"],
  planned: ["pagu", "anggaran", "rencana"],
  spent: ["serapan", "realisasi anggaran", "realisasi keuangan", "terserap"],
};
