-- Records the estimates that users were told, as far as their entries still wait.
--
-- KEYS     1 waiting, 2 entries, 3 promises
-- ARGV     1 how long an unused room is kept in ms; then four for each of at most 500 promises: its user, the entry as
--          'id:place', and the ms from now within which it is to be admitted by the median and by the 90th percentile,
--          below zero if that time is over
-- Returns  nothing

local waiting, entries, promises = unpack(KEYS)
local users = {}
for i = 2, #ARGV, 4 do
  users[#users + 1] = ARGV[i]
end

local nowMs = now()

local stored = redis.call('HMGET', entries, unpack(users))
local places = redis.call('ZMSCORE', waiting, unpack(users))
local made = {}
for i, user in ipairs(users) do
  local entry, median, high = ARGV[4 * i - 1], ARGV[4 * i], ARGV[4 * i + 1]
  if places[i] and stored[i] and entryOf(stored[i]) == entry then
    made[#made + 1] = user
    made[#made + 1] = entry .. ':' .. text(nowMs + median) .. ':' .. text(nowMs + high)
  end
end
if #made > 0 then
  redis.call('HSET', promises, unpack(made))
  redis.call('PEXPIRE', promises, ARGV[1])
end
return {}
