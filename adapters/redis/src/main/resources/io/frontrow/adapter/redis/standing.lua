-- Tells where a ticket stands. Writes nothing: a session that is over is left for others to clear.
--
-- KEYS     1 waiting, 2 active, 3 tickets
-- ARGV     1 user, 2 ticket as 'id:place'
-- Returns  'WAITING', how many ahead, how many in; or 'ACTIVE', end of the session in ms, 0; or 'GONE', 0, 0

local waiting, active, tickets = KEYS[1], KEYS[2], KEYS[3]
local user, ticket = ARGV[1], ARGV[2]

local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)

if redis.call('HGET', tickets, user) ~= ticket then
  return {'GONE', 0, 0}
end
local ahead = redis.call('ZRANK', waiting, user)
if ahead then
  return {'WAITING', ahead, redis.call('ZCOUNT', active, string.format('(%.0f', nowMs), '+inf')}
end
local sessionEnd = tonumber(redis.call('ZSCORE', active, user) or 0)
if sessionEnd > nowMs then
  return {'ACTIVE', sessionEnd, 0}
end
return {'GONE', 0, 0}
