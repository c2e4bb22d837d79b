// The fulfillment network of network-formulas.md as a single-purpose program: one superposed demand stream merged with
// a std::priority_queue of shipments and reviews. Usage: network [days 100] [seed 1] [warm-up days 20]
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <queue>
#include <random>
#include <vector>

#include "xoshiro.hpp"

constexpr int fcCount = 10, dcCount = 2, nodeCount = fcCount + dcCount, regionCount = 20, itemCount = 1000;
constexpr std::int64_t day = 86400;
constexpr double ordersPerDay = 30000, oneDayShare = 0.4;
constexpr double pi = 3.14159265358979323846;

struct Stock {
  std::int32_t onHand, onOrder, backordered, target;
  std::int64_t lastChange, unitSeconds;
};

struct Line { std::int32_t item, quantity; };
struct Waiting { std::int32_t fc, quantity; };

struct Shipment {
  int node;
  std::vector<Line> lines;
};

enum Kind : std::int32_t { receipt, fcReview, dcReview };  // also the priority at one second

struct Event {
  std::int64_t time;
  Kind kind;
  std::uint64_t sequence;
  std::int32_t shipment;
};

struct Later {
  bool operator()(const Event& left, const Event& right) const {
    if (left.time != right.time) return left.time > right.time;
    if (left.kind != right.kind) return left.kind > right.kind;
    return left.sequence > right.sequence;
  }
};

/** Discrete distribution in O(1) (Walker 1977, set up as in Vose 1991). */
class AliasTable {
 public:
  explicit AliasTable(std::vector<double> weights) : threshold_(weights.size(), 1.0), alias_(weights.size()) {
    double total = 0;
    for (double weight : weights) total += weight;
    std::vector<int> small, large;
    for (std::size_t index = 0; index < weights.size(); index++) {
      weights[index] *= weights.size() / total;
      (weights[index] < 1 ? small : large).push_back(static_cast<int>(index));
    }
    while (!small.empty() && !large.empty()) {
      const int poor = small.back(), rich = large.back();
      small.pop_back();
      threshold_[poor] = weights[poor];
      alias_[poor] = rich;
      weights[rich] -= 1 - weights[poor];
      if (weights[rich] < 1) {
        large.pop_back();
        small.push_back(rich);
      }
    }
  }

  int draw(Xoshiro& generator) const {
    const double scaled = generator.uniform() * threshold_.size();
    const int index = static_cast<int>(scaled);
    return scaled - index < threshold_[index] ? index : alias_[index];
  }

 private:
  std::vector<double> threshold_;
  std::vector<int> alias_;
};

struct Candidate { int fc; double distance; };

class Network {
 public:
  Network(std::uint64_t seed, std::int64_t warmUpEnd, std::int64_t end)
      : generator_(seed), warmUpEnd_(warmUpEnd), end_(end), items_(itemWeights()), regions_(regionShares()) {
    placeCandidates();
    setTargets();
  }

  std::int64_t run() {
    schedule(0, fcReview, -1);
    schedule(0, dcReview, -1);
    double nextOrder = generator_.exponential() * (day / ordersPerDay);
    std::int64_t orderCount = 0;
    while (true) {
      const std::int64_t orderTime = static_cast<std::int64_t>(nextOrder);
      const std::int64_t time = std::min(events_.top().time, orderTime);
      if (time >= end_) break;
      if (events_.top().time <= orderTime) {
        const Event event = events_.top();
        events_.pop();
        handle(event);
      } else {
        orderCount++;
        takeOrder(orderTime);
        nextOrder += generator_.exponential() * (day / ordersPerDay);
      }
    }
    for (int node = 0; node < nodeCount; node++)
      for (Stock& stock : stocks_[node]) account(stock, end_);
    return orderCount;
  }

  double fillRate() const { return static_cast<double>(shipped_[0] + shipped_[1]) / (asked_[0] + asked_[1]); }
  double oneDayFillRate() const { return static_cast<double>(shipped_[0]) / asked_[0]; }
  double meanDistance() const { return distance_ / (shipped_[0] + shipped_[1]); }

  double meanOnHand(int firstNode, int lastNode) const {
    std::int64_t unitSeconds = 0;
    for (int node = firstNode; node < lastNode; node++)
      for (const Stock& stock : stocks_[node]) unitSeconds += stock.unitSeconds;
    return static_cast<double>(unitSeconds) / (end_ - warmUpEnd_);
  }

 private:
  static std::vector<double> itemWeights() {
    std::vector<double> weights(itemCount);
    for (int item = 0; item < itemCount; item++) weights[item] = 1.0 / (item + 51);
    return weights;
  }

  static std::vector<double> regionShares() {
    std::vector<double> shares(regionCount);
    for (int region = 0; region < regionCount; region++) shares[region] = (1 + region % 4) / 50.0;
    return shares;
  }

  void placeCandidates() {
    const double reach[2] = {750, 1500};
    for (int region = 0; region < regionCount; region++) {
      std::vector<Candidate> nearestFirst;
      for (int fc = 0; fc < fcCount; fc++) {
        const double angle = (36 * fc + 9 - 18 * region) * pi / 180;
        nearestFirst.push_back({fc, std::sqrt(1640000 - 1600000 * std::cos(angle))});
      }
      std::sort(nearestFirst.begin(), nearestFirst.end(),
                [](const Candidate& left, const Candidate& right) { return left.distance < right.distance; });
      for (int speed = 0; speed < 2; speed++)
        for (const Candidate& candidate : nearestFirst)
          if (candidate.distance <= reach[speed]) candidates_[speed][region].push_back(candidate);
    }
  }

  void setTargets() {
    const std::vector<double> weights = itemWeights(), shares = regionShares();
    double totalWeight = 0;
    for (double weight : weights) totalWeight += weight;
    std::array<double, nodeCount> nodeShare{};
    for (int region = 0; region < regionCount; region++) {
      const int fc = candidates_[0][region].front().fc;
      nodeShare[fc] += shares[region];
      nodeShare[dcOf(fc)] += shares[region];
    }
    for (int node = 0; node < nodeCount; node++) {
      const double protectionDays = node < fcCount ? 3 : 11;
      for (int item = 0; item < itemCount; item++) {
        const double mean = ordersPerDay * weights[item] / totalWeight * nodeShare[node] * protectionDays;
        const auto target = static_cast<std::int32_t>(std::ceil(mean + 3 * std::sqrt(mean)));
        stocks_[node][item] = {target, 0, 0, target, 0, 0};
      }
    }
  }

  static int dcOf(int fc) { return fcCount + (fc < 5 ? 0 : 1); }

  void schedule(std::int64_t time, Kind kind, std::int32_t shipment) {
    events_.push({time, kind, sequence_++, shipment});
  }

  std::int32_t openShipment(int node) {
    if (freeShipments_.empty()) {
      shipments_.push_back({node, {}});
      return static_cast<std::int32_t>(shipments_.size() - 1);
    }
    const std::int32_t shipment = freeShipments_.back();
    freeShipments_.pop_back();
    shipments_[shipment].node = node;
    return shipment;
  }

  void account(Stock& stock, std::int64_t now) {
    const std::int64_t since = std::max(stock.lastChange, warmUpEnd_);
    if (now > since) stock.unitSeconds += stock.onHand * (now - since);
    stock.lastChange = now;
  }

  void handle(const Event& event) {
    if (event.kind == receipt) {
      receive(event.time, event.shipment);
      return;
    }
    if (event.kind == fcReview) reviewFcs(event.time);
    else reviewDcs(event.time);
    schedule(event.time + day, event.kind, -1);
  }

  void receive(std::int64_t now, std::int32_t index) {
    const int node = shipments_[index].node;
    for (const Line line : shipments_[index].lines) {
      Stock& stock = stocks_[node][line.item];
      account(stock, now);
      stock.onHand += line.quantity;
      stock.onOrder -= line.quantity;
      if (stock.backordered > 0) release(now, node, line.item, stock);
    }
    shipments_[index].lines.clear();
    freeShipments_.push_back(index);
  }

  void release(std::int64_t now, int node, int item, Stock& stock) {
    std::deque<Waiting>& queue = waiting_[node - fcCount][item];
    while (!queue.empty() && stock.onHand > 0) {
      const std::int32_t quantity = std::min(queue.front().quantity, stock.onHand);
      const std::int32_t shipment = openShipment(queue.front().fc);
      shipments_[shipment].lines.push_back({item, quantity});
      schedule(now + 2 * day, receipt, shipment);
      stock.onHand -= quantity;
      stock.backordered -= quantity;
      queue.front().quantity -= quantity;
      if (queue.front().quantity == 0) queue.pop_front();
    }
  }

  void reviewFcs(std::int64_t now) {
    for (int fc = 0; fc < fcCount; fc++) {
      const int dc = dcOf(fc);
      const std::int32_t shipment = openShipment(fc);
      for (int item = 0; item < itemCount; item++) {
        Stock& stock = stocks_[fc][item];
        const std::int32_t wanted = stock.target - stock.onHand - stock.onOrder;
        if (wanted <= 0) continue;
        stock.onOrder += wanted;
        Stock& source = stocks_[dc][item];
        const std::int32_t shipped = std::min(wanted, source.onHand);
        if (shipped > 0) {
          account(source, now);
          source.onHand -= shipped;
          shipments_[shipment].lines.push_back({item, shipped});
        }
        if (shipped < wanted) {
          source.backordered += wanted - shipped;
          waiting_[dc - fcCount][item].push_back({fc, wanted - shipped});
        }
      }
      schedule(now + 2 * day, receipt, shipment);
    }
  }

  void reviewDcs(std::int64_t now) {
    for (int dc = fcCount; dc < nodeCount; dc++) {
      for (int item = 0; item < itemCount; item++) {
        Stock& stock = stocks_[dc][item];
        const std::int32_t wanted = stock.target - stock.onHand - stock.onOrder + stock.backordered;
        if (wanted <= 0) continue;
        stock.onOrder += wanted;
        const std::int32_t shipment = openShipment(dc);
        shipments_[shipment].lines.push_back({item, wanted});
        schedule(now + static_cast<std::int64_t>(std::ceil(vendorLeadDays_(generator_) * day)), receipt, shipment);
      }
    }
  }

  void takeOrder(std::int64_t now) {
    const int item = items_.draw(generator_);
    const int region = regions_.draw(generator_);
    const int speed = generator_.uniform() < oneDayShare ? 0 : 1;
    const bool measured = now >= warmUpEnd_;
    asked_[speed] += measured;
    for (const Candidate& candidate : candidates_[speed][region]) {
      Stock& stock = stocks_[candidate.fc][item];
      if (stock.onHand == 0) continue;
      account(stock, now);
      stock.onHand--;
      if (measured) {
        shipped_[speed]++;
        distance_ += candidate.distance;
      }
      return;
    }
  }

  Xoshiro generator_;
  std::int64_t warmUpEnd_, end_;
  AliasTable items_, regions_;
  std::gamma_distribution<double> vendorLeadDays_{100.0 / 9.0, 0.9};
  std::array<std::array<std::vector<Candidate>, regionCount>, 2> candidates_;
  std::array<std::array<Stock, itemCount>, nodeCount> stocks_;
  std::array<std::array<std::deque<Waiting>, itemCount>, dcCount> waiting_;
  std::vector<Shipment> shipments_;
  std::vector<std::int32_t> freeShipments_;
  std::priority_queue<Event, std::vector<Event>, Later> events_;
  std::uint64_t sequence_ = 0;
  std::int64_t asked_[2] = {0, 0}, shipped_[2] = {0, 0};
  double distance_ = 0;
};

int main(int argumentCount, char** arguments) {
  const std::int64_t days = argumentCount > 1 ? std::atol(arguments[1]) : 100;
  const std::uint64_t seed = argumentCount > 2 ? std::atol(arguments[2]) : 1;
  const std::int64_t warmUpDays = argumentCount > 3 ? std::atol(arguments[3]) : 20;
  auto network = std::make_unique<Network>(seed, warmUpDays * day, (warmUpDays + days) * day);
  const auto start = std::chrono::steady_clock::now();
  const std::int64_t orders = network->run();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf(
      "{\"benchmark\":\"network\",\"implementation\":\"cpp\",\"operations\":%lld,\"seconds\":%.6f,\"rate\":%.1f,"
      "\"fillRate\":%.6f,\"oneDayFillRate\":%.6f,\"meanOnHandFc\":%.1f,\"meanOnHandDc\":%.1f,\"meanDistance\":%.3f}\n",
      static_cast<long long>(orders), seconds, orders / seconds, network->fillRate(), network->oneDayFillRate(),
      network->meanOnHand(0, fcCount), network->meanOnHand(fcCount, nodeCount), network->meanDistance());
  return 0;
}
