-- Releases held seats of users of a concert, each only if it still belongs to the named hold. The turn of a user then
-- ends at its base end, or with the last deadline of what the user still holds, and the user counts as seen now.
--
-- KEYS     1 active, 2 last seen; then for each release the seats held by its user, the base end of the user's turn,
--          and three for each seat: the seat, the held seats of its performance, its hold
-- ARGV     for each of at most 256 releases: user, number of seats, and three for each seat: its member among the seats
--          held by the user, its number, id of its hold
-- Returns  for each release how many holds it released

local active, lastSeen = unpack(KEYS, 1, 2)

local nowMs = now()

-- Runs one release, whose keys and arguments follow those before k and a.
local function release(k, a)
  local userSeats, baseEnd = unpack(KEYS, k + 1, k + 2)
  local user, count = ARGV[a + 1], tonumber(ARGV[a + 2])
  local released = 0
  for i = 1, 3 * count, 3 do
    local seat, heldSeats, record = unpack(KEYS, k + 2 + i, k + 4 + i)
    local member, number, hold = unpack(ARGV, a + 2 + i, a + 4 + i)
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
  return released
end

local replies, k, a = {}, 2, 0
while a < #ARGV do
  replies[#replies + 1] = release(k, a)
  k, a = k + 2 + 3 * ARGV[a + 2], a + 2 + 3 * ARGV[a + 2]
end
return replies
