-- Releases held seats of a user, each only if it still belongs to the named hold.
--
-- KEYS     1 seats held by the user, then three for each seat: the seat, the held seats of its performance, its hold
-- ARGV     three for each seat: its member among the seats held by the user, its number, id of its hold
-- Returns  how many holds were released

local userSeats = KEYS[1]
local released = 0
for i = 1, #ARGV, 3 do
  local seat, heldSeats, record = KEYS[i + 1], KEYS[i + 2], KEYS[i + 3]
  local member, number, hold = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if redis.call('GET', seat) == hold then
    redis.call('DEL', seat)
    redis.call('ZREM', heldSeats, number)
  end
  redis.call('ZREM', userSeats, member)
  released = released + redis.call('DEL', record)
end
return {released}
