-- Holds seats of a performance for the holder of an active ticket, all of them or none, and lets the session last at
-- least as long.
--
-- KEYS     1 waiting, 2 active, 3 tickets, 4 the hold, 5 held seats of the performance, 6 performances with held seats,
--          7 what the user holds, 8… the seats
-- ARGV     1 user, 2 ticket as 'id:place', 3 performance, 4 id of the hold if a new one is made, 5 how long to hold in ms,
--          6 how many seats the user may have, 7… the seats' numbers, then those of the user's claims
-- Returns  'HELD', id of the hold, deadline in ms, what remains in ms, 1 if it was there already else 0;
--          or 'NOT_YOUR_TURN', how many ahead; or 'GONE'; or 'LOST' if the ticket is not known; or 'TAKEN', numbers of the seats; or 'OVER_LIMIT'

local waiting, active, tickets, record, held, performances, holdings =
  KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local user, ticket, performance, hold = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local holdMs, limit = tonumber(ARGV[5]), tonumber(ARGV[6])
local count = #KEYS - 7
local function seatKey(i) return KEYS[7 + i] end
local function seatNumber(i) return ARGV[6 + i] end

local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)

local known = redis.call('HGET', tickets, user)
if not known then
  return {'LOST'}
end
if string.sub(known, 1, -3) ~= ticket then
  return {'GONE'}
end
local ahead = redis.call('ZRANK', waiting, user)
if ahead then
  return {'NOT_YOUR_TURN', ahead}
end
local turnEnd = tonumber(redis.call('ZSCORE', active, user) or 0)
if turnEnd <= nowMs then
  return {'GONE'}
end

-- What the user has of this performance: holds with the number of their seats, and all seats, each once.
local seatsOfHold, deadlineOfHold, own, owned = {}, {}, {}, 0
local function have(seat)
  if not own[seat] then
    own[seat] = true
    owned = owned + 1
  end
end
local live = redis.call('ZRANGEBYSCORE', holdings, string.format('%.0f', nowMs), '+inf', 'WITHSCORES')
for i = 1, #live, 2 do
  local heldPerformance, seat, id = string.match(live[i], '^(.+):(%d+):(.+)$')
  if heldPerformance == performance then
    seatsOfHold[id] = (seatsOfHold[id] or 0) + 1
    deadlineOfHold[id] = tonumber(live[i + 1])
    have(seat)
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
if #taken > 1 then
  return taken
end

for i = 7, #ARGV do
  have(ARGV[i])
end
if owned > limit then
  return {'OVER_LIMIT'}
end

local deadline = string.format('%.0f', nowMs + holdMs)
local seats = {}
for i = 1, count do
  local seat = seatNumber(i)
  seats[i] = seat
  redis.call('SET', seatKey(i), hold, 'NX', 'PXAT', deadline)
  redis.call('ZADD', held, deadline, seat)
  redis.call('ZADD', holdings, deadline, performance .. ':' .. seat .. ':' .. hold)
end
redis.call('SADD', performances, performance)
redis.call('HSET', record, 'performance', performance, 'user', user, 'seats', table.concat(seats, ','),
  'expiresAt', deadline)
redis.call('PEXPIREAT', record, deadline)
redis.call('PEXPIREAT', holdings, redis.call('ZRANGE', holdings, -1, -1, 'WITHSCORES')[2])
if turnEnd < tonumber(deadline) then
  redis.call('ZADD', active, deadline, user)
end
return {'HELD', hold, tonumber(deadline), holdMs, 0}
