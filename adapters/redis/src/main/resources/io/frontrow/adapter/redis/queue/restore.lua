-- Puts a lost ticket back. One that is not lost, or not any more, stays where it is.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets, 5 seen
-- ARGV     1 user, 2 id of the ticket, 3 place, 4 where it belongs: WAITING, ACTIVE or GONE, 5 how long its session lasts in
--          ms, 6 how long nobody is let in after a loss in ms, 7 how long to keep an unused room in ms
-- Returns  'WAITING', how many ahead, how many in; or 'ACTIVE', end of the session in ms, 0; or 'GONE', 0, 0

local room, waiting, active, tickets, seen = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local user, id, place, belongs = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local turnMs, recoveryGraceMs, keepMs = tonumber(ARGV[5]), tonumber(ARGV[6]), ARGV[7]
local ticket = id .. ':' .. place

local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
local function countRunning()
  return redis.call('ZCOUNT', active, string.format('(%.0f', nowMs), '+inf')
end

local known = redis.call('HGET', tickets, user)
local isAlone = known and string.sub(known, -1) == '1'
if not known or isAlone and tonumber(place) < tonumber(string.match(known, ':(%d+):1$')) then
  redis.call('HSETNX', room, 'recoveryGraceUntilMs', string.format('%.0f', nowMs + recoveryGraceMs))
  if tonumber(place) > tonumber(redis.call('HGET', room, 'lastPlace') or 0) then
    redis.call('HSET', room, 'lastPlace', place)
  end
  if belongs == 'GONE' then
    -- A later ticket of the user, if there is one, is the one from now on.
    known = (known and string.sub(known, 1, -3) or ticket) .. ':0'
  else
    known = ticket .. ':2'
    redis.call('ZADD', seen, string.format('%.0f', nowMs), user)
  end
  redis.call('HSET', tickets, user, known)
  if belongs == 'WAITING' then
    redis.call('ZREM', active, user)
    redis.call('ZADD', waiting, place, user)
  elseif belongs == 'ACTIVE' then
    redis.call('ZREM', waiting, user)
    redis.call('ZADD', active, string.format('%.0f', nowMs + turnMs), user)
    redis.call('HINCRBY', room, 'admitted', 1)
    -- Those who have something to pay for are in whatever the capacity, as those are who were in when it was lowered.
    redis.call('HSET', room, 'ceiling', math.max(tonumber(redis.call('HGET', room, 'ceiling') or 0), countRunning()))
  end
  for _, key in ipairs(KEYS) do
    if redis.call('PTTL', key) == -1 then
      redis.call('PEXPIRE', key, keepMs)
    end
  end
end

if string.sub(known, 1, -3) ~= ticket then
  return {'GONE', 0, 0}
end
local ahead = redis.call('ZRANK', waiting, user)
if ahead then
  return {'WAITING', ahead, countRunning()}
end
local turnEnd = tonumber(redis.call('ZSCORE', active, user) or 0)
if turnEnd > nowMs then
  return {'ACTIVE', turnEnd, 0}
end
return {'GONE', 0, 0}
