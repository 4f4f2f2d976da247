-- Puts a user in a room's line, unless the user has a live ticket and keeps it: into the lobby or at the end.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets, 5 log of admissions
-- ARGV     1 user, 2 id of the ticket if a new one is given, 3 KEEP or REQUEUE, 4 the user's place in the lobby, '' if
--          people are not shuffled, 5 opening in ms, 0 if it is open, 6 epoch
-- Returns  ticket id, place, 1 if the ticket is new else 0, 1 if a running session was given up for it else 0, and where
--          it stands: 'WAITING', how many ahead, how many in; or 'ACTIVE', end of the session in ms, 0

local room, waiting, active, tickets, log = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local user, fresh, reentry, lobbyPlace = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local opensAtMs, epoch = tonumber(ARGV[5]), tonumber(ARGV[6])

-- The lobby's places are below it, those by the time of arrival above.
local LOBBY_END = 2 ^ 50

local time = redis.call('TIME')
local nowUs = time[1] * 1000000 + time[2]
local nowMs = math.floor(nowUs / 1000)

local ticket = redis.call('HGET', tickets, user)
local waits = redis.call('ZSCORE', waiting, user)
local sessionEnd = tonumber(redis.call('ZSCORE', active, user) or 0)
local isIn = sessionEnd > nowMs
local keeps = ticket and (waits or isIn) and reentry == 'KEEP'
local endsSession = isIn and not keeps

-- The lobby is there until the opening, of which another instance may have heard before. Nobody in it overtakes those who
-- came by the time of arrival, when a room that has opened is closed again.
local function hasLobby()
  if lobbyPlace == '' or opensAtMs <= nowMs then
    return false
  end
  local known = redis.call('HMGET', room, 'epoch', 'opensAtMs')
  if tonumber(known[1] or -1) > epoch and tonumber(known[2]) <= nowMs then
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
  redis.call('HSET', tickets, user, ticket)
  isIn = false
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
