#!/usr/bin/env bash
# Replaces two instances of one version by two of another, one after the other, and back, while buyers buy through HAProxy.
#
#   deploy/rehearsal/upgrade.sh before/frontrow-bootstrap-0.1.0.jar after/frontrow-bootstrap-0.2.0.jar
#
# The stores and the signing key come from the environment, as for any instance; all data there are for the rehearsal. It
# needs ports 18080 to 18084, haproxy, bash, curl, jq and openssl, and a JDK as JAVA_HOME or java. The logs are in a directory, which it
# names. OPTIONS_BEFORE are settings of the instances of the version before when it comes back.
set -euo pipefail

before=$1 after=$2
deploy=$(cd "$(dirname "$0")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
logs=$(mktemp -d)
echo "The logs are in $logs."
export FRONTROW_DEMO_DATA=true FRONTROW_WALLET_CHARGES=OPEN FRONTROW_SEATS_MAX_PER_USER=1000 FRONTROW_HTTP_WARMUP=5s

declare -A instances
trap 'kill "${instances[@]}" "${balancer:-}" "${buyers:-}" 2>/dev/null || true' EXIT

say() { echo "$(date +%T) $1"; }

# start PORT JAR SETTINGS…: starts an instance at the port, its health at the next one, and waits until it is ready.
start() {
  local port=$1 jar=$2
  shift 2
  "$java" -jar "$jar" --server.port="$port" --management.server.port=$((port + 1)) \
    --frontrow.data-dir="$logs/data" "$@" >>"$logs/$port.log" 2>&1 &
  instances[$port]=$!
  curl --silent --fail --output "$logs/ready" --retry 300 --retry-delay 1 --retry-all-errors \
    "http://127.0.0.1:$((port + 1))/actuator/health/readiness"
}

# replace PORT JAR SETTINGS…
replace() {
  say "$1 becomes $2"
  kill "${instances[$1]}"
  wait "${instances[$1]}" || true
  start "$@"
  say "$1 is ready"
}

start 18081 "$before"
start 18083 "$before"

sed -e 's/bind :8080/bind 127.0.0.1:18080/' \
  -e 's/server-template .*/server first 127.0.0.1:18081 port 18082\n    server second 127.0.0.1:18083 port 18084/' \
  "$deploy/haproxy.cfg" >"$logs/haproxy.cfg"
haproxy -db -f "$logs/haproxy.cfg" >"$logs/haproxy.log" 2>&1 &
balancer=$!

"$deploy/rehearsal/buyers.sh" http://127.0.0.1:18080 "${SECONDS_OF_BUYERS:-180}" 3 &
buyers=$!
sleep 15
replace 18081 "$after"
sleep 15 # both versions
replace 18083 "$after"
sleep 10
read -ra settings <<<"${OPTIONS_BEFORE:-}"
replace 18081 "$before" "${settings[@]}"
sleep 15 # both versions again
replace 18083 "$before" "${settings[@]}"
say "The buyers go on for a while."
wait "$buyers"
