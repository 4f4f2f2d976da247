-- Reads how long keys will last.
--
-- KEYS     any of one concert
-- Returns  for each key how long it will last in ms; -1 without an end, -2 if it is not there

local ttls = {}
for i, key in ipairs(KEYS) do
  ttls[i] = redis.call('PTTL', key)
end
return ttls
