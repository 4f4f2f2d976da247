-- Ends sessions that are over and lets in those in front, within the capacity and the rate; tells the channel who.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 tickets, 5 recent admissions, 6 log of admissions, 7 seen, 8 tallies
-- ARGV     1 epoch, 2 capacity, 3 admissions per second, 4 length of a session in ms, 5 opening in ms, 0 if it is open,
--          6 1 if paused else 0, 7 how long one may be idle in ms, 8 1 if anyone was ever let in else 0, 9 how long nobody
--          is let in after a loss in ms, 10 how many to let in at most, 11 how many sessions to end at most, 12 length of
--          the log, 13 channel, 14 how long to keep an unused room in ms, 15 ms from one tally to the next, 16 how many
--          tallies to keep
-- Returns  how many were let in, how many sessions were found over, how many wait still

local room, waiting, active, tickets, recent, log, seen, tallies = unpack(KEYS)
local hasAdmitted, recoveryGraceMs = ARGV[8] == '1', tonumber(ARGV[9])
local atMost, endAtMost, logLength = tonumber(ARGV[10]), tonumber(ARGV[11]), tonumber(ARGV[12])
local channel, keepMs = ARGV[13], tonumber(ARGV[14])
local HOUR_MS = 3600000

local time = redis.call('TIME')
local nowUs = time[1] * 1000000 + time[2]
local nowMs = math.floor(nowUs / 1000)

-- A room that is new here although it has admitted before was lost: those in front shall come back first.
local epoch = redis.call('HGET', room, 'epoch')
if not epoch and hasAdmitted then
  redis.call('HSETNX', room, 'recoveryGraceUntilMs', string.format('%.0f', nowMs + recoveryGraceMs))
end

-- Instances may hear of a change of policy at different times: the newest one told to any of them holds.
if tonumber(ARGV[1]) > tonumber(epoch or -1) then
  redis.call('HSET', room, 'epoch', ARGV[1], 'capacity', ARGV[2], 'admitPerSecond', ARGV[3], 'turnMs', ARGV[4],
    'opensAtMs', ARGV[5], 'paused', ARGV[6], 'idleMs', ARGV[7])
end
local policy = redis.call('HMGET', room, 'capacity', 'admitPerSecond', 'turnMs', 'opensAtMs', 'paused', 'ceiling',
  'recoveryGraceUntilMs')
local capacity, rate, turnMs = tonumber(policy[1]), tonumber(policy[2]), tonumber(policy[3])
local isOpen = tonumber(policy[4]) <= nowMs and policy[5] == '0' and tonumber(policy[7] or 0) <= nowMs

-- A room that nobody admits into any more vanishes.
for _, key in ipairs(KEYS) do
  if redis.call('PTTL', key) < keepMs - HOUR_MS then
    redis.call('PEXPIRE', key, keepMs)
  end
end

-- Before anything moves, so that the totals fit the sets.
local tally = redis.call('LINDEX', tallies, -1)
if not tally or math.abs(nowMs - tonumber(string.match(tally, '^%d+'))) >= tonumber(ARGV[15]) then
  local totals = redis.call('HMGET', room, 'admitted', 'left', 'paid', 'expired', 'evicted')
  redis.call('RPUSH', tallies, string.format('%.0f:%.0f:%.0f:%.0f:%.0f', nowMs, totals[1] or 0,
    (totals[2] or 0) + (totals[3] or 0) + (totals[4] or 0) + (totals[5] or 0), redis.call('ZCARD', active),
    redis.call('ZCARD', waiting)))
  redis.call('LTRIM', tallies, -ARGV[16], -1)
end

local over = redis.call('ZRANGEBYSCORE', active, '-inf', string.format('%.0f', nowMs), 'LIMIT', 0, endAtMost)
if #over > 0 then
  redis.call('ZREM', active, unpack(over))
  redis.call('ZREM', seen, unpack(over))
  redis.call('HINCRBY', room, 'expired', #over)
end

-- Those who were in when the capacity was lowered, or came back to pay, may stay: until they left, the ceiling is their
-- number.
local running = redis.call('ZCOUNT', active, string.format('(%.0f', nowMs), '+inf')
local ceiling = math.max(capacity, math.min(tonumber(policy[6] or capacity), running))
redis.call('HSET', room, 'ceiling', ceiling)

redis.call('ZREMRANGEBYSCORE', recent, '-inf', string.format('%.0f', nowUs - 1000000))
local vacant = math.min(capacity - running, rate - redis.call('ZCARD', recent), atMost)
if not isOpen or vacant < 1 then
  return {0, #over, redis.call('ZCARD', waiting)}
end

local popped = redis.call('ZPOPMIN', waiting, vacant)
local users = {}
for i = 1, #popped, 2 do
  users[#users + 1] = popped[i]
end
if #users == 0 then
  return {0, #over, redis.call('ZCARD', waiting)}
end

local found = redis.call('HMGET', tickets, unpack(users))
local turnEnd = string.format('%.0f', nowMs + turnMs)
local at = string.format('%.0f', nowUs)
local sessions, admitted, times, had, names = {}, {}, {}, {}, {}
for i, known in ipairs(found) do
  -- Without a ticket, because Redis lost it, nobody could tell who was let in.
  if known then
    local ticket, user = string.sub(known, 1, -3), users[i]
    sessions[#sessions + 1], sessions[#sessions + 2] = turnEnd, user
    admitted[#admitted + 1] = ticket .. ':' .. at .. (string.sub(known, -1) == '2' and ':BACK' or '')
    times[#times + 1], times[#times + 2] = at, ticket
    had[#had + 1], had[#had + 2] = user, ticket .. ':0'
    names[#names + 1] = user
  end
end
if #admitted > 0 then
  redis.call('ZADD', active, unpack(sessions))
  redis.call('ZADD', recent, unpack(times))
  redis.call('RPUSH', log, unpack(admitted))
  redis.call('LTRIM', log, -logLength, -1)
  redis.call('HINCRBY', room, 'admitted', #admitted)
  -- Whoever has had their turn cannot come back with an earlier ticket.
  redis.call('HSET', tickets, unpack(had))
  redis.call('PUBLISH', channel, table.concat(names, ' '))
end
return {#admitted, #over, redis.call('ZCARD', waiting)}
