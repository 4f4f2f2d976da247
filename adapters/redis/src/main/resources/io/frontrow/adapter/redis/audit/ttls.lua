-- Reads the remaining lifetimes of keys.
--
-- KEYS     keys of one concert
-- Returns  for each key its remaining lifetime in ms; -1 if it does not expire, -2 if it does not exist

local ttls = {}
for i, key in ipairs(KEYS) do
  ttls[i] = redis.call('PTTL', key)
end
return ttls
