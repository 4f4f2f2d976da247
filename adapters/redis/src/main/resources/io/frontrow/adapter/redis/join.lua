-- Puts users in a room's line, one after the other, unless they have a live ticket and keep it: into the lobby or at the
-- end.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets, 5 seen, 6 log of admissions
-- ARGV     1 KEEP or REQUEUE, 2 how long to keep an unused room in ms, 3 opening in ms, 0 if it is open, 4 epoch, then three
--          for each of at most 256 joins: the user, id of the ticket if a new one is given, the user's place in the lobby,
--          '' if people are not shuffled
-- Returns  seven for each join: ticket id, place, 1 if the ticket is new else 0, 1 if a running session was given up for it
--          else 0, and where it stands: 'WAITING', how many ahead, how many in; or 'ACTIVE', end of the session in ms, 0.
--          In one list, because Redis 6 sends every list within a list by itself.

local room, waiting, active, tickets, seen, log = unpack(KEYS)
local isKept, keepMs, opensAtMs, epoch = ARGV[1] == 'KEEP', ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local users, fresh, lobbyPlaces = {}, {}, {}
for i = 5, #ARGV, 3 do
  local join = (i - 2) / 3
  users[join], fresh[join], lobbyPlaces[join] = ARGV[i], ARGV[i + 1], ARGV[i + 2]
end

-- The lobby's places are below it, those by the time of arrival above.
local LOBBY_END = 2 ^ 50

local time = redis.call('TIME')
local nowUs = time[1] * 1000000 + time[2]
local nowMs = math.floor(nowUs / 1000)
local now = string.format('%.0f', nowMs)

-- How it is before anybody joins, and then for whoever is next: the same user may join many times.
local entries = redis.call('HMGET', tickets, unpack(users))
local places = redis.call('ZMSCORE', waiting, unpack(users))
local ends = redis.call('ZMSCORE', active, unpack(users))
local known, waits, sessionEnd, signs = {}, {}, {}, {}
for i, user in ipairs(users) do
  known[user], waits[user], sessionEnd[user] = entries[i], places[i], tonumber(ends[i] or 0)
  signs[2 * i - 1], signs[2 * i] = now, user
end
local length = redis.call('ZCARD', waiting)
local running = redis.call('ZCOUNT', active, '(' .. now, '+inf')
local last = tonumber(redis.call('HGET', room, 'lastPlace') or 0)

-- The first to be written, because Redis refuses it without memory; what comes after a write it lets go on.
redis.call('ZADD', seen, unpack(signs))
if not isKept then
  redis.call('ZREM', waiting, unpack(users))
end

-- The lobby is there until the opening, of which another instance may have heard before. Nobody in it overtakes those who
-- came by the time of arrival, when a room that has opened is closed again.
local function hasLobby()
  if lobbyPlaces[1] == '' or opensAtMs <= nowMs then
    return false
  end
  local newest = redis.call('HMGET', room, 'epoch', 'opensAtMs')
  if tonumber(newest[1] or -1) > epoch and tonumber(newest[2]) <= nowMs then
    return false
  end
  local behind = redis.call('ZREVRANGE', waiting, 0, 0, 'WITHSCORES')
  return #behind == 0 or tonumber(behind[2]) < LOBBY_END
end
local isLobby = hasLobby()

-- What all of them change, written at once in the end.
local left, expired, comers, over, line, given = 0, 0, 0, {}, {}, {}

local function giveUp(user)
  local isIn = sessionEnd[user] > nowMs
  if waits[user] or isIn then
    left = left + 1
  elseif sessionEnd[user] > 0 then
    expired = expired + 1
  end
  length = length - (waits[user] and 1 or 0)
  running = running - (isIn and 1 or 0)
  if sessionEnd[user] > 0 then
    over[#over + 1] = user
    sessionEnd[user] = 0
  end
end

local function give(user, id, place)
  -- Formatted, because Lua's own conversion keeps 14 digits of the 16.
  local text = string.format('%.0f', place)
  local entry = id .. ':' .. text .. (known[user] and ':0' or ':1')
  comers, length = comers + 1, length + 1
  line[2 * comers - 1], line[2 * comers] = text, user
  given[2 * comers - 1], given[2 * comers] = user, entry
  known[user], waits[user] = entry, text
end

-- Places grow strictly even if many come within a microsecond or the clock is set back.
local function nextPlace()
  last = math.max(nowUs, last + 1)
  return last
end

local joined, amidst = {}, {}
local function tell(i, id, place, isFresh, endsSession, state, one, other)
  local at = 7 * (i - 1)
  joined[at + 1], joined[at + 2], joined[at + 3], joined[at + 4] = id, place, isFresh, endsSession
  joined[at + 5], joined[at + 6], joined[at + 7] = state, one, other
end

for i, user in ipairs(users) do
  local isIn = sessionEnd[user] > nowMs
  local id, place = string.match(known[user] or '', '^(.+):(%d+):%d$')
  if isKept and id and (waits[user] or isIn) then
    tell(i, id, tonumber(place), 0, 0, isIn and 'ACTIVE' or 'WAITING', sessionEnd[user], 0)
    if not isIn then
      amidst[#amidst + 1] = i
    end
  else
    local new = isLobby and tonumber(lobbyPlaces[i]) or nextPlace()
    giveUp(user)
    give(user, fresh[i], new)
    tell(i, fresh[i], new, 1, isIn and 1 or 0, 'WAITING', length - 1, running)
    if isLobby then
      amidst[#amidst + 1] = i
    end
  end
end

if #over > 0 then
  redis.call('ZREM', active, unpack(over))
end
if comers > 0 then
  redis.call('ZADD', waiting, unpack(line))
  redis.call('HSET', tickets, unpack(given))
  redis.call('HSET', room, 'lastPlace', string.format('%.0f', last))
  redis.call('HINCRBY', room, 'left', left)
  redis.call('HINCRBY', room, 'expired', expired)
end
if comers > 0 and isLobby then
  -- A lobby after admissions comes behind those who were let in, although its places are before theirs.
  local latest = redis.call('LINDEX', log, -1)
  if latest and not string.find(latest, ':LOBBY', 1, true) then
    redis.call('RPUSH', log, string.format('%s:%.0f:LOBBY', string.sub(given[2], 1, -3), nowUs))
  end
end

-- A room that nobody admits into any more vanishes.
for _, key in ipairs(KEYS) do
  if redis.call('PTTL', key) == -1 then
    redis.call('PEXPIRE', key, keepMs)
  end
end

-- Only whoever comes to the end surely has all others ahead.
for _, i in ipairs(amidst) do
  joined[7 * i - 1], joined[7 * i] = redis.call('ZRANK', waiting, users[i]), running
end
return joined
