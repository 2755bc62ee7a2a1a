#!/bin/bash
# Installs or upgrades Enam Pilar on a Debian machine, as root, from the folder that this script belongs to:
#
#   deploy/install.sh            prepares beside the running version, makes a backup, migrates, switches
#   deploy/install.sh --check    says what an upgrade would do to the database, and does nothing
#   deploy/rollback              goes back to the version before
#
# Releases lie in /opt/enam-pilar/releases, settings in /etc/enam-pilar/enam-pilar.env, data in /var/lib/enam-pilar/data.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/common.sh"

check_only=no
case "$*" in
  '') ;;
  --check) check_only=yes ;;
  *) fail "It takes no words but --check." ;;
esac
[ -d "$source/app" ] || fail "$source is no copy of the program."

prepare_machine() {
  if command -v systemd-sysusers >/dev/null && [ -z "$prefix" ]; then
    install -D -m 0644 "$source/deploy/systemd/enam-pilar.sysusers" /etc/sysusers.d/enam-pilar.conf
    install -D -m 0644 "$source/deploy/systemd/enam-pilar.tmpfiles" /etc/tmpfiles.d/enam-pilar.conf
    systemd-sysusers /etc/sysusers.d/enam-pilar.conf
    systemd-tmpfiles --create /etc/tmpfiles.d/enam-pilar.conf
  else
    id "$user" >/dev/null 2>&1 || useradd --system --user-group --home-dir "$state" --shell /usr/sbin/nologin "$user"
    install -d -m 0750 -o root -g "$user" "$etc"
    install -d -m 0755 "$opt" "$opt/releases"
    install -d -m 0711 -o "$user" -g "$user" "$state"
  fi
  install -d -m 0711 -o "$user" -g "$user" "$state/data"
  [ -e "$etc/enam-pilar.env" ] || write_settings
}

# Nothing that is there is ever written over.
write_settings() {
  # With its rights before there is a secret in it, and under its name only when it is whole.
  install -m 0640 -o root -g "$user" /dev/null "$etc/enam-pilar.env.new"
  {
    echo "# Settings of Enam Pilar; what each means: /opt/enam-pilar/current/README.md. Values are taken as they stand here."
    echo "NEXTAUTH_SECRET=$(head -c 36 /dev/urandom | base64 -w0 | tr '+/' '-_')"
    echo "INTERNAL_TOKEN=$(head -c 36 /dev/urandom | base64 -w0 | tr '+/' '-_')"
    echo "SHIPPED_FACTS=none"
    grep -v -e '^#NEXTAUTH_SECRET=' -e '^#INTERNAL_TOKEN=' -e '^#SHIPPED_FACTS=' -e '^#ENAM_PILAR_DATA_DIR=' "$source/.env.example" | tail -n +4
  } >"$etc/enam-pilar.env.new"
  mv "$etc/enam-pilar.env.new" "$etc/enam-pilar.env"
  say "Settings were written to $etc/enam-pilar.env; look through them (NEXTAUTH_URL, DATABASE_URL)."
}

copy_program() {
  install -d -m 0755 -o "$user" -g "$user" "$release"
  tar -C "$source" -c --exclude-vcs --exclude=./.data --exclude='./.next*' --exclude=./node_modules --exclude=./.env \
    --exclude=./test-results --exclude=./playwright-report --exclude=./bench-results . |
    tar -C "$release" -x --no-same-owner
  chown -R "$user:$user" "$release"
  # A copy that was made on another machine may bring its packages along, for one that reaches no registry.
  if [ -d "$source/node_modules" ] && [ "${ENAM_PILAR_COPY_MODULES:-no}" = yes ]; then
    cp -a "$source/node_modules" "$release/node_modules"
    chown -R "$user:$user" "$release/node_modules"
    in_release "$release" node_modules/.bin/prisma generate >/dev/null
  else
    in_release "$release" npm ci --omit=dev --no-audit --no-fund
  fi
}

build() {
  in_release "$release" npm run -s build
  # Pages that people have open go on finding the scripts that they were sent with.
  if [ -d "$opt/current/.next/static" ]; then
    find "$opt/current/.next/static" -type f -mtime -30 -printf '%P\n' | while read -r file; do
      [ -e "$release/.next/static/$file" ] || install -D -p -m 0644 -o "$user" -g "$user" "$opt/current/.next/static/$file" "$release/.next/static/$file"
    done
  fi
  rm -rf "$state/npm"
  # Maps of packages' sources are for debuggers alone: 190 MB of each release.
  find "$release/node_modules" -name '*.map' -type f -delete
  # What runs cannot be changed by what runs; public pages alone are kept beside the build.
  chown -R root:root "$release"
  chown -R "$user:$user" "$release/.next"
}

install_units() {
  local unit
  for unit in enam-pilar.service enam-pilar-backup.service enam-pilar-backup.timer; do
    install -d "$units"
    sed -e "s#/opt/enam-pilar#$opt#g; s#/etc/enam-pilar#$etc#g; s#/var/lib/enam-pilar#$state#g" \
      "$source/deploy/systemd/$unit" >"$units/$unit"
  done
  $systemctl daemon-reload
}

prepare_machine
former=""
[ -L "$opt/current" ] && former="$(readlink -f "$opt/current")"
[ $check_only = no ] || [ -n "$former" ] || { say "Nothing is installed yet, so that there is no database to change."; exit 0; }
release="$opt/releases/$(date -u +%Y%m%dT%H%M%SZ)"
switched=no
trap '[ $switched = yes ] || rm -rf "$release"' EXIT
say "Preparing $release beside ${former:-nothing}."
copy_program

compatible=yes
if [ -n "$former" ]; then
  code=0
  in_release "$release" npm run -s migrations:pending || code=$?
  [ $code -eq 3 ] && compatible=no
  [ $code -eq 0 ] || [ $code -eq 3 ] || fail "The database could not be asked."
fi
[ $check_only = no ] || exit 0
build

if [ -n "$former" ]; then
  say "Backup before the upgrade:"
  code=0
  in_release "$former" npm run -s backup || code=$?
  [ $code -eq 0 ] || [ "${ENAM_PILAR_WITHOUT_BACKUP:-no}" = yes ] ||
    fail "The backup is not good, so nothing was switched (ENAM_PILAR_WITHOUT_BACKUP=yes goes on without)."
fi
install_units
began=$(date +%s%N)
if [ -n "$former" ] && [ $compatible = no ]; then
  say "The version before cannot go on with the new tables; it stops for the migration."
  $systemctl stop enam-pilar
fi
# A first start makes the database itself; later ones find it migrated.
[ -z "$former" ] || in_release "$release" npm run -s migrate || {
  [ $compatible = yes ] || $systemctl start enam-pilar
  fail "The migration failed; the version before is still there."
}
switched=yes
[ $compatible = yes ] && began=$(date +%s%N)
point_current_at "$release"
[ -z "$former" ] || printf '%s\n' "$former" >"$opt/previous"
$systemctl restart enam-pilar
if ! wait_until_ready; then
  say "The new version does not answer; see journalctl -u enam-pilar."
  if [ -n "$former" ] && [ $compatible = yes ]; then
    point_current_at "$former"
    mark_newer
    $systemctl restart enam-pilar
    wait_until_ready && say "The version before serves again."
  fi
  exit 1
fi
clear_newer
$systemctl enable -q enam-pilar enam-pilar-backup.timer
$systemctl start enam-pilar-backup.timer
say "Switched in $((($(date +%s%N) - began) / 1000000)) ms to $release."
remove_old_releases
