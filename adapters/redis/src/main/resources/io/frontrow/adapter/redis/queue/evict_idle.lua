-- Takes those out of the line and out of their sessions who gave no sign for too long.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets, 5 seen
-- ARGV     1 how many to take out at most, 2 how long a pause between two sweeps may last in ms before all count as seen at
--          its end
-- Returns  how many were idle, how many of them waited, then two for each who was in: user, ticket as 'id:place'

local room, waiting, active, tickets, seen = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local atMost, pauseMs = ARGV[1], tonumber(ARGV[2])

local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
local now = string.format('%.0f', nowMs)

local values = redis.call('HMGET', room, 'idleMs', 'evictedAtMs', 'evictingSinceMs')
if not values[1] then
  return {0, 0}
end
local idleMs, evictedAtMs, sinceMs = tonumber(values[1]), tonumber(values[2] or 0), tonumber(values[3] or 0)
if nowMs - evictedAtMs > pauseMs then
  sinceMs = nowMs
  redis.call('HSET', room, 'evictingSinceMs', now)
end
redis.call('HSET', room, 'evictedAtMs', now)
if nowMs - sinceMs < idleMs then
  return {0, 0}
end

local idle = redis.call('ZRANGEBYSCORE', seen, '-inf', string.format('%.0f', nowMs - idleMs), 'LIMIT', 0, atMost)
if #idle == 0 then
  return {0, 0}
end
local turnEnds = redis.call('ZMSCORE', active, unpack(idle))
local known = redis.call('HMGET', tickets, unpack(idle))
local waited = redis.call('ZREM', waiting, unpack(idle))
redis.call('ZREM', active, unpack(idle))
redis.call('ZREM', seen, unpack(idle))

local swept, over, found = waited, 0, {#idle, waited}
for i, user in ipairs(idle) do
  if turnEnds[i] and tonumber(turnEnds[i]) > nowMs then
    swept = swept + 1
    if known[i] then
      found[#found + 1], found[#found + 2] = user, string.sub(known[i], 1, -3)
    end
  elseif turnEnds[i] then
    over = over + 1
  end
end
redis.call('HINCRBY', room, 'evicted', swept)
redis.call('HINCRBY', room, 'expired', over)
return found
