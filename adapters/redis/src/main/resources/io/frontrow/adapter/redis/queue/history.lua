-- Reads the samples of a room.
--
-- KEYS     1 history
-- Returns  the samples as 'ms:away:waiting:active:admitted:left:expired', oldest first

return redis.call('LRANGE', KEYS[1], 0, -1)
