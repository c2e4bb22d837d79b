// One FC, continuous review (s, Q), Poisson demand for single units, gamma lead times that may cross, backorders.
// An order for Q units is placed as soon as the inventory position is at or below s. Time in days.
// Usage: single-fc [days 2000] [seed 1] [rate 100] [lead-mean 2] [lead-cv 0.5] [s 230] [Q 300]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <queue>
#include <random>
#include <vector>

#include "xoshiro.hpp"

int main(int argumentCount, char** arguments) {
  const auto argument = [&](int position, double otherwise) {
    return argumentCount > position ? std::atof(arguments[position]) : otherwise;
  };
  const double days = argument(1, 2000);
  Xoshiro generator(static_cast<std::uint64_t>(argument(2, 1)));
  const double rate = argument(3, 100);
  const double leadMean = argument(4, 2);
  const double leadCv = argument(5, 0.5);
  const long reorderPoint = static_cast<long>(argument(6, 230));
  const long orderQuantity = static_cast<long>(argument(7, 300));
  std::gamma_distribution<double> leadTime(1 / (leadCv * leadCv), leadMean * leadCv * leadCv);

  std::priority_queue<double, std::vector<double>, std::greater<>> receipts;
  long netInventory = reorderPoint + orderQuantity;
  long position = netInventory;
  long demands = 0;
  long filled = 0;
  double lastChange = 0;
  double onHandDays = 0;
  double backorderDays = 0;
  const auto account = [&](double now) {
    const double elapsed = now - lastChange;
    if (netInventory > 0) onHandDays += netInventory * elapsed;
    else backorderDays -= netInventory * elapsed;
    lastChange = now;
  };

  const auto start = std::chrono::steady_clock::now();
  double nextDemand = generator.exponential() / rate;
  while (true) {
    const bool isReceipt = !receipts.empty() && receipts.top() <= nextDemand;
    const double now = isReceipt ? receipts.top() : nextDemand;
    if (now >= days) break;
    account(now);
    if (isReceipt) {
      receipts.pop();
      netInventory += orderQuantity;
      continue;
    }
    demands++;
    if (netInventory > 0) filled++;
    netInventory--;
    position--;
    while (position <= reorderPoint) {
      position += orderQuantity;
      receipts.push(now + leadTime(generator));
    }
    nextDemand = now + generator.exponential() / rate;
  }
  account(days);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf(
      "{\"benchmark\":\"single-fc\",\"implementation\":\"cpp\",\"operations\":%ld,\"seconds\":%.6f,\"rate\":%.1f,"
      "\"fillRate\":%.6f,\"meanOnHand\":%.4f,\"meanBackorders\":%.5f}\n",
      demands, seconds, demands / seconds, static_cast<double>(filled) / demands, onHandDays / days,
      backorderDays / days);
  return 0;
}
