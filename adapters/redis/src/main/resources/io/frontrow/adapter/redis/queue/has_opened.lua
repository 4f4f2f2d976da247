-- Tells whether a room has opened. From then on the order of its pre-queue is drawn and no user gets into it, so that
-- the seed can be shown.
--
-- KEYS     1 room
-- ARGV     1 epoch of the policy, 2 its opening in ms, 0 if the room is open, 3 how long an unused room is kept in ms
-- Returns  1 if the newest policy has opened the room and the given one is no older, else 0

local room = KEYS[1]
local opensAtMs, isNewest = newestOpening(room, tonumber(ARGV[1]), tonumber(ARGV[2]))
if opensAtMs > now() then
  return {0}
end
if noteOpening(room, math.max(tonumber(ARGV[1]), tonumber(redis.call('HGET', room, 'epoch') or -1))) then
  expireUnused(ARGV[3], 0)
end
return {isNewest and 1 or 0}
