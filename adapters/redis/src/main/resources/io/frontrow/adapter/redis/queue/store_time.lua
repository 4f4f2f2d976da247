-- Reads the time by which the scripts of a room judge.
--
-- KEYS     1 room, which leads to the server that stores it
-- Returns  the time in ms

return {(now())}
