-- Reads the states of entries. Writes nothing: turns that are over are left for admit.lua to end.
--
-- Clients poll for it, so this is one of the two scripts that run most: its arguments go by position, because a table
-- of names would have to be built for each call.
--
-- KEYS     1 waiting, 2 active, 3 entries, 4 room, 5 away, 6 last seen
-- ARGV     two for each of at most 256 entries: its user, the entry as 'id:place'
-- Returns  three for each entry: 'WAITING', number of entries ahead, number of running turns; or 'UNDRAWN', number
--          of other waiting entries, number of running turns; or 'AWAY_WAITING' or 'AWAY_UNDRAWN' with the same if
--          the user is away; or 'ACTIVE', end of the turn in ms, 0; or 'GONE', why, 0; or 'LOST', 0, 0

local waiting, active, entries, room, away, lastSeen = unpack(KEYS)
local users, shown = {}, {}
for i = 1, #ARGV, 2 do
  users[#users + 1], shown[#shown + 1] = ARGV[i], ARGV[i + 1]
end

local nowMs = now()

local stored = redis.call('HMGET', entries, unpack(users))
local turnEnds = redis.call('ZMSCORE', active, unpack(users))
local running = countRunning(active, nowMs)
local isDrawn = isRoomDrawn(room)

-- A user is away who was moved away, or is silent and will be. Mostly there is no such user in the whole room.
local movedAway = redis.call('EXISTS', away) == 1 and redis.call('ZMSCORE', away, unpack(users)) or {}
local idleLimit = silenceLimits(room, nowMs)
local seen = seenIfIdle(users, lastSeen, idleLimit)
local function ifAway(i)
  return (movedAway[i] or seen[i] and tonumber(seen[i]) <= idleLimit) and 'AWAY_' or ''
end

local function stateOf(i, user, entry, known, turnEnd)
  if isLost(entry, known) then
    return 'LOST', 0, 0
  elseif entryOf(known) ~= entry then
    return 'GONE', goneReason(entry, known), 0
  elseif turnEnd > nowMs then
    return 'ACTIVE', turnEnd, 0
  end
  local ahead = redis.call('ZRANK', waiting, user)
  if ahead and isUndrawn(entry, isDrawn) then
    return ifAway(i) .. 'UNDRAWN', redis.call('ZCARD', waiting) - 1, running
  elseif ahead then
    return ifAway(i) .. 'WAITING', ahead, running
  end
  return 'GONE', goneReason(entry, known), 0
end

local states = {}
for i, user in ipairs(users) do
  states[3 * i - 2], states[3 * i - 1], states[3 * i] =
    stateOf(i, user, shown[i], stored[i], tonumber(turnEnds[i] or 0))
end
return states
