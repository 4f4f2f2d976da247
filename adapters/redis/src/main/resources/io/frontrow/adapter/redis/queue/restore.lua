-- Restores a lost entry. An entry that is not lost, or no longer, stays as it is. A restored turn is for paying: its
-- base end is now, so no hold begins in it, and its user counts as seen until its end.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 entries, 5 last seen, 6 present, 7 away, 8 base end of
--          the user's turn
-- ARGV     by name: user, entry as 'id:place', state (which it gets: WAITING, ACTIVE or GONE), turnMs (how long its
--          turn lasts if it gets ACTIVE), recoveryGraceMs (how long no user is admitted after a loss), keepMs (how long
--          an unused room is kept)
-- Returns  as entry_state.lua for one entry, but never 'LOST'

local room, waiting, active, entries, lastSeen, present, away, baseEnd = unpack(KEYS)
local arg = named(1)
local user, entry = arg.user, arg.entry
local place = string.match(entry, ':(%d+)$')

local nowMs = now()

local stored = redis.call('HGET', entries, user)
if isLost(entry, stored) then
  startRecoveryGrace(room, nowMs, arg.recoveryGraceMs)
  if tonumber(place) > tonumber(redis.call('HGET', room, 'lastPlace') or 0) then
    redis.call('HSET', room, 'lastPlace', place)
  end
  if arg.state == 'GONE' then
    -- A later entry of the user, if there is one, stays the user's entry.
    stored = stored and entryOf(stored) .. SETTLED or entry .. GONE.COMPLETED
  else
    stored = entry .. RESTORED
    redis.call('ZADD', lastSeen, text(nowMs), user)
    redis.call('ZREM', away, user)
  end
  redis.call('HSET', entries, user, stored)
  if arg.state == 'WAITING' then
    redis.call('ZREM', active, user)
    redis.call('ZADD', waiting, place, user)
    redis.call('ZADD', present, place, user)
  elseif arg.state == 'ACTIVE' then
    redis.call('ZREM', waiting, user)
    redis.call('ZREM', present, user)
    redis.call('ZADD', active, text(nowMs), user)
    endTurnWith(active, baseEnd, user, nowMs, nowMs + arg.turnMs)
    redis.call('ZADD', lastSeen, text(nowMs + arg.turnMs), user)
    redis.call('HINCRBY', room, 'admitted', 1)
    -- A user with something to pay for is active whatever the capacity, like users who were active when it was lowered.
    local ceiling = tonumber(redis.call('HGET', room, 'ceiling') or 0)
    redis.call('HSET', room, 'ceiling', math.max(ceiling, countRunning(active, nowMs)))
  end
  expireUnused(arg.keepMs, 0)
end

if entryOf(stored) ~= entry then
  return {'GONE', goneReason(entry, stored), 0}
end
local ahead = redis.call('ZRANK', waiting, user)
if ahead and isUndrawn(entry, isRoomDrawn(room)) then
  return {'UNDRAWN', redis.call('ZCARD', waiting) - 1, countRunning(active, nowMs)}
elseif ahead then
  return {'WAITING', ahead, countRunning(active, nowMs)}
end
local turnEnd = turnEndOf(active, user)
if turnEnd > nowMs then
  return {'ACTIVE', turnEnd, 0}
end
return {'GONE', goneReason(entry, stored), 0}
