-- Finds users who are waiting or active without an entry, both waiting and active, or waiting at another place than
-- that of their entry. A user with an entry who is neither waiting nor active is not misplaced: the entry is gone.
--
-- KEYS     1 waiting, 2 active, 3 entries
-- ARGV     users
-- Returns  for each misplaced user the entry as 'id:place', or '' if there is none

local waiting, active, entries = KEYS[1], KEYS[2], KEYS[3]

local misplaced = {}
for _, user in ipairs(ARGV) do
  local stored = redis.call('HGET', entries, user)
  local place = redis.call('ZSCORE', waiting, user)
  local isActive = redis.call('ZSCORE', active, user)
  local isWell = not place and not isActive
  if stored and place then
    isWell = not isActive and string.match(stored, ':(%d+):%d$') == place
  elseif stored then
    isWell = true
  end
  if not isWell then
    misplaced[#misplaced + 1] = stored and entryOf(stored) or ''
  end
end
return misplaced
