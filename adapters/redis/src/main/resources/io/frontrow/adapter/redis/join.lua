-- Puts a user at the end of a room's line, unless the user has a live ticket and keeps it.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets
-- ARGV     1 user, 2 id of the ticket if a new one is given, 3 KEEP or REQUEUE
-- Returns  ticket id, place, 1 if the ticket is new else 0, and where it stands:
--          'WAITING', how many ahead, how many in; or 'ACTIVE', end of the session in ms, 0

local room, waiting, active, tickets = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local user, fresh, reentry = ARGV[1], ARGV[2], ARGV[3]

local time = redis.call('TIME')
local nowUs = time[1] * 1000000 + time[2]
local nowMs = math.floor(nowUs / 1000)

local ticket = redis.call('HGET', tickets, user)
local waits = redis.call('ZSCORE', waiting, user)
local sessionEnd = tonumber(redis.call('ZSCORE', active, user) or 0)
local isIn = sessionEnd > nowMs
local keeps = ticket and (waits or isIn) and reentry == 'KEEP'

if not keeps then
  -- Removes only what is there: once a script has written, Redis lets it go on writing without memory.
  if waits or sessionEnd > 0 then
    redis.call('HINCRBY', room, (waits or isIn) and 'left' or 'expired', 1)
    redis.call('ZREM', waiting, user)
    redis.call('ZREM', active, user)
  end
  -- Places grow strictly even if many come within a microsecond or the clock is set back.
  -- Formatted, because Lua's own conversion keeps 14 digits of the 16.
  local last = tonumber(redis.call('HGET', room, 'lastPlace') or 0)
  local place = string.format('%.0f', math.max(nowUs, last + 1))
  ticket = fresh .. ':' .. place
  redis.call('HSET', room, 'lastPlace', place)
  redis.call('ZADD', waiting, place, user)
  redis.call('HSET', tickets, user, ticket)
  isIn = false
end

local id, place = string.match(ticket, '^(.+):(%d+)$')
local isFresh = keeps and 0 or 1
if isIn then
  return {id, tonumber(place), isFresh, 'ACTIVE', sessionEnd, 0}
end
local ahead = redis.call('ZRANK', waiting, user)
local running = redis.call('ZCOUNT', active, string.format('(%.0f', nowMs), '+inf')
return {id, tonumber(place), isFresh, 'WAITING', ahead, running}
