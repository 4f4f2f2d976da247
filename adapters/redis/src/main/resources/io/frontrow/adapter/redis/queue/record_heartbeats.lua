-- Records heartbeats of users, as far as they are waiting or active, and lets those who were away wait at their own
-- places again. A user who holds seats counts as seen until the deadline already.
--
-- KEYS     1 last seen, 2 waiting, 3 present, 4 away, 5 entries, 6 room, 7 active, 8 recent admissions
-- ARGV     users
-- Returns  1 if a user was away and there is room for an admission, else 0

local lastSeen, waiting, present, away, entries, room, active, recent = unpack(KEYS)

local nowMs, nowUs = now()

local function heartbeatsOf(users)
  local heartbeats, at = {}, text(nowMs)
  for i, user in ipairs(users) do
    heartbeats[2 * i - 1], heartbeats[2 * i] = at, user
  end
  return unpack(heartbeats)
end

redis.call('ZADD', lastSeen, 'XX', 'GT', heartbeatsOf(ARGV))
local back = moveBack(ARGV, waiting, present, away, entries)
if #back == 0 then
  return {0}
end
redis.call('ZADD', lastSeen, heartbeatsOf(back))
expireWith(lastSeen, waiting)

local policy = redis.call('HMGET', room, 'capacity', 'admitPerSecond', 'opensAtMs', 'paused')
local hasRoom = policy[4] == '0' and tonumber(policy[3]) <= nowMs
  and countRunning(active, nowMs) < tonumber(policy[1]) and countRecent(recent, nowUs) < tonumber(policy[2])
return {hasRoom and 1 or 0}
