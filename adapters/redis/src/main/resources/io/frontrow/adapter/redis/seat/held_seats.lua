-- Reads which seats of some performances of one concert are held.
--
-- KEYS     for each performance its held seats
-- Returns  for each performance the numbers of the seats separated by commas

local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))

local seats = {}
for i, held in ipairs(KEYS) do
  seats[i] = table.concat(redis.call('ZRANGEBYSCORE', held, now, '+inf'), ',')
end
return seats
