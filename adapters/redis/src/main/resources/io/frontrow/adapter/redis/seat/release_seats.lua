-- Releases held seats of a user, each only if the hold that is named still has it.
--
-- KEYS     1 what the user holds, then three for each seat: the seat, the held seats of its performance, the hold
-- ARGV     three for each seat: its entry in what the user holds, its number, id of the hold
-- Returns  how many holds there were

local holdings = KEYS[1]
local released = 0
for i = 1, #ARGV, 3 do
  local seat, held, record = KEYS[i + 1], KEYS[i + 2], KEYS[i + 3]
  local entry, number, hold = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if redis.call('GET', seat) == hold then
    redis.call('DEL', seat)
    redis.call('ZREM', held, number)
  end
  redis.call('ZREM', holdings, entry)
  released = released + redis.call('DEL', record)
end
return {released}
