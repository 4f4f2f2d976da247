-- Counts the seats that a user holds.
--
-- KEYS     1 seats held by the user
-- Returns  how many

local nowMs = now()

return {redis.call('ZCOUNT', KEYS[1], text(nowMs), '+inf')}
