-- The load of `bench race`, for wrk. It sends one request for each line of a file: a GET of the address on the line, or, where a
-- path is given after the file, a POST of the line to that path. A list of addresses is read in circles; each body is sent once.
-- Answers are not read here, so that the load costs both sides the same little; the bench asks the database what happened.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  lines, path, sent, spent = {}, args[2], 0, false
  for line in io.lines(args[1]) do
    lines[#lines + 1] = line
  end
end

function request()
  sent = sent + 1
  if path == nil then
    return wrk.format("GET", lines[(sent - 1) % #lines + 1])
  end
  if sent >= #lines then
    spent = true
    wrk.thread:stop()
  end
  return wrk.format("POST", path, nil, lines[math.min(sent, #lines)])
end

function done(summary, latency, requests)
  local errors, spent = summary.errors, 0
  for _, thread in ipairs(threads) do
    if thread:get("spent") then spent = 1 end
  end
  print(string.format("RESULT %d %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.timeout + errors.status, spent))
end
