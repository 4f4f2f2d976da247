-- Reads which seats of some performances of one concert are held.
--
-- KEYS     for each performance its held seats
-- Returns  for each performance the numbers of the held seats separated by commas

local nowMs = text((now()))

local seats = {}
for i, held in ipairs(KEYS) do
  seats[i] = table.concat(redis.call('ZRANGEBYSCORE', held, nowMs, '+inf'), ',')
end
return seats
