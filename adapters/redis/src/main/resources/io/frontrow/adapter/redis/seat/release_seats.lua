-- Releases held seats of a user, each only if it still belongs to the named hold. The turn of the user then ends at its
-- base end, or with the last deadline of what the user still holds, and the user counts as seen now.
--
-- KEYS     1 seats held by the user, 2 active, 3 base end of the user's turn, 4 last seen, then three for each seat: the
--          seat, the held seats of its performance, its hold
-- ARGV     1 user, then three for each seat: its member among the seats held by the user, its number, id of its hold
-- Returns  how many holds were released

local userSeats, active, baseEnd, lastSeen = unpack(KEYS, 1, 4)
local user = ARGV[1]

local nowMs = now()

local released = 0
for i = 2, #ARGV, 3 do
  local seat, heldSeats, record = KEYS[i + 3], KEYS[i + 4], KEYS[i + 5]
  local member, number, hold = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if redis.call('GET', seat) == hold then
    redis.call('DEL', seat)
    redis.call('ZREM', heldSeats, number)
  end
  redis.call('ZREM', userSeats, member)
  released = released + redis.call('DEL', record)
end

local lastDeadline = redis.call('ZRANGE', userSeats, -1, -1, 'WITHSCORES')[2] or 0
local turnEnd = turnEndOf(active, user)
if turnEnd > nowMs then
  endTurnWith(active, baseEnd, user, baseEndOf(baseEnd, turnEnd), lastDeadline)
end
redis.call('ZADD', lastSeen, 'XX', text(math.max(nowMs, lastDeadline)), user)
return {released}
