-- Tells the time by which the scripts of a room go.
--
-- KEYS     1 room, which leads to the server that keeps it
-- Returns  the time in ms

local time = redis.call('TIME')
return {time[1] * 1000 + math.floor(time[2] / 1000)}
