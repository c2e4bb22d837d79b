"""The fulfillment network of network-formulas.md in SimPy. Usage: network.py [days 20] [seed 1] [warm-up days 10]

One process for all customers (a superposed stream), one for the daily reviews, one per shipment. Time in days.
"""

import json
import math
import random
import sys
import time
from bisect import bisect
from collections import deque
from itertools import accumulate

import simpy

FC_COUNT, DC_COUNT, REGION_COUNT, ITEM_COUNT = 10, 2, 20, 1000
NODE_COUNT = FC_COUNT + DC_COUNT
ORDERS_PER_DAY = 30000
ONE_DAY_SHARE = 0.4
REACH = (750, 1500)
ITEM_WEIGHTS = [1 / (item + 51) for item in range(ITEM_COUNT)]
REGION_SHARES = [(1 + region % 4) / 50 for region in range(REGION_COUNT)]


def dc_of(fc):
    return FC_COUNT + (0 if fc < 5 else 1)


class Stock:
    __slots__ = ("on_hand", "on_order", "backordered", "target", "last_change", "unit_days", "waiting")

    def __init__(self, target):
        self.on_hand = self.target = target
        self.on_order = self.backordered = 0
        self.last_change = self.unit_days = 0.0
        self.waiting = deque()


class Network:
    def __init__(self, env, seed, warm_up, end):
        self.env = env
        self.generator = random.Random(seed)
        self.warm_up = warm_up
        self.end = end
        self.asked = [0, 0]
        self.shipped = [0, 0]
        self.distance = 0.0
        self.orders = 0
        self.candidates = [[self.nearest_first(region, reach) for region in range(REGION_COUNT)] for reach in REACH]
        self.stocks = self.initial_stocks()

    @staticmethod
    def nearest_first(region, reach):
        distances = [
            (math.sqrt(1640000 - 1600000 * math.cos(math.radians(36 * fc + 9 - 18 * region))), fc)
            for fc in range(FC_COUNT)
        ]
        return [(fc, distance) for distance, fc in sorted(distances) if distance <= reach]

    def initial_stocks(self):
        share = [0.0] * NODE_COUNT
        for region in range(REGION_COUNT):
            fc = self.candidates[0][region][0][0]
            share[fc] += REGION_SHARES[region]
            share[dc_of(fc)] += REGION_SHARES[region]
        total = sum(ITEM_WEIGHTS)
        stocks = []
        for node in range(NODE_COUNT):
            protection = 3 if node < FC_COUNT else 11
            means = [ORDERS_PER_DAY * weight / total * share[node] * protection for weight in ITEM_WEIGHTS]
            stocks.append([Stock(math.ceil(mean + 3 * math.sqrt(mean))) for mean in means])
        return stocks

    def account(self, stock, now):
        since = max(stock.last_change, self.warm_up)
        if now > since:
            stock.unit_days += stock.on_hand * (now - since)
        stock.last_change = now

    def customers(self):
        env, generator = self.env, self.generator
        uniform, expovariate = generator.random, generator.expovariate
        item_bounds = list(accumulate(ITEM_WEIGHTS))
        region_bounds = list(accumulate(REGION_SHARES))
        last_region = REGION_COUNT - 1
        total_weight = item_bounds[-1]
        while True:
            yield env.timeout(expovariate(ORDERS_PER_DAY))
            item = bisect(item_bounds, uniform() * total_weight, 0, ITEM_COUNT - 1)
            region = bisect(region_bounds, uniform(), 0, last_region)
            speed = 0 if uniform() < ONE_DAY_SHARE else 1
            self.orders += 1
            self.serve(env.now, item, self.candidates[speed][region], speed)

    def serve(self, now, item, candidates, speed):
        measured = now >= self.warm_up
        if measured:
            self.asked[speed] += 1
        for fc, distance in candidates:
            stock = self.stocks[fc][item]
            if stock.on_hand == 0:
                continue
            self.account(stock, now)
            stock.on_hand -= 1
            if measured:
                self.shipped[speed] += 1
                self.distance += distance
            return

    def reviews(self):
        while True:
            for fc in range(FC_COUNT):
                self.review_fc(fc)
            for dc in range(FC_COUNT, NODE_COUNT):
                self.review_dc(dc)
            yield self.env.timeout(1)

    def review_fc(self, fc):
        now = self.env.now
        lines = []
        sources = self.stocks[dc_of(fc)]
        for item, stock in enumerate(self.stocks[fc]):
            wanted = stock.target - stock.on_hand - stock.on_order
            if wanted <= 0:
                continue
            stock.on_order += wanted
            source = sources[item]
            shipped = min(wanted, source.on_hand)
            if shipped > 0:
                self.account(source, now)
                source.on_hand -= shipped
                lines.append((item, shipped))
            if shipped < wanted:
                source.backordered += wanted - shipped
                source.waiting.append((fc, wanted - shipped))
        self.env.process(self.shipment(fc, lines, 2))

    def review_dc(self, dc):
        gamma = self.generator.gammavariate
        for item, stock in enumerate(self.stocks[dc]):
            wanted = stock.target - stock.on_hand - stock.on_order + stock.backordered
            if wanted > 0:
                stock.on_order += wanted
                self.env.process(self.shipment(dc, [(item, wanted)], gamma(100 / 9, 0.9)))

    def shipment(self, node, lines, lead_days):
        yield self.env.timeout(lead_days)
        now = self.env.now
        for item, quantity in lines:
            stock = self.stocks[node][item]
            self.account(stock, now)
            stock.on_hand += quantity
            stock.on_order -= quantity
            if stock.backordered > 0:
                self.release(item, stock)

    def release(self, item, stock):
        while stock.waiting and stock.on_hand > 0:
            fc, wanted = stock.waiting.popleft()
            quantity = min(wanted, stock.on_hand)
            stock.on_hand -= quantity
            stock.backordered -= quantity
            if quantity < wanted:
                stock.waiting.appendleft((fc, wanted - quantity))
            self.env.process(self.shipment(fc, [(item, quantity)], 2))

    def mean_on_hand(self, nodes):
        return sum(stock.unit_days for node in nodes for stock in self.stocks[node]) / (self.end - self.warm_up)


def main():
    given = [int(text) for text in sys.argv[1:]]
    days, seed, warm_up = given + [20, 1, 10][len(given) :]
    env = simpy.Environment()
    end = warm_up + days
    network = Network(env, seed, warm_up, end)
    start = time.perf_counter()
    env.process(network.reviews())
    env.process(network.customers())
    env.run(until=end)
    for stocks in network.stocks:
        for stock in stocks:
            network.account(stock, end)
    seconds = time.perf_counter() - start
    print(
        json.dumps(
            {
                "benchmark": "network",
                "implementation": "simpy",
                "operations": network.orders,
                "seconds": seconds,
                "rate": network.orders / seconds,
                "fillRate": sum(network.shipped) / sum(network.asked),
                "oneDayFillRate": network.shipped[0] / network.asked[0],
                "meanOnHandFc": network.mean_on_hand(range(FC_COUNT)),
                "meanOnHandDc": network.mean_on_hand(range(FC_COUNT, NODE_COUNT)),
                "meanDistance": network.distance / sum(network.shipped),
            }
        )
    )


main()
