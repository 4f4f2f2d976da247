-- Finds users whose turn is extended beyond its base end by more than a hold lasts, or ends later than any turn can.
--
-- KEYS     1 active, then for each user the base end of the user's turn
-- ARGV     1 the longest hold in ms, 2 the longest turn in ms, then the users
-- Returns  those of the users

local active = KEYS[1]
local holdMs, turnMs = tonumber(ARGV[1]), tonumber(ARGV[2])

local nowMs = now()

local overlong = {}
for i = 3, #ARGV do
  local turnEnd = turnEndOf(active, ARGV[i])
  if turnEnd - baseEndOf(KEYS[i - 1], turnEnd) > holdMs or turnEnd > nowMs + turnMs + holdMs then
    overlong[#overlong + 1] = ARGV[i]
  end
end
return overlong
