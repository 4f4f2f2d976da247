#!/usr/bin/env bash
# Makes the AOT cache of an unpacked Frontrow, frontrow.aot beside its jar, by a training run: the instance warms itself up,
# buyers buy for half a minute, and it ends.
#
#   deploy/train.sh bootstrap/target/frontrow
#
# Without settings in the environment it uses embedded stores, which it deletes; otherwise those stores get demo data. It
# needs bash, curl, jq and openssl, and a JDK 25 or newer as JAVA_HOME or java: the one that will run Frontrow.
set -euo pipefail

deploy=$(cd "$(dirname "$0")" && pwd)
cd "$1"
jar=$(echo frontrow*.jar)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
port=${TRAINING_PORT:-28080}
work=$(mktemp -d)
trap 'kill "${instance:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
rm -f frontrow.aot

fail() {
  cat "$work/log" >&2
  echo "$1" >&2
  exit 1
}

"$java" "@$deploy/jvm.options" -XX:AOTCacheOutput=frontrow.aot -jar "$jar" \
  --server.port="$port" --management.server.port=$((port + 1)) --management.server.address=127.0.0.1 \
  --frontrow.data-dir="$work/data" --frontrow.demo-data=true --frontrow.wallet.charges=OPEN \
  --frontrow.seats.max-per-user=1000 --frontrow.http.warm-up=20s >"$work/log" 2>&1 &
instance=$!
curl --silent --fail --output "$work/ready" --retry 300 --retry-delay 1 --retry-all-errors \
  "http://127.0.0.1:$((port + 1))/actuator/health/readiness" || fail "The instance does not become ready."
"$deploy/rehearsal/buyers.sh" "http://127.0.0.1:$port" 30 4 || fail "The buyers could not buy."
kill "$instance"
wait "$instance" || true
[[ -f frontrow.aot ]] || fail "The JVM has made no cache."
ls -l frontrow.aot
