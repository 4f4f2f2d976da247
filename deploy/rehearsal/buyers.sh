#!/usr/bin/env bash
# Buyers who join a queue, reserve a seat and pay for it, over and over, while something is done to the system. They repeat a
# call that fails, with the same key, as clients should. At the end: what they saw, and whether all that they paid for is there.
#
#   deploy/rehearsal/buyers.sh http://localhost:8080 60 4
#
# Arguments: the address, the seconds, the number of buyers. It needs an instance with demo data and points for everybody
# (FRONTROW_DEMO_DATA=true FRONTROW_WALLET_CHARGES=OPEN), bash, curl, jq and openssl. Calls and payments are written to a directory,
# which it names.
set -euo pipefail

address=$1 seconds=$2 buyers=$3
api=$address/api/v1
results=$(mktemp -d)
touch "$results/calls" "$results/paid"
end=$((SECONDS + seconds))

# call NAME CURL-ARGUMENTS…: sets status and body, and writes the call down.
call() {
  local name=$1 answer
  shift
  answer=$(curl --silent --max-time 5 --write-out '\n%{http_code}' --header 'Content-Type: application/json' "$@" || true)
  status=${answer##*$'\n'} body=${answer%$'\n'*}
  printf '%s %s %s\n' "$(date +%s%3N)" "$name" "$status" >>"$results/calls"
}

# until_done NAME CURL-ARGUMENTS…: repeats the call while the service is unavailable, for up to a minute.
until_done() {
  local patience=$((SECONDS + 60))
  while call "$@" && [[ $status == 000 || $status == 5* || $status == 429 ]]; do
    ((SECONDS < patience)) || return 1
    sleep 0.5
  done
}

field() { jq --raw-output ".$1 // empty" <<<"$body"; }

buy() {
  local number=$1 bearer queue reservation paid
  until_done sign-in "$api/sessions" --data "{\"email\": \"fan$number@frontrow.example\", \"password\": \"frontrow-demo\"}"
  bearer="Authorization: Bearer $(field accessToken)"
  until_done top-up "$api/wallet/charges" --header "$bearer" --header "Idempotency-Key: $(openssl rand -hex 16)" \
    --data '{"amount": 1000000000}'
  while ((SECONDS < end)); do
    until_done join --request POST "$api/concerts/$concert/queue-tokens" --header "$bearer"
    queue="Queue-Token: $(field token)"
    while [[ $(field state) == WAITING ]] && ((SECONDS < end)); do
      sleep 0.2
      until_done poll "$api/queue-tokens/current" --header "$queue"
    done
    until_done reserve "$api/reservations" --header "$bearer" --header "$queue" \
      --data "{\"performanceId\": \"$performance\", \"seatNumbers\": [$((RANDOM % 40000 + 1))]}"
    reservation=$(field reservationId)
    [[ -n $reservation ]] || continue
    until_done pay "$api/payments" --header "$bearer" --header "$queue" --header "Idempotency-Key: $(openssl rand -hex 16)" \
      --data "{\"reservationId\": \"$reservation\", \"method\": \"WALLET\"}"
    paid=$(field status)
    [[ $paid != SUCCESS ]] || printf '%s %s\n' "$number" "$reservation" >>"$results/paid"
  done
}

until_done concerts "$api/concerts?limit=200"
while read -r concert; do
  until_done performances "$api/concerts/$concert/performances"
  performance=$(jq --raw-output '[.items[] | select(.seatsTotal >= 40000)][0].performanceId // empty' <<<"$body")
  [[ -z $performance ]] || break
done < <(jq --raw-output '.items[].concertId' <<<"$body")

for number in $(seq "$buyers"); do
  buy "$number" &
done
wait

lost=0
while read -r number reservation; do
  until_done sign-in "$api/sessions" --data "{\"email\": \"fan$number@frontrow.example\", \"password\": \"frontrow-demo\"}"
  until_done look "$api/reservations/$reservation" --header "Authorization: Bearer $(field accessToken)"
  [[ $(field status) == CONFIRMED ]] || lost=$((lost + 1))
done < <(sort -u "$results/paid" | shuf -n 40)

until_done sign-in "$api/sessions" --data '{"email": "admin@frontrow.example", "password": "frontrow-demo"}'
until_done audit "$api/admin/audit" --header "Authorization: Bearer $(field accessToken)"

awk '$3 == "000" || $3 ~ /^5/ {failed++; if (!first) first = $1; last = $1}
     END {printf "calls %d, failed %d, from the first failure to the last %.1f s\n", NR, failed, (last - first) / 1000}' "$results/calls"
echo "paid $(wc -l <"$results/paid"), of up to 40 that were looked up $lost lost, audit ok: $(field ok)"
echo "calls and payments are in $results"
