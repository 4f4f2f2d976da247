-- Notes that users are there, if they are in the queue.
--
-- KEYS     1 seen
-- ARGV     users
-- Returns  nothing

local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))

local signs = {}
for i, user in ipairs(ARGV) do
  signs[2 * i - 1], signs[2 * i] = now, user
end
redis.call('ZADD', KEYS[1], 'XX', unpack(signs))
return {}
