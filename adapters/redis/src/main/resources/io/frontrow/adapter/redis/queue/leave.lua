-- Takes a ticket out of the line or ends its session. A lost one is noted as gone, so that it is not taken back.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets, 5 seen
-- ARGV     1 user, 2 ticket as 'id:place', 3 what counts it: 'left' or 'paid'
-- Returns  1 if the ticket was live or lost, else 0

local room, waiting, active, tickets, seen = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local user, ticket, why = ARGV[1], ARGV[2], ARGV[3]

local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)

local known = redis.call('HGET', tickets, user)
local isAlone = known and string.sub(known, -1) == '1'
if not known
  or isAlone and tonumber(string.match(ticket, ':(%d+)$')) < tonumber(string.match(known, ':(%d+):1$')) then
  redis.call('HSET', tickets, user, (known and string.sub(known, 1, -3) or ticket) .. ':0')
  return {1}
end
if string.sub(known, 1, -3) ~= ticket then
  return {0}
end

local turnEnd = tonumber(redis.call('ZSCORE', active, user) or 0)
local isLive = turnEnd > nowMs or redis.call('ZSCORE', waiting, user)
if redis.call('ZREM', waiting, user) + redis.call('ZREM', active, user) > 0 then
  redis.call('ZREM', seen, user)
  redis.call('HINCRBY', room, isLive and why or 'expired', 1)
end
if isLive and isAlone then
  redis.call('HSET', tickets, user, ticket .. ':0')
end
return {isLive and 1 or 0}
