-- Appends events to a stream in the given order. If an event cannot be appended, neither are those after it.
--
-- KEYS     1 stream
-- ARGV     1 how many entries to keep, or a few more; then four for each event: id, type, reservation, payload
-- Returns  how many entries the stream has

local stream, keep = KEYS[1], ARGV[1]
for i = 2, #ARGV, 4 do
  redis.call('XADD', stream, 'MAXLEN', '~', keep, '*',
    'id', ARGV[i], 'type', ARGV[i + 1], 'aggregateid', ARGV[i + 2], 'payload', ARGV[i + 3])
end
return {redis.call('XLEN', stream)}
