# What install.sh and rollback share. The three variables are for trying it out elsewhere than in a city.
prefix="${ENAM_PILAR_PREFIX:-}"
systemctl="${ENAM_PILAR_SYSTEMCTL:-systemctl}"
ready_seconds="${ENAM_PILAR_READY_SECONDS:-120}"

opt="$prefix/opt/enam-pilar"
etc="$prefix/etc/enam-pilar"
state="$prefix/var/lib/enam-pilar"
units="$prefix/etc/systemd/system"
user=enam-pilar
source="$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")"
releases_kept=3

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}
# The site's own user may run a command of it, and change nothing of the installation.
[ "$(id -u)" -eq 0 ] || { [ "${site_may:-}" = yes ] && [ "$(id -un)" = "$user" ]; } || fail "Run this as root."

# Runs a command in a release as the site's own user, with its settings; they are read as systemd reads them, not by a shell.
# They go by the environment and not by words of a command, which everybody on the machine can read.
in_release() {
  local folder="$1" line
  shift
  local settings=()
  while IFS= read -r line; do
    line="${line%$'\r'}"
    # Only settings: whatever else stands there is left out, as systemd does.
    [[ "$line" =~ ^[A-Za-z_][A-Za-z_0-9]*= ]] || continue
    # Quotes around a value are systemd's to take off.
    [[ "$line" =~ ^([A-Za-z_0-9]+)=\"(.*)\"$ ]] && line="${BASH_REMATCH[1]}=${BASH_REMATCH[2]}"
    settings+=("$line")
  done <"$etc/enam-pilar.env"
  (
    cd "$folder"
    local name
    for name in $(compgen -e); do
      case "$name" in PATH | npm_config_registry | http_proxy | https_proxy | no_proxy | NODE_EXTRA_CA_CERTS) ;; *) unset "$name" ;; esac
    done
    export "PATH=$folder/node_modules/.bin:$PATH" LANG=C.UTF-8 \
      "npm_config_cache=$state/npm" npm_config_update_notifier=false "${settings[@]}" "ENAM_PILAR_DATA_DIR=$state/data"
    local as_site=()
    [ "$(id -u)" -ne 0 ] || as_site=(runuser -u "$user" --)
    "${as_site[@]}" env "HOME=$state" "$@"
  )
}

# In one step, so that there is no moment without a version.
point_current_at() {
  ln -sfn "$1" "$opt/current.new"
  mv -T "$opt/current.new" "$opt/current"
}

setting() { sed -n "s/^$1=//p" "$etc/enam-pilar.env" | tail -n 1; }

wait_until_ready() {
  local port deadline
  port="$(setting PORT)"
  deadline=$((SECONDS + ready_seconds))
  # By the program's own Node: a small Debian has no curl.
  until "$opt/current/node_modules/.bin/node" -e \
    'fetch(process.argv[1], { signal: AbortSignal.timeout(5000) }).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))' \
    "http://127.0.0.1:${port:-3000}/api/health/ready"; do
    [ $SECONDS -lt $deadline ] || return 1
    sleep 0.2
  done
}

# The version before may serve with what the newer one added to the database, as long as it is only added.
mark_newer() {
  install -d "$units/enam-pilar.service.d"
  printf '# Written by deploy/rollback, taken away by the next upgrade.\n[Service]\nEnvironment=ENAM_PILAR_NEWER_DATABASE=1\n' \
    >"$units/enam-pilar.service.d/newer-database.conf"
  $systemctl daemon-reload
}
clear_newer() {
  [ -e "$units/enam-pilar.service.d/newer-database.conf" ] || return 0
  rm -f "$units/enam-pilar.service.d/newer-database.conf"
  $systemctl daemon-reload
}

remove_old_releases() {
  local current previous
  current="$(readlink -f "$opt/current")"
  previous="$(cat "$opt/previous" 2>/dev/null || true)"
  find "$opt/releases" -mindepth 1 -maxdepth 1 -type d | sort -r | tail -n +$((releases_kept + 1)) | while read -r old; do
    [ "$old" = "$current" ] || [ "$old" = "$previous" ] || { rm -rf "$old" && say "Removed $old."; }
  done
}
