-- Reads what users hold.
--
-- KEYS     for each of at most 256 users the seats held by the user
-- Returns  for each user the members of that set, separated by spaces

local replies = {}
for i, key in ipairs(KEYS) do
  replies[i] = table.concat(redis.call('ZRANGE', key, 0, -1), ' ')
end
return replies
