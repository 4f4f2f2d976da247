-- Counts the users of a room.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 recent admissions, 5 away
-- Returns  waiting, away, active, admitted in total, left or paid in total, expired or evicted in total, admitted
--          within the last second; promises that were told, that were kept, that were kept by the median

local room, waiting, active, recent, away = unpack(KEYS)

local nowMs, nowUs = now()

local promises = redis.call('HMGET', room, 'promisesTold', 'promisesKept', 'promisesKeptByMedian')
local waits, runs, admitted, left, expired = countsOf(room, waiting, active, nowMs)
return {waits, redis.call('ZCARD', away), runs, admitted, left, expired, countRecent(recent, nowUs),
  tonumber(promises[1] or 0), tonumber(promises[2] or 0), tonumber(promises[3] or 0)}
