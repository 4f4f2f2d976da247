-- Puts a user in a room's line, unless the user has a live ticket and keeps it: into the lobby or at the end.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets, 5 seen, 6 log of admissions
-- ARGV     1 user, 2 id of the ticket if a new one is given, 3 KEEP or REQUEUE, 4 how long to keep an unused room in ms,
--          5 the user's place in the lobby, '' if people are not shuffled, 6 opening in ms, 0 if it is open, 7 epoch
-- Returns  ticket id, place, 1 if the ticket is new else 0, 1 if a running session was given up for it else 0, and where
--          it stands: 'WAITING', how many ahead, how many in; or 'ACTIVE', end of the session in ms, 0

local room, waiting, active, tickets, seen, log = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local user, fresh, reentry, keepMs, lobbyPlace = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local opensAtMs, epoch = tonumber(ARGV[6]), tonumber(ARGV[7])

-- The lobby's places are below it, those by the time of arrival above.
local LOBBY_END = 2 ^ 50

local time = redis.call('TIME')
local nowUs = time[1] * 1000000 + time[2]
local nowMs = math.floor(nowUs / 1000)

local known = redis.call('HGET', tickets, user)
local waits = redis.call('ZSCORE', waiting, user)
local sessionEnd = tonumber(redis.call('ZSCORE', active, user) or 0)
local isIn = sessionEnd > nowMs
local keeps = known and (waits or isIn) and reentry == 'KEEP'
local endsSession = isIn and not keeps
local ticket = known and string.sub(known, 1, -3)

-- The lobby is there until the opening, of which another instance may have heard before. Nobody in it overtakes those who
-- came by the time of arrival, when a room that has opened is closed again.
local function hasLobby()
  if lobbyPlace == '' or opensAtMs <= nowMs then
    return false
  end
  local newest = redis.call('HMGET', room, 'epoch', 'opensAtMs')
  if tonumber(newest[1] or -1) > epoch and tonumber(newest[2]) <= nowMs then
    return false
  end
  local last = redis.call('ZREVRANGE', waiting, 0, 0, 'WITHSCORES')
  return #last == 0 or tonumber(last[2]) < LOBBY_END
end

if not keeps then
  -- Removes only what is there: once a script has written, Redis lets it go on writing without memory.
  if waits or sessionEnd > 0 then
    redis.call('HINCRBY', room, (waits or isIn) and 'left' or 'expired', 1)
    redis.call('ZREM', waiting, user)
    redis.call('ZREM', active, user)
  end
  local place
  if hasLobby() then
    place = lobbyPlace
    ticket = fresh .. ':' .. place
    -- A lobby after admissions comes behind those who were let in, although its places are before theirs.
    local latest = redis.call('LINDEX', log, -1)
    if latest and not string.find(latest, ':LOBBY', 1, true) then
      redis.call('RPUSH', log, string.format('%s:%.0f:LOBBY', ticket, nowUs))
    end
  else
    -- Places grow strictly even if many come within a microsecond or the clock is set back.
    -- Formatted, because Lua's own conversion keeps 14 digits of the 16.
    local last = tonumber(redis.call('HGET', room, 'lastPlace') or 0)
    place = string.format('%.0f', math.max(nowUs, last + 1))
    ticket = fresh .. ':' .. place
    redis.call('HSET', room, 'lastPlace', place)
  end
  redis.call('ZADD', waiting, place, user)
  redis.call('HSET', tickets, user, ticket .. (known and ':0' or ':1'))
  isIn = false
end
redis.call('ZADD', seen, string.format('%.0f', nowMs), user)

-- A room that nobody admits into any more vanishes.
for _, key in ipairs(KEYS) do
  if redis.call('PTTL', key) == -1 then
    redis.call('PEXPIRE', key, keepMs)
  end
end

local id, place = string.match(ticket, '^(.+):(%d+)$')
local isFresh = keeps and 0 or 1
local gaveUp = endsSession and 1 or 0
if isIn then
  return {id, tonumber(place), isFresh, gaveUp, 'ACTIVE', sessionEnd, 0}
end
local ahead = redis.call('ZRANK', waiting, user)
local running = redis.call('ZCOUNT', active, string.format('(%.0f', nowMs), '+inf')
return {id, tonumber(place), isFresh, gaveUp, 'WAITING', ahead, running}
