-- Evicts the active users without a heartbeat for the idle time, who lose their turns. Moves the waiting users without
-- one away, and evicts those who have been away for too long, who leave the queue.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 entries, 5 last seen, 6 present, 7 away
-- ARGV     by name: evictMax (idle users to process and users to evict who were away, each at most), pauseMaxMs (after
--          a longer pause between two admissions or evictions all users count as seen at its end)
-- Returns  1 if there may be more of these users else 0, how many waiting users were evicted, then two for each user
--          who was active: user, entry as 'id:place'

local room, waiting, active, entries, lastSeen, present, away = unpack(KEYS)
local arg = named(1)

local nowMs = now()

watch(room, nowMs, arg.pauseMaxMs)
local idleLimit, goneLimit = silenceLimits(room, nowMs)
if not idleLimit then
  return {0, 0}
end

local idle = redis.call('ZRANGEBYSCORE', lastSeen, '-inf', text(idleLimit), 'LIMIT', 0, arg.evictMax)
local evicted, silent = {}, {}
if #idle > 0 then
  local places, seen = redis.call('ZMSCORE', waiting, unpack(idle)), redis.call('ZMSCORE', lastSeen, unpack(idle))
  for i, user in ipairs(idle) do
    if places[i] then
      silent[#silent + 1], silent[#silent + 2] = seen[i], user
    else
      evicted[#evicted + 1] = user
    end
  end
  moveAway(silent, waiting, present, away, lastSeen)
end

local tooLong = goneLimit
  and redis.call('ZRANGEBYSCORE', away, '-inf', text(goneLimit), 'LIMIT', 0, arg.evictMax) or {}
for _, user in ipairs(tooLong) do
  evicted[#evicted + 1] = user
end
local isFull = (#idle == tonumber(arg.evictMax) or #tooLong == tonumber(arg.evictMax)) and 1 or 0
if #evicted == 0 then
  return {isFull, 0}
end

local turnEnds = redis.call('ZMSCORE', active, unpack(evicted))
local stored = redis.call('HMGET', entries, unpack(evicted))
local waited = redis.call('ZREM', waiting, unpack(evicted))
for _, key in ipairs({active, lastSeen, away}) do
  redis.call('ZREM', key, unpack(evicted))
end

local total, expired, gone, reply = waited, 0, {}, {isFull, waited}
for i, user in ipairs(evicted) do
  local isOver = turnEnds[i] and tonumber(turnEnds[i]) <= nowMs
  if stored[i] and not isOver then
    local suffix = string.sub(stored[i], -2)
    local isFirstKnown = suffix == FIRST_KNOWN or suffix == FIRST_KNOWN_BACK
    gone[#gone + 1] = user
    gone[#gone + 1] = entryOf(stored[i]) .. (isFirstKnown and FIRST_KNOWN_IDLE or GONE.IDLE)
  end
  if turnEnds[i] and not isOver then
    total = total + 1
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
redis.call('HINCRBY', room, 'evicted', total)
redis.call('HINCRBY', room, 'expired', expired)
return reply
