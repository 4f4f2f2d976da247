-- Tells where tickets stand. Writes nothing: a session that is over is left for others to clear.
--
-- KEYS     1 waiting, 2 active, 3 tickets
-- ARGV     two for each of at most 256 tickets: its user, the ticket as 'id:place'
-- Returns  three for each ticket: 'WAITING', how many ahead, how many in; or 'ACTIVE', end of the session in ms, 0;
--          or 'GONE', 0, 0; or 'LOST', 0, 0

local waiting, active, tickets = KEYS[1], KEYS[2], KEYS[3]
local users, shown = {}, {}
for i = 1, #ARGV, 2 do
  users[#users + 1], shown[#shown + 1] = ARGV[i], ARGV[i + 1]
end

local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)

local known = redis.call('HMGET', tickets, unpack(users))
local turnEnds = redis.call('ZMSCORE', active, unpack(users))
local running = redis.call('ZCOUNT', active, string.format('(%.0f', nowMs), '+inf')

-- Lost is what is not known, and what is earlier than a ticket given to somebody who was not known.
local function isLost(ticket, entry)
  local alone = entry and string.match(entry, ':(%d+):1$')
  return not entry or alone and tonumber(string.match(ticket, ':(%d+)$')) < tonumber(alone)
end

local function standing(user, ticket, entry, turnEnd)
  if isLost(ticket, entry) then
    return 'LOST', 0, 0
  elseif string.sub(entry, 1, -3) ~= ticket then
    return 'GONE', 0, 0
  elseif turnEnd > nowMs then
    return 'ACTIVE', turnEnd, 0
  end
  local ahead = redis.call('ZRANK', waiting, user)
  if ahead then
    return 'WAITING', ahead, running
  end
  return 'GONE', 0, 0
end

local found = {}
for i, user in ipairs(users) do
  found[3 * i - 2], found[3 * i - 1], found[3 * i] =
    standing(user, shown[i], known[i], tonumber(turnEnds[i] or 0))
end
return found
