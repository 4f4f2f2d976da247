-- Finds users who are in the line or in a session without a ticket, in both, or not at their ticket's place in line. A
-- ticket whose user is in neither is gone.
--
-- KEYS     1 waiting, 2 active, 3 tickets
-- ARGV     users
-- Returns  for each user found the ticket as 'id:place', or '' if there is none

local waiting, active, tickets = KEYS[1], KEYS[2], KEYS[3]

local found = {}
for _, user in ipairs(ARGV) do
  local known = redis.call('HGET', tickets, user)
  local place = redis.call('ZSCORE', waiting, user)
  local isIn = redis.call('ZSCORE', active, user)
  local isWell = not place and not isIn
  if known and place then
    isWell = not isIn and string.match(known, ':(%d+):%d$') == place
  elseif known then
    isWell = true
  end
  if not isWell then
    found[#found + 1] = known and string.sub(known, 1, -3) or ''
  end
end
return found
