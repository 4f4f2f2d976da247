-- Lets one who waits in ahead of those in front, within the capacity and the rate.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets, 5 recent admissions, 6 log of admissions
-- ARGV     1 epoch, 2 capacity, 3 admissions per second, 4 length of a session in ms, 5 user, 6 ticket as 'id:place',
--          7 length of the log, 8 channel
-- Returns  'ENTERED', end of the session in ms; or 'NOT_WAITING', 0; or 'FULL', 0

local room, waiting, active, tickets, recent, log = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local user, ticket, logLength, channel = ARGV[5], ARGV[6], tonumber(ARGV[7]), ARGV[8]

local time = redis.call('TIME')
local nowUs = time[1] * 1000000 + time[2]
local nowMs = math.floor(nowUs / 1000)

local known = redis.call('HGET', tickets, user)
if not known or string.sub(known, 1, -3) ~= ticket or not redis.call('ZSCORE', waiting, user) then
  return {'NOT_WAITING', 0}
end

-- Instances may hear of a change of policy at different times: the newest one told to any of them holds.
local newest = redis.call('HMGET', room, 'epoch', 'capacity', 'admitPerSecond', 'turnMs')
if tonumber(ARGV[1]) > tonumber(newest[1] or -1) then
  newest = ARGV
end
local capacity, rate, turnMs = tonumber(newest[2]), tonumber(newest[3]), tonumber(newest[4])

local running = redis.call('ZCOUNT', active, string.format('(%.0f', nowMs), '+inf')
local recently = redis.call('ZCOUNT', recent, string.format('(%.0f', nowUs - 1000000), '+inf')
if running >= capacity or recently >= rate then
  return {'FULL', 0}
end

-- Those who were in when the capacity was lowered have left, else nobody could come in.
local turnEnd = string.format('%.0f', nowMs + turnMs)
local at = string.format('%.0f', nowUs)
redis.call('HSET', room, 'ceiling', capacity)
redis.call('ZREM', waiting, user)
redis.call('ZADD', active, turnEnd, user)
redis.call('HSET', tickets, user, ticket .. ':0')
redis.call('ZADD', recent, at, ticket)
redis.call('RPUSH', log, ticket .. ':' .. at .. ':AHEAD')
redis.call('LTRIM', log, -logLength, -1)
redis.call('HINCRBY', room, 'admitted', 1)
redis.call('PUBLISH', channel, user)
return {'ENTERED', tonumber(turnEnd)}
