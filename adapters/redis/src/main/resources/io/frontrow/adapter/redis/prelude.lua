-- The fragments that several scripts share. Script.load puts this file in front of each script. It only defines, so a
-- script pays for what it calls. Like the scripts it runs on Redis 6.2 and in a cluster, where every key used must be
-- in KEYS.
--
-- An entry is written as 'id:place'. Redis stores it with a suffix behind it:
--   FIRST_KNOWN  the user was unknown when the entry was made, so an earlier one may have been lost; not admitted, not
--                left
--   RESTORED     the entry was lost and restored, and has not been admitted since
--   BACK         its user was away and is back, so entries behind it may have been admitted; not admitted since
--   SETTLED      any other entry
-- An entry that is gone for another reason than the end of its turn has the suffix of that reason. FIRST_KNOWN_IDLE and
-- FIRST_KNOWN_BACK are those of an entry that was FIRST_KNOWN when it was evicted or came back.
local SETTLED, FIRST_KNOWN, RESTORED, BACK = ':0', ':1', ':2', ':9'
local GONE = {LEFT = ':3', COMPLETED = ':4', IDLE = ':5', REMOVED = ':6', SALE_CLOSED = ':7'}
local FIRST_KNOWN_IDLE, FIRST_KNOWN_BACK = ':8', ':A'
-- Places in the pre-queue are below it, places by time of arrival above.
local PRE_QUEUE_END = 2 ^ 50

-- The time by the clock of Redis, in ms and in µs.
local function now()
  local time = redis.call('TIME')
  local us = time[1] * 1000000 + time[2]
  return math.floor(us / 1000), us
end

-- A whole number as text; by itself, Lua writes a large one with an exponent.
local function text(number)
  return string.format('%.0f', number)
end

-- The arguments from an index on, each name followed by its value, as a table in which a missing name is an error.
local function named(from)
  local arguments = {}
  for i = from, #ARGV, 2 do
    arguments[ARGV[i]] = ARGV[i + 1]
  end
  return setmetatable(arguments, {__index = function(_, name) error('argument ' .. name .. ' is missing') end})
end

local function entryOf(stored)
  return string.sub(stored, 1, -3)
end

-- Why an entry is gone, which is not lost and neither waits nor has a turn.
local GONE_REASONS = {['3'] = 'LEFT', ['4'] = 'COMPLETED', ['5'] = 'IDLE', ['6'] = 'REMOVED', ['7'] = 'SALE_CLOSED',
  ['8'] = 'IDLE'}
local function goneReason(entry, stored)
  if entryOf(stored) ~= entry then
    return 'REPLACED'
  end
  return GONE_REASONS[string.sub(stored, -1)] or 'EXPIRED'
end

-- An entry is lost if none of its user is stored, or only a later one that was made without knowing of an earlier one.
local function isLost(entry, stored)
  local firstKnown = stored and string.match(stored, ':(%d+):[18A]$')
  return not stored or firstKnown and tonumber(string.match(entry, ':(%d+)$')) < tonumber(firstKnown)
end

-- Whether the place of an entry must not be shown yet: the order of a pre-queue is drawn at the opening.
local function isUndrawn(entry, isDrawn)
  return not isDrawn and tonumber(string.match(entry, ':(%d+)$')) < PRE_QUEUE_END
end

-- Whether the order of the last pre-queue was drawn.
local function isRoomDrawn(room)
  return redis.call('HGET', room, 'isDrawn') == '1'
end

-- Notes that the policy of this epoch, the newest one, has opened the room: the order of the pre-queue is drawn, and
-- its seed, and those of the policies before, may be public.
local function noteOpening(room, epoch)
  local stored = redis.call('HMGET', room, 'isDrawn', 'openedEpoch')
  if stored[1] ~= '1' or epoch > tonumber(stored[2] or -1) then
    redis.call('HSET', room, 'isDrawn', 1, 'openedEpoch', text(epoch))
    return true
  end
  return false
end

-- The end of a user's turn in ms, 0 without a turn. A turn that is over stays until a script ends it.
local function turnEndOf(active, user)
  return tonumber(redis.call('ZSCORE', active, user) or 0)
end

-- The end of a user's turn without holds, in ms. While holds extend the turn, it is stored apart as 'end:extended end';
-- what is stored counts only for the turn that it was stored for.
local function baseEndOf(baseEnd, turnEnd)
  local base, extended = string.match(redis.call('GET', baseEnd) or '', '^(%d+):(%d+)$')
  return tonumber(extended) == turnEnd and tonumber(base) or turnEnd
end

-- Stores the base end of a turn while holds extend the turn.
local function storeBaseEnd(baseEnd, base, turnEnd)
  if turnEnd > base then
    redis.call('SET', baseEnd, text(base) .. ':' .. text(turnEnd), 'PXAT', text(turnEnd))
  else
    redis.call('DEL', baseEnd)
  end
end

-- Lets a user's turn end at its base end, or with the last deadline of what the user holds if that is later.
local function endTurnWith(active, baseEnd, user, base, lastDeadline)
  local turnEnd = math.max(base, lastDeadline)
  redis.call('ZADD', active, 'XX', text(turnEnd), user)
  storeBaseEnd(baseEnd, base, turnEnd)
end

local function countRunning(active, nowMs)
  return redis.call('ZCOUNT', active, '(' .. text(nowMs), '+inf')
end

-- The number of admissions within the last second, which the rate limits.
local function countRecent(recent, nowUs)
  return redis.call('ZCOUNT', recent, '(' .. text(nowUs - 1000000), '+inf')
end

-- What a room counts: waiting, active, admitted in total, left or paid in total, expired or evicted in total. A turn
-- that is over counts as expired, whether or not it was ended.
local function countsOf(room, waiting, active, nowMs)
  local totals = redis.call('HMGET', room, 'admitted', 'left', 'paid', 'expired', 'evicted')
  local function total(i)
    return tonumber(totals[i] or 0)
  end
  return redis.call('ZCARD', waiting), countRunning(active, nowMs), total(1), total(2) + total(3),
    total(4) + total(5) + redis.call('ZCOUNT', active, '-inf', text(nowMs))
end

-- After a loss, lets the entries in front be restored before others are admitted.
local function startRecoveryGrace(room, nowMs, graceMs)
  redis.call('HSETNX', room, 'recoveryGraceUntilMs', text(nowMs + graceMs))
end

-- The given policy, or that of the room if it is newer: a change of policy reaches the instances at different times.
local function newestPolicy(room, given)
  local names = {'epoch', 'capacity', 'admitPerSecond', 'turnMs', 'opensAtMs', 'paused', 'idleMs', 'awayMs'}
  local stored = redis.call('HMGET', room, unpack(names))
  if tonumber(given.epoch) > tonumber(stored[1] or -1) then
    return given
  end
  local newest = {}
  for i, name in ipairs(names) do
    newest[name] = stored[i]
  end
  return newest
end

-- The opening in ms of the newest policy, and whether the given one is no older.
local function newestOpening(room, epoch, opensAtMs)
  local stored = redis.call('HMGET', room, 'epoch', 'opensAtMs')
  local storedEpoch = tonumber(stored[1] or -1)
  return tonumber(epoch > storedEpoch and opensAtMs or stored[2]), epoch >= storedEpoch
end

-- Notes that heartbeats are recorded and judged at this moment. After a longer pause, in which none could be recorded,
-- all users count as seen at its end.
local function watch(room, nowMs, pauseMaxMs)
  if nowMs - tonumber(redis.call('HGET', room, 'watchedAtMs') or 0) > tonumber(pauseMaxMs) then
    redis.call('HSET', room, 'watchedSinceMs', text(nowMs))
  end
  redis.call('HSET', room, 'watchedAtMs', text(nowMs), 'pauseMaxMs', pauseMaxMs)
end

-- The times in ms at or before which a user was last seen who is idle now, and one who has been away for too long as
-- well; nil if there can be no such user, because the policy is not known or heartbeats have not been recorded for
-- long enough.
local function silenceLimits(room, nowMs)
  local values = redis.call('HMGET', room, 'idleMs', 'awayMs', 'watchedAtMs', 'watchedSinceMs', 'pauseMaxMs')
  local idleMs, watchedAtMs = tonumber(values[1] or 0), tonumber(values[3] or 0)
  if idleMs == 0 or watchedAtMs == 0 or nowMs - watchedAtMs > tonumber(values[5]) then
    return nil, nil
  end
  local watchedMs, goneMs = nowMs - tonumber(values[4]), idleMs + tonumber(values[2] or 0)
  return watchedMs >= idleMs and nowMs - idleMs or nil, watchedMs >= goneMs and nowMs - goneMs or nil
end

-- The last heartbeats of users in ms, for which it reads them only if there is a user in the room who is idle.
local function seenIfIdle(users, lastSeen, idleLimit)
  local longestSilent = idleLimit and redis.call('ZRANGE', lastSeen, 0, 0, 'WITHSCORES')[2]
  if #users == 0 or not longestSilent or tonumber(longestSilent) > idleLimit then
    return {}
  end
  return redis.call('ZMSCORE', lastSeen, unpack(users))
end

-- Lets a key expire with another one, as keys do that are written between two uses of the room.
local function expireWith(key, other)
  local ttl = redis.call('PTTL', other)
  if ttl > 0 then
    redis.call('PEXPIRE', key, ttl)
  end
end

-- Moves waiting users from those present to those away. Takes for each user the last heartbeat and the user.
local function moveAway(seenAndUsers, waiting, present, away, lastSeen)
  local users = {}
  for i = 2, #seenAndUsers, 2 do
    users[#users + 1] = seenAndUsers[i]
  end
  if #users > 0 then
    redis.call('ZADD', away, unpack(seenAndUsers))
    redis.call('ZREM', present, unpack(users))
    redis.call('ZREM', lastSeen, unpack(users))
    expireWith(away, waiting)
  end
end

-- Moves those of the users who are away back to those present, at their own places, and marks their entries. Returns
-- the moved users.
local AFTER_RETURN = {[SETTLED] = BACK, [FIRST_KNOWN] = FIRST_KNOWN_BACK}
local function moveBack(users, waiting, present, away, entries)
  local moved, places, marked = {}, {}, {}
  if redis.call('EXISTS', away) == 0 then
    return moved
  end
  for i, since in ipairs(redis.call('ZMSCORE', away, unpack(users))) do
    if since then
      moved[#moved + 1] = users[i]
    end
  end
  if #moved == 0 then
    return moved
  end
  local stored = redis.call('HMGET', entries, unpack(moved))
  for i, place in ipairs(redis.call('ZMSCORE', waiting, unpack(moved))) do
    if place then
      places[#places + 1], places[#places + 2] = place, moved[i]
    end
    local suffix = stored[i] and AFTER_RETURN[string.sub(stored[i], -2)]
    if suffix then
      marked[#marked + 1], marked[#marked + 2] = moved[i], entryOf(stored[i]) .. suffix
    end
  end
  redis.call('ZREM', away, unpack(moved))
  if #places > 0 then
    redis.call('ZADD', present, unpack(places))
    expireWith(present, waiting)
  end
  if #marked > 0 then
    redis.call('HSET', entries, unpack(marked))
  end
  return moved
end

-- Lets the keys expire when the room is no longer used, unless they last for longer than leastMs already.
local function expireUnused(keepMs, leastMs)
  for _, key in ipairs(KEYS) do
    if redis.call('PTTL', key) < leastMs then
      redis.call('PEXPIRE', key, keepMs)
    end
  end
end

-- Starts the turns of users, logs and counts their admissions and publishes the users. Takes for each user {user,
-- entry, how}; how is ':RESTORED' for a restored entry, ':BACK' for one whose user was away, ':AHEAD' for one admitted
-- ahead of its turn, else ''. Needs the first six keys of admit.lua and its arguments logLength and channel. Settles
-- the entries, so that no earlier one is taken for lost.
local function recordAdmissions(admissions, nowUs, turnMs, arg)
  local room, active, entries, recent, log = KEYS[1], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
  local turnEnd, at = text(math.floor(nowUs / 1000) + turnMs), text(nowUs)
  local turns, settled, times, lines, users = {}, {}, {}, {}, {}
  for i, admission in ipairs(admissions) do
    local user, entry, how = unpack(admission)
    turns[2 * i - 1], turns[2 * i] = turnEnd, user
    settled[2 * i - 1], settled[2 * i] = user, entry .. SETTLED
    times[2 * i - 1], times[2 * i] = at, entry
    lines[i], users[i] = entry .. ':' .. at .. how, user
  end
  redis.call('ZADD', active, unpack(turns))
  redis.call('HSET', entries, unpack(settled))
  redis.call('ZADD', recent, unpack(times))
  redis.call('RPUSH', log, unpack(lines))
  redis.call('LTRIM', log, -arg.logLength, -1)
  redis.call('HINCRBY', room, 'admitted', #users)
  redis.call('PUBLISH', arg.channel, table.concat(users, ' '))
  return tonumber(turnEnd)
end
