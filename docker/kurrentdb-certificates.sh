#!/bin/bash
# Makes an authority and a certificate for each node, once: what is there is left alone.
# Usage: kurrentdb-certificates.sh NAME=ADDRESS...
#   /authority     the authority and its key; no node and no client ever sees this volume
#   /nodes/NAME    of one node: node.crt, node.key and ca/ca.crt
#   /trust         ca.crt, for who asks
set -euo pipefail
root=${ROOT:-}
# The user of the KurrentDB image.
owner=${OWNER:-1001:1001}
umask 077

if [ ! -f "$root/authority/ca/ca.crt" ]; then
  es-gencert-cli create-ca -out "$root/authority/ca"
fi

for node in "$@"; do
  name=${node%%=*}
  address=${node#*=}
  if [ ! -f "$root/authority/$name/node.crt" ]; then
    es-gencert-cli create-node \
      -ca-certificate "$root/authority/ca/ca.crt" -ca-key "$root/authority/ca/ca.key" \
      -out "$root/authority/$name" -ip-addresses "127.0.0.1,$address" -dns-names "localhost,$name"
  fi
  mkdir -p "$root/nodes/$name/ca"
  cp -f "$root/authority/$name/node.crt" "$root/authority/$name/node.key" "$root/nodes/$name/"
  cp -f "$root/authority/ca/ca.crt" "$root/nodes/$name/ca/"
  chmod -R u=rX,go= "$root/nodes/$name"
  chown -R "$owner" "$root/nodes/$name"
done

cp -f "$root/authority/ca/ca.crt" "$root/trust/ca.crt"
chmod 0755 "$root/trust"
chmod 0444 "$root/trust/ca.crt"
