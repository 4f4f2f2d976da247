-- Holds seats of a performance for the user of an active entry, all of them or none, and lets the turn last at least as
-- long as the hold. No hold begins after the base end of the turn. The user counts as seen until the deadline of the
-- hold. The arguments go by position, because two lists of seats follow.
--
-- KEYS     1 waiting, 2 active, 3 entries, 4 hold, 5 held seats of the performance, 6 performances with holds, 7 seats
--          held by the user, 8 base end of the user's turn, 9 last seen, 10… the seats
-- ARGV     1 user, 2 entry as 'id:place', 3 performance, 4 id of the hold if a new one is made, 5 how long to hold in
--          ms, 6 how many seats the user may have, 7… the numbers of the seats, then those of the seats that the user
--          has claimed
-- Returns  'HELD', id of the hold, deadline in ms, remaining time in ms, 1 if the hold existed already else 0;
--          or 'NOT_YOUR_TURN', number of entries ahead; or 'GONE', why; or 'LOST' if no entry of the user is stored;
--          or 'NO_MORE_HOLDS' if the turn lasts only for what is held; or 'TAKEN', numbers of the held seats; or
--          'OVER_LIMIT'

local waiting, active, entries, record, heldSeats, performances, userSeats, baseEnd, lastSeen =
  KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8], KEYS[9]
local user, entry, performance, hold = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local holdMs, limit = tonumber(ARGV[5]), tonumber(ARGV[6])
local count = #KEYS - 9
local function seatKey(i) return KEYS[9 + i] end
local function seatNumber(i) return ARGV[6 + i] end

local nowMs = now()

local stored = redis.call('HGET', entries, user)
if not stored then
  return {'LOST'}
end
if entryOf(stored) ~= entry then
  return {'GONE', goneReason(entry, stored)}
end
local ahead = redis.call('ZRANK', waiting, user)
if ahead then
  return {'NOT_YOUR_TURN', ahead}
end
local turnEnd = turnEndOf(active, user)
if turnEnd <= nowMs then
  return {'GONE', goneReason(entry, stored)}
end

-- What the user has of this performance: holds with the number of their seats, and all seats, each counted once.
local seatsOfHold, deadlineOfHold, own, owned = {}, {}, {}, 0
local function countOwn(seat)
  if not own[seat] then
    own[seat] = true
    owned = owned + 1
  end
end
local live = redis.call('ZRANGEBYSCORE', userSeats, text(nowMs), '+inf', 'WITHSCORES')
for i = 1, #live, 2 do
  local heldPerformance, seat, id = string.match(live[i], '^(.+):(%d+):(.+)$')
  if heldPerformance == performance then
    seatsOfHold[id] = (seatsOfHold[id] or 0) + 1
    deadlineOfHold[id] = tonumber(live[i + 1])
    countOwn(seat)
  end
end

local taken = {'TAKEN'}
local first = redis.call('GET', seatKey(1))
local isRepeated = seatsOfHold[first] == count
for i = 1, count do
  local holder = redis.call('GET', seatKey(i))
  isRepeated = isRepeated and holder == first
  if holder then
    taken[#taken + 1] = tonumber(seatNumber(i))
  end
end
if isRepeated then
  return {'HELD', first, deadlineOfHold[first], deadlineOfHold[first] - nowMs, 1}
end
local base = baseEndOf(baseEnd, turnEnd)
if base <= nowMs then
  return {'NO_MORE_HOLDS'}
end
if #taken > 1 then
  return taken
end

for i = 7, #ARGV do
  countOwn(ARGV[i])
end
if owned > limit then
  return {'OVER_LIMIT'}
end

local deadline = text(nowMs + holdMs)
local seats = {}
for i = 1, count do
  local seat = seatNumber(i)
  seats[i] = seat
  redis.call('SET', seatKey(i), hold, 'NX', 'PXAT', deadline)
  redis.call('ZADD', heldSeats, deadline, seat)
  redis.call('ZADD', userSeats, deadline, performance .. ':' .. seat .. ':' .. hold)
end
redis.call('SADD', performances, performance)
redis.call('HSET', record, 'performance', performance, 'user', user, 'seats', table.concat(seats, ','),
  'expiresAt', deadline)
redis.call('PEXPIREAT', record, deadline)
local lastDeadline = redis.call('ZRANGE', userSeats, -1, -1, 'WITHSCORES')[2]
redis.call('PEXPIREAT', userSeats, lastDeadline)
endTurnWith(active, baseEnd, user, base, lastDeadline)
redis.call('ZADD', lastSeen, 'XX', lastDeadline, user)
return {'HELD', hold, tonumber(deadline), holdMs, 0}
