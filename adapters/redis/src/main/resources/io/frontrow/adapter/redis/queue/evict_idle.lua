-- Evicts the users without a heartbeat for too long: waiting users leave the queue, active users lose their turns.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 entries, 5 last seen
-- ARGV     by name: evictMax (users to evict at most), pauseMaxMs (after a longer pause between two evictions all users
--          count as seen at its end)
-- Returns  how many users were idle, how many of them waited, then two for each user who was active: user, entry as
--          'id:place'

local room, waiting, active, entries, lastSeen = unpack(KEYS)
local arg = named(1)

local nowMs = now()

local values = redis.call('HMGET', room, 'idleMs', 'evictedAtMs', 'evictingSinceMs')
if not values[1] then
  return {0, 0}
end
local idleMs, evictedAtMs, sinceMs = tonumber(values[1]), tonumber(values[2] or 0), tonumber(values[3] or 0)
if nowMs - evictedAtMs > tonumber(arg.pauseMaxMs) then
  sinceMs = nowMs
  redis.call('HSET', room, 'evictingSinceMs', text(nowMs))
end
redis.call('HSET', room, 'evictedAtMs', text(nowMs))
if nowMs - sinceMs < idleMs then
  return {0, 0}
end

local idle = redis.call('ZRANGEBYSCORE', lastSeen, '-inf', text(nowMs - idleMs), 'LIMIT', 0, arg.evictMax)
if #idle == 0 then
  return {0, 0}
end
local turnEnds = redis.call('ZMSCORE', active, unpack(idle))
local stored = redis.call('HMGET', entries, unpack(idle))
local waited = redis.call('ZREM', waiting, unpack(idle))
redis.call('ZREM', active, unpack(idle))
redis.call('ZREM', lastSeen, unpack(idle))

local evicted, expired, gone, reply = waited, 0, {}, {#idle, waited}
for i, user in ipairs(idle) do
  local isOver = turnEnds[i] and tonumber(turnEnds[i]) <= nowMs
  if stored[i] and not isOver then
    local isFirstKnown = string.sub(stored[i], -2) == FIRST_KNOWN
    gone[#gone + 1] = user
    gone[#gone + 1] = entryOf(stored[i]) .. (isFirstKnown and FIRST_KNOWN_IDLE or GONE.IDLE)
  end
  if turnEnds[i] and not isOver then
    evicted = evicted + 1
    if stored[i] then
      reply[#reply + 1], reply[#reply + 2] = user, entryOf(stored[i])
    end
  elseif turnEnds[i] then
    expired = expired + 1
  end
end
if #gone > 0 then
  redis.call('HSET', entries, unpack(gone))
end
redis.call('HINCRBY', room, 'evicted', evicted)
redis.call('HINCRBY', room, 'expired', expired)
return reply
