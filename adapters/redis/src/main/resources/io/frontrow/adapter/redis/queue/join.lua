-- Adds users to the queue of a room one after the other, unless they have a live entry and keep it. New entries go to
-- the end of the queue or, before the opening of a room that shuffles, into the pre-queue.
--
-- At an on-sale this script runs most, and nearly all users are new. So its arguments go by position, as three lists of
-- the same length, and what is done for each user stands in the loop: building a table of names and calling functions
-- take time.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 entries, 5 last seen, 6 present, 7 away, 8 admission log
-- ARGV     1 KEEP or REQUEUE, 2 how long an unused room is kept in ms, 3 opening in ms, 0 if the room is open, 4 epoch
--          of the policy, 5 number of joins, at most 256; then the users, then for each join the id of its entry if a
--          new one is made, then, if the room shuffles, the place of each join in the pre-queue
-- Returns  an error BEHIND if the room is before its opening and the policy older than an opening that it had; else
--          five for each join: 'NEW', or 'INSTEAD' if a running turn was given up for a new entry, or 'KEPT', then id
--          of the entry, place, number of entries ahead, or below zero the number of entries in a pre-queue whose order
--          is not drawn yet, number of running turns; or 'ACTIVE', id of the entry, place, end of the turn in ms, 0.
--          All in one list, because Redis 6 sends every nested list by itself.

local room, waiting, active, entries, lastSeen, present, away, log = unpack(KEYS)
local isKept, keepMs, opensAtMs, epoch = ARGV[1] == 'KEEP', ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local count = tonumber(ARGV[5])
local users = {unpack(ARGV, 6, 5 + count)}
local newIds, preQueuePlaces = 5 + count, 5 + 2 * count

local nowMs, nowUs = now()

-- The state before the first join, kept up to date for the joins that follow. A user who joins more than once has the
-- state at the index of the first join.
local stored = redis.call('HMGET', entries, unpack(users))
local waits = redis.call('ZMSCORE', waiting, unpack(users))
local turnEnd = redis.call('ZMSCORE', active, unpack(users))
local first, heartbeats, heartbeat = {}, {}, text(nowMs)
for i, user in ipairs(users) do
  first[user] = first[user] or i
  turnEnd[i] = turnEnd[i] and tonumber(turnEnd[i]) or 0
  heartbeats[2 * i - 1], heartbeats[2 * i] = heartbeat, user
end
local length = redis.call('ZCARD', waiting)
local running = countRunning(active, nowMs)
local values = redis.call('HMGET', room, 'lastPlace', 'isDrawn', 'openedEpoch')
local last, isDrawn, openedEpoch = tonumber(values[1] or 0), values[2] == '1', tonumber(values[3] or -1)
local isShuffled = ARGV[preQueuePlaces + 1] ~= nil
local isBeforeOpening = isShuffled and newestOpening(room, epoch, opensAtMs) > nowMs

-- A room that was open and is closed again has a new seed. An instance that does not know it would draw lots by the one
-- that everybody knows.
if isBeforeOpening and epoch <= openedEpoch then
  return redis.error_reply('BEHIND the policy is older than that of the room')
end

-- The first write: out of memory, Redis refuses a script at its first write and lets the later ones of a script pass.
redis.call('ZADD', lastSeen, 'GT', unpack(heartbeats))
if isKept then
  moveBack(users, waiting, present, away, entries)
else
  redis.call('ZREM', waiting, unpack(users))
  redis.call('ZREM', away, unpack(users))
end

-- The pre-queue lasts until the opening, of which another instance may have brought a newer time, earlier or later.
-- When an open room is closed again, the pre-queue stays shut while a user waits who came by time of arrival or whose
-- place was drawn, so that none of these is overtaken.
local isPreQueue = false
if not isShuffled then
  isDrawn = true
elseif not isBeforeOpening then
  if not isDrawn or epoch > openedEpoch then
    isDrawn = true
    redis.call('HSET', room, 'isDrawn', 1, 'openedEpoch', text(math.max(epoch, openedEpoch)))
  end
else
  local behind = redis.call('ZREVRANGE', waiting, 0, 0, 'WITHSCORES')
  if #behind == 0 and isDrawn then
    isDrawn = false
    redis.call('HDEL', room, 'isDrawn')
  end
  isPreQueue = not isDrawn and (#behind == 0 or tonumber(behind[2]) < PRE_QUEUE_END)
end

-- The changes of all joins, written together at the end: arguments of ZREM, ZADD and HSET, and totals.
local left, expired, newcomers, zrem, zadd, hset = 0, 0, 0, {}, {}, {}

local function giveUp(i)
  local isActive = turnEnd[i] > nowMs
  if waits[i] or isActive then
    left = left + 1
  elseif turnEnd[i] > 0 then
    expired = expired + 1
  end
  length = length - (waits[i] and 1 or 0)
  running = running - (isActive and 1 or 0)
  if turnEnd[i] > 0 then
    zrem[#zrem + 1] = users[i]
    turnEnd[i] = 0
  end
end

-- In two parts, each within the integers of every server; %.0f takes several times as long.
local format = string.format
local function placeText(place)
  local micros = place % 1000000
  return format('%d%06d', (place - micros) / 1000000, micros)
end

local reply, notLast = {}, {}
for i, user in ipairs(users) do
  local known, base = first[user], 5 * i
  local isActive = turnEnd[known] > nowMs
  local id, place
  if isKept and stored[known] and (waits[known] or isActive) then
    id, place = string.match(stored[known], '^(.+):(%d+):%w$')
  end
  if id then
    reply[base - 4], reply[base - 3], reply[base - 2] = isActive and 'ACTIVE' or 'KEPT', id, tonumber(place)
    reply[base - 1], reply[base] = turnEnd[known], 0
    if not isActive then
      notLast[#notLast + 1] = i
    end
  else
    if stored[known] or waits[known] or turnEnd[known] > 0 then
      giveUp(known)
    end
    local score
    id = ARGV[newIds + i]
    if isPreQueue then
      score = ARGV[preQueuePlaces + i]
      place = tonumber(score)
      notLast[#notLast + 1] = i
    else
      -- Places grow strictly even if several users come within a microsecond or the clock is set back.
      last = nowUs > last and nowUs or last + 1
      place, score = last, placeText(last)
    end
    local entry = id .. ':' .. score .. (stored[known] and SETTLED or FIRST_KNOWN)
    local at = 2 * newcomers
    zadd[at + 1], zadd[at + 2] = score, user
    hset[at + 1], hset[at + 2] = user, entry
    stored[known], waits[known] = entry, score
    reply[base - 4], reply[base - 3], reply[base - 2] = isActive and 'INSTEAD' or 'NEW', id, place
    reply[base - 1], reply[base] = length, running
    newcomers, length = newcomers + 1, length + 1
  end
end

if #zrem > 0 then
  redis.call('ZREM', active, unpack(zrem))
end
if newcomers > 0 then
  redis.call('ZADD', waiting, unpack(zadd))
  redis.call('ZADD', present, unpack(zadd))
  redis.call('HSET', entries, unpack(hset))
  redis.call('HSET', room, 'lastPlace', text(last))
end
if left > 0 then
  redis.call('HINCRBY', room, 'left', left)
end
if expired > 0 then
  redis.call('HINCRBY', room, 'expired', expired)
end
if newcomers > 0 and isPreQueue then
  -- Marks in the log that a pre-queue follows the admissions so far, although its places are lower than theirs.
  local latest = redis.call('LINDEX', log, -1)
  if latest and not string.find(latest, ':PRE_QUEUE', 1, true) then
    redis.call('RPUSH', log, entryOf(hset[2]) .. ':' .. text(nowUs) .. ':PRE_QUEUE')
  end
end

expireUnused(keepMs, 0)

-- Only a user who came to the end certainly has all others ahead; for the rest the number is read.
for _, i in ipairs(notLast) do
  local isHidden = not isDrawn and reply[5 * i - 2] < PRE_QUEUE_END
  reply[5 * i - 1], reply[5 * i] = isHidden and -length or redis.call('ZRANK', waiting, users[i]), running
end
return reply
