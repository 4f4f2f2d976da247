-- Removes what expired holds leave behind.
--
-- KEYS     1 performances with holds, then for each performance its held seats
-- ARGV     1 how many seats to remove at most, then the performances
-- Returns  how many seats were removed

local nowMs = now()
local before = '(' .. text(nowMs)

local left = tonumber(ARGV[1])
for i = 2, #KEYS do
  local over = math.min(left, redis.call('ZCOUNT', KEYS[i], '-inf', before))
  if over > 0 then
    redis.call('ZREMRANGEBYRANK', KEYS[i], 0, over - 1)
    left = left - over
  end
  if redis.call('EXISTS', KEYS[i]) == 0 then
    redis.call('SREM', KEYS[1], ARGV[i])
  end
end
return {ARGV[1] - left}
