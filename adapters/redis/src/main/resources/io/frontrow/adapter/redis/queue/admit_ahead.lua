-- Admits a waiting user ahead of the users in front, within the capacity and the rate. The user counts as seen now,
-- and so has the idle time to come, also after having been away.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 entries, 5 recent admissions, 6 admission log, 7 last seen, 8 present, 9 away
-- ARGV     by name: the policy as in admit.lua, user, entry as 'id:place', logLength, channel
-- Returns  'ADMITTED', end of the turn in ms; or 'NOT_WAITING', 0; or 'FULL', 0

local room, waiting, active, entries, recent, _, lastSeen, present, away = unpack(KEYS)
local arg = named(1)

local nowMs, nowUs = now()

local stored = redis.call('HGET', entries, arg.user)
if not stored or entryOf(stored) ~= arg.entry or not redis.call('ZSCORE', waiting, arg.user) then
  return {'NOT_WAITING', 0}
end

local policy = newestPolicy(room, arg)
if countRunning(active, nowMs) >= tonumber(policy.capacity)
  or countRecent(recent, nowUs) >= tonumber(policy.admitPerSecond) then
  return {'FULL', 0}
end

-- Fewer turns run than the capacity allows, so the users who were active when it was lowered have left.
redis.call('HSET', room, 'ceiling', policy.capacity)
redis.call('ZREM', waiting, arg.user)
redis.call('ZREM', present, arg.user)
redis.call('ZREM', away, arg.user)
redis.call('ZADD', lastSeen, 'GT', text(nowMs), arg.user)
return {'ADMITTED', recordAdmissions({{arg.user, arg.entry, ':AHEAD'}}, nowUs, policy.turnMs, arg)}
