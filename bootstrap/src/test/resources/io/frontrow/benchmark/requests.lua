-- Sends the requests of a file with wrk, one after the other, and starts again at its end.
--
-- Argument  the file; a line is: method, path, headers as 'name: value' separated by '|', body; separated by tabs
--           and, if they are to be paced, the milliseconds that each connection pauses before a request
-- Prints    number of responses, number of failures, duration in seconds, number of requests begun, and the median and
--           the 99th percentile of the response time in microseconds

local requests, sent = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    local method, path, header, body = line:match('^(.-)\t(.-)\t(.-)\t(.*)$')
    local headers = {}
    for name, value in header:gmatch('([^|]-): ([^|]+)') do
      headers[name] = value
    end
    requests[#requests + 1] = wrk.format(method, path, headers, body ~= '' and body or nil)
  end
  local pause = tonumber(args[2])
  if pause then
    function delay()
      return pause
    end
  end
end

function request()
  sent = sent + 1
  total = sent
  return requests[(sent - 1) % #requests + 1]
end

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency)
  local begun = 0
  for _, thread in ipairs(threads) do
    begun = begun + (thread:get('total') or 0)
  end
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write +
    summary.errors.timeout
  print(('measured %d %d %.3f %d %d %d'):format(
    summary.requests, failed, summary.duration / 1e6, begun, latency:percentile(50), latency:percentile(99)))
end
