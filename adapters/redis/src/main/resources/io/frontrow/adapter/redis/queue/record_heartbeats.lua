-- Records heartbeats of users, as far as they are waiting or active. A user who holds seats counts as seen until the
-- deadline already.
--
-- KEYS     1 last seen
-- ARGV     users
-- Returns  nothing

local nowMs = text((now()))

local heartbeats = {}
for i, user in ipairs(ARGV) do
  heartbeats[2 * i - 1], heartbeats[2 * i] = nowMs, user
end
redis.call('ZADD', KEYS[1], 'XX', 'GT', unpack(heartbeats))
return {}
