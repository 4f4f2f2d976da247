-- Takes a sample of the counts of a room, unless one was taken in the current interval. Intervals are counted from the
-- epoch.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 away, 5 history
-- ARGV     by name: intervalMs, samplesMax (how many samples are kept), keepMs (how long they are kept after the last)
-- Returns  1 if the sample was taken, else 0

local room, waiting, active, away, history = unpack(KEYS)
local arg = named(1)

local nowMs = now()

local function intervalOf(ms)
  return math.floor(tonumber(ms) / tonumber(arg.intervalMs))
end

local latest = redis.call('LINDEX', history, -1)
if latest and intervalOf(string.match(latest, '^%d+')) == intervalOf(nowMs) then
  return {0}
end
redis.call('RPUSH', history, string.format('%.0f:%.0f:%.0f:%.0f:%.0f:%.0f:%.0f', nowMs,
  redis.call('ZCARD', away), countsOf(room, waiting, active, nowMs)))
redis.call('LTRIM', history, -arg.samplesMax, -1)
redis.call('PEXPIRE', history, arg.keepMs)
return {1}
