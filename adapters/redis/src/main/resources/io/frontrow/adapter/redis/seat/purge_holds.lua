-- Clears away traces of seats whose holds ran out.
--
-- KEYS     1 performances with held seats, then for each performance its held seats
-- ARGV     1 how many to clear at most, then the performances
-- Returns  how many were cleared

local time = redis.call('TIME')
local before = string.format('(%.0f', time[1] * 1000 + math.floor(time[2] / 1000))

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
