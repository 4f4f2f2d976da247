-- Reads how many turns run in a room and how many may run at this moment.
--
-- KEYS     1 room, 2 active
-- Returns  number of running turns, the ceiling: the capacity, or how many turns ran when it was lowered

local nowMs = now()

return {countRunning(KEYS[2], nowMs), tonumber(redis.call('HGET', KEYS[1], 'ceiling') or 0)}
