-- Reads how many are in a room and how many may be at this moment.
--
-- KEYS     1 room, 2 active
-- Returns  how many sessions run, how many may run: the capacity, or those who were in when it was lowered

local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)

local running = redis.call('ZCOUNT', KEYS[2], string.format('(%.0f', nowMs), '+inf')
return {running, tonumber(redis.call('HGET', KEYS[1], 'ceiling') or 0)}
