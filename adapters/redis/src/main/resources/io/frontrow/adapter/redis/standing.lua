-- Tells where tickets stand. Writes nothing: a session that is over is left for others to clear.
--
-- KEYS     1 waiting, 2 active, 3 tickets
-- ARGV     two for each ticket: its user, the ticket as 'id:place'
-- Returns  three for each ticket: 'WAITING', how many ahead, how many in; or 'ACTIVE', end of the session in ms, 0;
--          or 'GONE', 0, 0; or 'LOST', 0, 0

local waiting, active, tickets = KEYS[1], KEYS[2], KEYS[3]

local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
local running = redis.call('ZCOUNT', active, string.format('(%.0f', nowMs), '+inf')

-- Lost is what is not known, and what is earlier than a ticket given to somebody who was not known.
local function isLost(ticket, known)
  return not known or string.sub(known, -1) == '1'
    and tonumber(string.match(ticket, ':(%d+)$')) < tonumber(string.match(known, ':(%d+):1$'))
end

local found = {}
local function tell(state, one, other)
  local last = #found
  found[last + 1], found[last + 2], found[last + 3] = state, one, other
end

for i = 1, #ARGV, 2 do
  local user, ticket = ARGV[i], ARGV[i + 1]
  local known = redis.call('HGET', tickets, user)
  if isLost(ticket, known) then
    tell('LOST', 0, 0)
  elseif string.sub(known, 1, -3) ~= ticket then
    tell('GONE', 0, 0)
  else
    local ahead = redis.call('ZRANK', waiting, user)
    local sessionEnd = tonumber(not ahead and redis.call('ZSCORE', active, user) or 0)
    if ahead then
      tell('WAITING', ahead, running)
    elseif sessionEnd > nowMs then
      tell('ACTIVE', sessionEnd, 0)
    else
      tell('GONE', 0, 0)
    end
  end
end
return found
