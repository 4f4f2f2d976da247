-- Reads holds.
--
-- KEYS     the holds, at most 256
-- Returns  six for each hold: 'HELD', performance, user, numbers of the seats separated by commas, deadline in ms,
--          remaining time in ms; or 'NONE', filled up with 0

local nowMs = now()

local replies = {}
for i, key in ipairs(KEYS) do
  local record = redis.call('HMGET', key, 'performance', 'user', 'seats', 'expiresAt')
  local deadline = tonumber(record[4] or 0)
  local reply = deadline < nowMs and {'NONE', 0, 0, 0, 0, 0}
    or {'HELD', record[1], record[2], record[3], deadline, deadline - nowMs}
  for j = 1, 6 do
    replies[6 * (i - 1) + j] = reply[j]
  end
end
return replies
