CREATE OR REPLACE FUNCTION public.small_below(setting integer, unit text, ratio numeric, part_decimals integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT NULLIF(COALESCE(setting, CASE
    WHEN split_part(lower(btrim(unit)), ' ', 1) IN ('orang', 'jiwa', 'anak', 'siswa', 'siswi', 'pelajar', 'mahasiswa', 'guru',
      'balita', 'bayi', 'ibu', 'remaja', 'lansia', 'warga', 'penduduk', 'pasien', 'penderita', 'penyandang', 'peserta', 'pencari',
      'pekerja', 'pegawai', 'perempuan', 'korban', 'kasus', 'kejadian', 'kematian', 'kk', 'keluarga', 'kepala', 'wp', 'debitur',
      'penerima', 'murid', 'kader', 'relawan', 'laki-laki') THEN 5
    WHEN ratio IS NOT NULL AND part_decimals = 0 THEN 5
  END), 0)
$function$;
