-- Finds users who are waiting or active without an entry, both waiting and active, or waiting at another place than
-- that of their entry; and users who are waiting but not either present at that place or away, or one of these without
-- waiting. A user with an entry who is neither waiting nor active is not misplaced: the entry is gone.
--
-- KEYS     1 waiting, 2 active, 3 entries, 4 present, 5 away
-- ARGV     users
-- Returns  for each misplaced user the entry as 'id:place', or '' if there is none

local waiting, active, entries, present, away = unpack(KEYS)

local misplaced = {}
for _, user in ipairs(ARGV) do
  local stored = redis.call('HGET', entries, user)
  local place = redis.call('ZSCORE', waiting, user)
  local isActive = redis.call('ZSCORE', active, user)
  local isWell = not place and not isActive
  if stored and place then
    isWell = not isActive and string.match(stored, ':(%d+):%w$') == place
  elseif stored then
    isWell = true
  end
  local presentAt, awaySince = redis.call('ZSCORE', present, user), redis.call('ZSCORE', away, user)
  if place and not awaySince then
    isWell = isWell and presentAt == place
  else
    isWell = isWell and not presentAt and (place or not awaySince)
  end
  if not isWell then
    misplaced[#misplaced + 1] = stored and entryOf(stored) or ''
  end
end
return misplaced
