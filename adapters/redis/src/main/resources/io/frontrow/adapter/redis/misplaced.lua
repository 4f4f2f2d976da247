-- Finds users whose ticket is not in the line or in a session exactly once, or not at its place in line.
--
-- KEYS     1 waiting, 2 active, 3 tickets
-- ARGV     users
-- Returns  for each user found the ticket as 'id:place', or '' if there is none

local waiting, active, tickets = KEYS[1], KEYS[2], KEYS[3]

local found = {}
for _, user in ipairs(ARGV) do
  local ticket = redis.call('HGET', tickets, user)
  local place = redis.call('ZSCORE', waiting, user)
  local isIn = redis.call('ZSCORE', active, user)
  local isWell
  if not ticket then
    isWell = not place and not isIn
  elseif place then
    isWell = not isIn and string.match(ticket, ':(%d+)$') == place
  else
    isWell = isIn
  end
  if not isWell then
    found[#found + 1] = ticket or ''
  end
end
return found
