-- Counts what goes on in a room. A session that is over counts as run out, whether or not it was cleared.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 recent admissions
-- Returns  waiting, active, admitted so far, given up or paid so far, run out or swept so far, admitted within the last
--          second

local room, waiting, active, recent = KEYS[1], KEYS[2], KEYS[3], KEYS[4]

local time = redis.call('TIME')
local nowUs = time[1] * 1000000 + time[2]
local now = string.format('%.0f', math.floor(nowUs / 1000))

local totals = redis.call('HMGET', room, 'admitted', 'left', 'paid', 'expired', 'evicted')
local function total(i)
  return tonumber(totals[i] or 0)
end

return {
  redis.call('ZCARD', waiting),
  redis.call('ZCOUNT', active, '(' .. now, '+inf'),
  total(1),
  total(2) + total(3),
  total(4) + total(5) + redis.call('ZCOUNT', active, '-inf', now),
  redis.call('ZCOUNT', recent, string.format('(%.0f', nowUs - 1000000), '+inf')
}
