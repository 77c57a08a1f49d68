#!/bin/bash
# Starts a node of KurrentDB with the passwords of its two default users from files. KurrentDB takes them from the
# environment of its first start alone; set here, they are not in what `docker inspect` shows.
# Usage: kurrentdb-node.sh PROGRAM [ARGUMENT...]
set -euo pipefail
secrets=${SECRETS:-/run/secrets}

password_of() {
  local file="$secrets/kurrentdb_$1" password
  if ! password=$(cat "$file"); then
    echo "fellesbok: $file cannot be read; write the password of the user $1 in it" >&2
    exit 1
  fi
  if [ "${#password}" -lt 16 ]; then
    echo "fellesbok: the password of the user $1 is shorter than 16 characters" >&2
    exit 1
  fi
  printf '%s' "$password"
}

KURRENTDB_DEFAULT_ADMIN_PASSWORD=$(password_of admin)
KURRENTDB_DEFAULT_OPS_PASSWORD=$(password_of ops)
export KURRENTDB_DEFAULT_ADMIN_PASSWORD KURRENTDB_DEFAULT_OPS_PASSWORD
unset SECRETS
exec "$@"
