-- Takes an entry out of the queue or ends its turn. A lost entry is stored as gone, so that it cannot be restored.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 entries, 5 last seen, 6 present, 7 away
-- ARGV     by name: user, entry as 'id:place', total (which counts it: 'left' or 'paid'), reason (why it is
--          gone, as in GONE)
-- Returns  1 if the entry was live or lost, else 0

local room, waiting, active, entries, lastSeen, present, away = unpack(KEYS)
local arg = named(1)
local user, entry = arg.user, arg.entry

local nowMs = now()

local stored = redis.call('HGET', entries, user)
if isLost(entry, stored) then
  redis.call('HSET', entries, user, stored and entryOf(stored) .. SETTLED or entry .. GONE[arg.reason])
  return {1}
end
if entryOf(stored) ~= entry then
  return {0}
end

local isLive = turnEndOf(active, user) > nowMs or redis.call('ZSCORE', waiting, user)
if redis.call('ZREM', waiting, user) + redis.call('ZREM', active, user) > 0 then
  redis.call('ZREM', lastSeen, user)
  redis.call('ZREM', present, user)
  redis.call('ZREM', away, user)
  redis.call('HINCRBY', room, isLive and arg.total or 'expired', 1)
end
if isLive then
  redis.call('HSET', entries, user, entry .. GONE[arg.reason])
end
return {isLive and 1 or 0}
