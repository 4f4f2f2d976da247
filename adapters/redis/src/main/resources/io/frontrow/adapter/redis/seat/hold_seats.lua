-- Holds seats for users of active entries of a concert, one request after the other, and each all of its seats or none.
-- The turn of a user lasts at least as long as the hold. No hold begins after the base end of the turn. The user counts
-- as seen until the deadline of the hold.
--
-- In an on-sale this script runs often, so its arguments go by position, and what needs no seat of its own is read and
-- written once for all requests.
--
-- KEYS     1 waiting, 2 active, 3 entries, 4 last seen, 5 performances with holds; then for each request its hold, the
--          held seats of its performance, the seats held by its user, the base end of the user's turn, the wanted seats
-- ARGV     for each of at most 256 requests: user, entry as 'id:place', performance, id of the hold if a new one is
--          made, how long to hold in ms, how many seats the user may have, the numbers of wanted seats and of seats
--          that the user has claimed, then those seats
-- Returns  five for each request: 'HELD', id of the hold, deadline in ms, remaining time in ms, 1 if the hold existed
--          already else 0; or 'NOT_YOUR_TURN', number of entries ahead; or 'GONE', why; or 'LOST' if no entry of the
--          user is stored; or 'NO_MORE_HOLDS' if the turn lasts only for what is held; or 'TAKEN', numbers of the held
--          seats separated by commas; or 'OVER_LIMIT'; filled up with 0. All in one list, because Redis 6 sends every
--          nested list by itself.

local waiting, active, entries, lastSeen, performances = unpack(KEYS, 1, 5)

local nowMs = now()

-- The keys and arguments of each request follow those before its k and a.
local requests = {}
local k, a = 5, 0
while a < #ARGV do
  requests[#requests + 1] = {k, a}
  k, a = k + 4 + ARGV[a + 7], a + 8 + ARGV[a + 7] + ARGV[a + 8]
end

-- The entries, and the ends of the turns, which are kept up to date for the requests that follow.
local users, known, turnEnds = {}, {}, {}
for i, request in ipairs(requests) do
  users[i] = ARGV[request[2] + 1]
end
local stored = redis.call('HMGET', entries, unpack(users))
for i, score in ipairs(redis.call('ZMSCORE', active, unpack(users))) do
  known[users[i]], turnEnds[users[i]] = stored[i], tonumber(score or 0)
end

-- What is written for all requests together at the end: ends of turns, and until when the users count as seen.
local newEnds, seenUntil, isNoted = {}, {}, {}

-- What a user has of a performance: holds with the number of their seats and their deadlines, and all seats, each
-- counted once. Also returns the last deadline of what the user holds of the concert, 0 if it is nothing.
local function holdingsOf(userSeats, performance)
  local seatsOfHold, deadlineOfHold, own, owned, last = {}, {}, {}, 0, 0
  local live = redis.call('ZRANGEBYSCORE', userSeats, text(nowMs), '+inf', 'WITHSCORES')
  for i = 1, #live, 2 do
    local heldPerformance, seat, id = string.match(live[i], '^(.+):(%d+):(.+)$')
    last = tonumber(live[i + 1])
    if heldPerformance == performance then
      seatsOfHold[id] = (seatsOfHold[id] or 0) + 1
      deadlineOfHold[id] = last
      owned = owned + (own[seat] and 0 or 1)
      own[seat] = true
    end
  end
  return seatsOfHold, deadlineOfHold, own, owned, last
end

-- Runs one request.
local function hold(k, a)
  local record, heldSeats, userSeats, baseEnd = unpack(KEYS, k + 1, k + 4)
  local user, entry, performance, newHold = unpack(ARGV, a + 1, a + 4)
  local holdMs, limit = tonumber(ARGV[a + 5]), tonumber(ARGV[a + 6])
  local count, claimed = tonumber(ARGV[a + 7]), tonumber(ARGV[a + 8])

  local stored, turnEnd = known[user], turnEnds[user]
  if not stored then
    return 'LOST'
  end
  if entryOf(stored) ~= entry then
    return 'GONE', goneReason(entry, stored)
  end
  if turnEnd <= nowMs then
    local ahead = redis.call('ZRANK', waiting, user)
    if ahead then
      return 'NOT_YOUR_TURN', ahead
    end
    return 'GONE', goneReason(entry, stored)
  end

  local seatsOfHold, deadlineOfHold, own, owned, last = holdingsOf(userSeats, performance)
  local holders, taken = {}, {}
  for i = 1, count do
    holders[i] = redis.call('GET', KEYS[k + 4 + i])
    if holders[i] then
      taken[#taken + 1] = ARGV[a + 8 + i]
    end
  end
  local first = holders[1]
  local isRepeated = first and seatsOfHold[first] == count
  for i = 2, count do
    isRepeated = isRepeated and holders[i] == first
  end
  if isRepeated then
    return 'HELD', first, deadlineOfHold[first], deadlineOfHold[first] - nowMs, 1
  end
  local base = baseEndOf(baseEnd, turnEnd)
  if base <= nowMs then
    return 'NO_MORE_HOLDS'
  end
  if #taken > 0 then
    return 'TAKEN', table.concat(taken, ',')
  end

  for i = a + 9, a + 8 + count + claimed do
    owned = owned + (own[ARGV[i]] and 0 or 1)
    own[ARGV[i]] = true
  end
  if owned > limit then
    return 'OVER_LIMIT'
  end

  local deadline = nowMs + holdMs
  local expiry, seats = text(deadline), {}
  for i = 1, count do
    local seat = ARGV[a + 8 + i]
    seats[i] = seat
    redis.call('SET', KEYS[k + 4 + i], newHold, 'NX', 'PXAT', expiry)
    redis.call('ZADD', heldSeats, expiry, seat)
    redis.call('ZADD', userSeats, expiry, performance .. ':' .. seat .. ':' .. newHold)
  end
  if not isNoted[performance] then
    redis.call('SADD', performances, performance)
    isNoted[performance] = true
  end
  redis.call('HSET', record, 'performance', performance, 'user', user, 'seats', table.concat(seats, ','),
    'expiresAt', expiry)
  redis.call('PEXPIREAT', record, expiry)
  last = math.max(last, deadline)
  redis.call('PEXPIREAT', userSeats, text(last))
  turnEnds[user] = math.max(base, last)
  storeBaseEnd(baseEnd, base, turnEnds[user])
  local n = #newEnds
  newEnds[n + 1], newEnds[n + 2] = text(turnEnds[user]), user
  seenUntil[n + 1], seenUntil[n + 2] = text(last), user
  return 'HELD', newHold, deadline, holdMs, 0
end

local replies = {}
for _, request in ipairs(requests) do
  local outcome, second, third, fourth, fifth = hold(unpack(request))
  local n = #replies
  replies[n + 1], replies[n + 2], replies[n + 3], replies[n + 4], replies[n + 5] =
    outcome, second or 0, third or 0, fourth or 0, fifth or 0
end
if #newEnds > 0 then
  redis.call('ZADD', active, 'XX', unpack(newEnds))
  redis.call('ZADD', lastSeen, 'XX', unpack(seenUntil))
end
return replies
