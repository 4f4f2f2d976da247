-- Reads a hold.
--
-- KEYS     1 hold
-- Returns  'HELD', performance, user, numbers of the seats separated by commas, deadline in ms, remaining time in ms;
--          or 'NONE'

local nowMs = now()

local record = redis.call('HMGET', KEYS[1], 'performance', 'user', 'seats', 'expiresAt')
local deadline = tonumber(record[4] or 0)
if deadline < nowMs then
  return {'NONE'}
end
return {'HELD', record[1], record[2], record[3], deadline, deadline - nowMs}
