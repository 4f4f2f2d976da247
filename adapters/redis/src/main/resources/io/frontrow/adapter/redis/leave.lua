-- Takes a ticket out of the line or ends its session.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets
-- ARGV     1 user, 2 ticket as 'id:place', 3 what counts it: 'left' or 'paid'
-- Returns  1 if the ticket was live, else 0

local room, waiting, active, tickets = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local user, ticket, why = ARGV[1], ARGV[2], ARGV[3]

local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)

if redis.call('HGET', tickets, user) ~= ticket then
  return {0}
end
local sessionEnd = tonumber(redis.call('ZSCORE', active, user) or 0)
local isLive = sessionEnd > nowMs or redis.call('ZSCORE', waiting, user)

redis.call('HDEL', tickets, user)
if redis.call('ZREM', waiting, user) + redis.call('ZREM', active, user) > 0 then
  redis.call('HINCRBY', room, isLive and why or 'expired', 1)
end
return {isLive and 1 or 0}
