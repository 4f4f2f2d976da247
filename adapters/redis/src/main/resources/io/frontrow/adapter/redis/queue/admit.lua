-- Ends the turns that are over, then admits the users in front within the capacity and the rate. Users who are away are
-- passed over: they are not among those present. Users who are silent and still among them are moved away on the way, a
-- bounded number in one call, so that admission is right without the eviction job.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 entries, 5 recent admissions, 6 admission log, 7 last seen, 8 samples, 9
--          present, 10 away, 11 promises
-- ARGV     by name: the policy as epoch, capacity, admitPerSecond, turnMs, opensAtMs (0 if the room is open), paused (1
--          or 0), idleMs (without a heartbeat, after which a waiting user is away and an active one is evicted) and
--          awayMs (after which a user who is away is evicted); closesAtMs (the end of the sale, 0 if nothing is on
--          sale), hasAdmitted (1 if the room has ever admitted a user, else 0), recoveryGraceMs (how long no user is
--          admitted after a loss), pauseMaxMs (as in evict_idle.lua), admitMax, endMax and awayMax (users to admit,
--          turns to end and users to move away at most), logLength, channel, keepMs (how long an unused room is kept),
--          sampleEveryMs, samplesMax
-- Returns  how many users were admitted, how many turns were found over, how many users still wait

local room, waiting, active, entries, recent, log, lastSeen, samples, present, away, promises = unpack(KEYS)
local arg = named(1)
local keepMs = tonumber(arg.keepMs)
local HOUR_MS = 3600000
-- How many more users are looked at once one in front is silent.
local LOOK_AHEAD = 100

local nowMs, nowUs = now()

-- A room that is unknown here although it has admitted users was lost.
if arg.hasAdmitted == '1' and redis.call('HEXISTS', room, 'epoch') == 0 then
  startRecoveryGrace(room, nowMs, arg.recoveryGraceMs)
end

local policy = newestPolicy(room, arg)
if policy == arg then
  redis.call('HSET', room, 'epoch', arg.epoch, 'capacity', arg.capacity, 'admitPerSecond', arg.admitPerSecond,
    'turnMs', arg.turnMs, 'opensAtMs', arg.opensAtMs, 'paused', arg.paused, 'idleMs', arg.idleMs,
    'awayMs', arg.awayMs)
end
watch(room, nowMs, arg.pauseMaxMs)
local capacity, rate = tonumber(policy.capacity), tonumber(policy.admitPerSecond)
local limits = redis.call('HMGET', room, 'ceiling', 'recoveryGraceUntilMs')
local isOpen = tonumber(policy.opensAtMs) <= nowMs and nowMs < tonumber(arg.closesAtMs) and policy.paused == '0'
  and tonumber(limits[2] or 0) <= nowMs

-- From the opening on, the order of the pre-queue is drawn and no user gets into it.
if tonumber(policy.opensAtMs) <= nowMs then
  noteOpening(room, tonumber(policy.epoch))
end
expireUnused(keepMs, keepMs - HOUR_MS)
-- Sampled before anything moves, so that the totals fit the sets.
local latest = redis.call('LINDEX', samples, -1)
if not latest or math.abs(nowMs - tonumber(string.match(latest, '^%d+'))) >= tonumber(arg.sampleEveryMs) then
  local totals = redis.call('HMGET', room, 'admitted', 'left', 'paid', 'expired', 'evicted')
  redis.call('RPUSH', samples, string.format('%.0f:%.0f:%.0f:%.0f:%.0f', nowMs, totals[1] or 0,
    (totals[2] or 0) + (totals[3] or 0) + (totals[4] or 0) + (totals[5] or 0), redis.call('ZCARD', active),
    redis.call('ZCARD', waiting)))
  redis.call('LTRIM', samples, -arg.samplesMax, -1)
end

local over = redis.call('ZRANGEBYSCORE', active, '-inf', text(nowMs), 'LIMIT', 0, arg.endMax)
if #over > 0 then
  redis.call('ZREM', active, unpack(over))
  redis.call('ZREM', lastSeen, unpack(over))
  redis.call('HINCRBY', room, 'expired', #over)
end

-- Users who were active when the capacity was lowered, or came back to pay, may stay. Until they have left, the ceiling
-- is the number of running turns.
local running = countRunning(active, nowMs)
redis.call('HSET', room, 'ceiling', math.max(capacity, math.min(tonumber(limits[1] or capacity), running)))

redis.call('ZREMRANGEBYSCORE', recent, '-inf', text(nowUs - 1000000))
local vacant = math.min(capacity - running, rate - redis.call('ZCARD', recent), tonumber(arg.admitMax))
if not isOpen or vacant < 1 then
  return {0, #over, redis.call('ZCARD', waiting)}
end

local idleLimit = silenceLimits(room, nowMs)
local users, moved, look, isEnd = {}, 0, vacant, false
repeat
  local front = redis.call('ZRANGE', present, #users, #users + look - 1)
  local seen, silent = seenIfIdle(front, lastSeen, idleLimit), {}
  for i, user in ipairs(front) do
    if seen[i] and tonumber(seen[i]) <= idleLimit then
      silent[#silent + 1], silent[#silent + 2] = seen[i], user
    elseif #users < vacant then
      users[#users + 1] = user
    end
  end
  moveAway(silent, waiting, present, away, lastSeen)
  moved, isEnd, look = moved + #silent / 2, #front < look, math.max(vacant, LOOK_AHEAD)
until isEnd or #users == vacant or moved >= tonumber(arg.awayMax)
if #users == 0 then
  return {0, #over, redis.call('ZCARD', waiting)}
end
redis.call('ZREM', present, unpack(users))
redis.call('ZREM', waiting, unpack(users))

-- Compares the estimates that users were told with the waits that followed.
local function judgePromises(admissions)
  local told = redis.call('HMGET', promises, unpack(users))
  local entryOfUser, judged, kept, keptByMedian = {}, {}, 0, 0
  for _, admission in ipairs(admissions) do
    entryOfUser[admission[1]] = admission[2]
  end
  for i, user in ipairs(users) do
    local entry, median, high = string.match(told[i] or '', '^(.+):(%d+):(%d+)$')
    if entry and entry == entryOfUser[user] then
      judged[#judged + 1] = user
      kept = kept + (nowMs <= tonumber(high) and 1 or 0)
      keptByMedian = keptByMedian + (nowMs <= tonumber(median) and 1 or 0)
    end
  end
  if #judged > 0 then
    redis.call('HDEL', promises, unpack(judged))
    redis.call('HINCRBY', room, 'promisesTold', #judged)
    redis.call('HINCRBY', room, 'promisesKept', kept)
    redis.call('HINCRBY', room, 'promisesKeptByMedian', keptByMedian)
  end
end

local WAYS = {[RESTORED] = ':RESTORED', [BACK] = ':BACK', [FIRST_KNOWN_BACK] = ':BACK'}
local admissions = {}
for i, stored in ipairs(redis.call('HMGET', entries, unpack(users))) do
  -- A user whose entry was lost is not admitted: nothing would say which entry was.
  if stored then
    admissions[#admissions + 1] = {users[i], entryOf(stored), WAYS[string.sub(stored, -2)] or ''}
  end
end
if #admissions > 0 then
  recordAdmissions(admissions, nowUs, policy.turnMs, arg)
  judgePromises(admissions)
end
return {#admissions, #over, redis.call('ZCARD', waiting)}
