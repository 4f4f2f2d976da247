-- Counts the users of a room. A turn that is over counts as expired, whether or not it was ended.
--
-- KEYS     1 room, 2 waiting, 3 active, 4 recent admissions
-- Returns  waiting, active, admitted in total, left or paid in total, expired or evicted in total, admitted within the
--          last second

local room, waiting, active, recent = unpack(KEYS)

local nowMs, nowUs = now()

local totals = redis.call('HMGET', room, 'admitted', 'left', 'paid', 'expired', 'evicted')
local function total(i)
  return tonumber(totals[i] or 0)
end

return {
  redis.call('ZCARD', waiting),
  countRunning(active, nowMs),
  total(1),
  total(2) + total(3),
  total(4) + total(5) + redis.call('ZCOUNT', active, '-inf', text(nowMs)),
  countRecent(recent, nowUs)
}
