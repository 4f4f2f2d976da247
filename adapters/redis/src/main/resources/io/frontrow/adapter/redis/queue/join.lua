-- Puts users in a room's line, one after the other, unless they have a live ticket and keep it: into the lobby or at the
-- end.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets, 5 seen, 6 log of admissions
-- ARGV     1 KEEP or REQUEUE, 2 how long to keep an unused room in ms, 3 opening in ms, 0 if it is open, 4 epoch, 5 how many
--          join, at most 256, then as many users, then for each of them the id of the ticket if a new one is given, then, if
--          people are shuffled, the place of each in the lobby
-- Returns  five for each join: 'NEW', or 'INSTEAD' if a running session was given up for a new ticket, or 'KEPT', then ticket
--          id, place, how many ahead, how many in; or 'IN', ticket id, place, end of the session in ms, 0. In one list,
--          because Redis 6 sends every list within a list by itself.
--
-- At an on-sale nearly all are new. What is done for each of those stands in the loop, because calling functions takes time.

local room, waiting, active, tickets, seen, log = unpack(KEYS)
local isKept, keepMs, opensAtMs, epoch = ARGV[1] == 'KEEP', ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local count = tonumber(ARGV[5])
local users = {unpack(ARGV, 6, 5 + count)}
local fresh, lobbyPlaces = 5 + count, 5 + 2 * count

-- The lobby's places are below it, those by the time of arrival above.
local LOBBY_END = 2 ^ 50

local time = redis.call('TIME')
local nowUs = time[1] * 1000000 + time[2]
local nowMs = math.floor(nowUs / 1000)
local now = string.format('%.0f', nowMs)

-- How it is before anybody joins, and then for whoever is next. The same user may join many times: the first one counts.
local known = redis.call('HMGET', tickets, unpack(users))
local waits = redis.call('ZMSCORE', waiting, unpack(users))
local turnEnd = redis.call('ZMSCORE', active, unpack(users))
local first, signs = {}, {}
for i, user in ipairs(users) do
  first[user] = first[user] or i
  turnEnd[i] = turnEnd[i] and tonumber(turnEnd[i]) or 0
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
  if not ARGV[lobbyPlaces + 1] or opensAtMs <= nowMs then
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

local function giveUp(one)
  local isIn = turnEnd[one] > nowMs
  if waits[one] or isIn then
    left = left + 1
  elseif turnEnd[one] > 0 then
    expired = expired + 1
  end
  length = length - (waits[one] and 1 or 0)
  running = running - (isIn and 1 or 0)
  if turnEnd[one] > 0 then
    over[#over + 1] = users[one]
    turnEnd[one] = 0
  end
end

-- In two parts, since each fits into every server's integers, and %.0f takes several times as long.
local format = string.format
local function placeText(place)
  local micros = place % 1000000
  return format('%d%06d', (place - micros) / 1000000, micros)
end

local joined, amidst = {}, {}
for i, user in ipairs(users) do
  local one, told = first[user], 5 * i
  local isIn = turnEnd[one] > nowMs
  local id, place
  if isKept and known[one] and (waits[one] or isIn) then
    id, place = string.match(known[one], '^(.+):(%d+):%d$')
  end
  if id then
    joined[told - 4], joined[told - 3], joined[told - 2] = isIn and 'IN' or 'KEPT', id, tonumber(place)
    joined[told - 1], joined[told] = turnEnd[one], 0
    if not isIn then
      amidst[#amidst + 1] = i
    end
  else
    if known[one] or waits[one] or turnEnd[one] > 0 then
      giveUp(one)
    end
    local text
    id = ARGV[fresh + i]
    if isLobby then
      text = ARGV[lobbyPlaces + i]
      place = tonumber(text)
      amidst[#amidst + 1] = i
    else
      -- Places grow strictly even if many come within a microsecond or the clock is set back.
      last = nowUs > last and nowUs or last + 1
      place, text = last, placeText(last)
    end
    local entry = id .. ':' .. text .. (known[one] and ':0' or ':1')
    local at = 2 * comers
    line[at + 1], line[at + 2] = text, user
    given[at + 1], given[at + 2] = user, entry
    known[one], waits[one] = entry, text
    joined[told - 4], joined[told - 3], joined[told - 2] = isIn and 'INSTEAD' or 'NEW', id, place
    joined[told - 1], joined[told] = length, running
    comers, length = comers + 1, length + 1
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
  joined[5 * i - 1], joined[5 * i] = redis.call('ZRANK', waiting, users[i]), running
end
return joined
