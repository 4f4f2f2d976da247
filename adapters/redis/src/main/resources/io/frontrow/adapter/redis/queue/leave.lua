-- Takes entries out of the queue or ends their turns. A lost entry is stored as gone, so that it cannot be restored.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 entries, 5 last seen, 6 present, 7 away
-- ARGV     four for each of at most 256 entries: its user, the entry as 'id:place', which total counts it ('left' or
--          'paid'), why it is gone (as in GONE)
-- Returns  for each entry 1 if it was live or lost, else 0

local room, waiting, active, entries, lastSeen, present, away = unpack(KEYS)

local nowMs = now()

local function leave(user, entry, total, reason)
  local stored = redis.call('HGET', entries, user)
  if isLost(entry, stored) then
    redis.call('HSET', entries, user, stored and entryOf(stored) .. SETTLED or entry .. GONE[reason])
    return 1
  end
  if entryOf(stored) ~= entry then
    return 0
  end

  local isLive = turnEndOf(active, user) > nowMs or redis.call('ZSCORE', waiting, user)
  if redis.call('ZREM', waiting, user) + redis.call('ZREM', active, user) > 0 then
    redis.call('ZREM', lastSeen, user)
    redis.call('ZREM', present, user)
    redis.call('ZREM', away, user)
    redis.call('HINCRBY', room, isLive and total or 'expired', 1)
  end
  if isLive then
    redis.call('HSET', entries, user, entry .. GONE[reason])
  end
  return isLive and 1 or 0
end

local replies = {}
for i = 1, #ARGV, 4 do
  replies[#replies + 1] = leave(unpack(ARGV, i, i + 3))
end
return replies
