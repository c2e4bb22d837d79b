// The hold model on std::priority_queue with the same total order as src/engine/event-queue.ts:
// pop the earliest event, push it again at a random later time.
// Usage: kernel [pending 1000] [operations 5000000]
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <vector>

struct Event {
  std::int64_t time;
  std::int32_t priority;
  std::uint64_t sequence;
  std::int32_t data;
};

struct Later {
  bool operator()(const Event& left, const Event& right) const {
    if (left.time != right.time) return left.time > right.time;
    if (left.priority != right.priority) return left.priority > right.priority;
    return left.sequence > right.sequence;
  }
};

// 65,536 exponential increments of mean one day: all quantiles once, in the order of a full-period congruential
// generator, so that all languages run the same events and must print the same checksum.
static std::vector<std::int64_t> makeIncrements() {
  std::vector<std::int64_t> increments(1 << 16);
  std::uint32_t state = 1;
  for (auto& increment : increments) {
    state = (state * 25173 + 13849) & 0xffff;
    increment = static_cast<std::int64_t>(std::floor(-std::log((state + 0.5) / 65536.0) * 86400.0));
  }
  return increments;
}

int main(int argumentCount, char** arguments) {
  const long pending = argumentCount > 1 ? std::atol(arguments[1]) : 1000;
  const long operations = argumentCount > 2 ? std::atol(arguments[2]) : 5000000;
  const std::vector<std::int64_t> increments = makeIncrements();
  std::priority_queue<Event, std::vector<Event>, Later> queue;
  std::uint64_t sequence = 0;
  for (long event = 0; event < pending; event++) {
    queue.push({increments[event & 0xffff] + event % 7, static_cast<std::int32_t>(event & 7), sequence++,
                static_cast<std::int32_t>(event)});
  }
  std::int64_t checksum = 0;
  const auto hold = [&](long count) {
    for (long operation = 0; operation < count; operation++) {
      const Event event = queue.top();
      queue.pop();
      checksum = (checksum * 31 + event.time + event.data) & 0xffffff;
      queue.push({event.time + increments[operation & 0xffff], event.priority, sequence++, event.data});
    }
  };
  hold(operations / 5);  // towards the steady state, untimed
  const auto start = std::chrono::steady_clock::now();
  hold(operations);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf(
      "{\"benchmark\":\"kernel-%ld\",\"implementation\":\"cpp\",\"operations\":%ld,\"seconds\":%.6f,\"rate\":%.1f,"
      "\"checksum\":%lld}\n",
      pending, operations, seconds, operations / seconds, static_cast<long long>(checksum));
  return 0;
}
