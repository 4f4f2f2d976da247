-- Reads which holds have some seats.
--
-- KEYS     the seats
-- Returns  the ids of the holds, one for each seat that is held

local holds = {}
for i, seat in ipairs(KEYS) do
  holds[#holds + 1] = redis.call('GET', seat) or nil
end
return holds
