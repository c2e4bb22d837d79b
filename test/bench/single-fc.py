"""One FC in SimPy: continuous review (s, Q), Poisson demand for single units, gamma lead times that may cross.

Demand that finds no stock is backordered. An order for Q units is placed as soon as the inventory position is at
or below s. Time in days.
Usage: single-fc.py [days 2000] [seed 1] [rate 100] [lead-mean 2] [lead-cv 0.5] [s 230] [Q 300]
"""

import json
import random
import sys
import time

import simpy


class FulfillmentCenter:
    def __init__(self, env, generator, rate, lead_mean, lead_cv, reorder_point, order_quantity):
        self.env = env
        self.generator = generator
        self.rate = rate
        self.lead_shape = 1 / lead_cv**2
        self.lead_scale = lead_mean * lead_cv**2
        self.reorder_point = reorder_point
        self.order_quantity = order_quantity
        self.net_inventory = reorder_point + order_quantity
        self.position = self.net_inventory
        self.demands = 0
        self.filled = 0
        self.last_change = 0.0
        self.on_hand_days = 0.0
        self.backorder_days = 0.0

    def account(self, now):
        elapsed = now - self.last_change
        if self.net_inventory > 0:
            self.on_hand_days += self.net_inventory * elapsed
        else:
            self.backorder_days -= self.net_inventory * elapsed
        self.last_change = now

    def customers(self):
        env = self.env
        expovariate = self.generator.expovariate
        while True:
            yield env.timeout(expovariate(self.rate))
            self.account(env.now)
            self.demands += 1
            if self.net_inventory > 0:
                self.filled += 1
            self.net_inventory -= 1
            self.position -= 1
            while self.position <= self.reorder_point:
                self.position += self.order_quantity
                env.process(self.delivery())

    def delivery(self):
        yield self.env.timeout(self.generator.gammavariate(self.lead_shape, self.lead_scale))
        self.account(self.env.now)
        self.net_inventory += self.order_quantity


def main():
    defaults = [2000, 1, 100, 2, 0.5, 230, 300]
    given = [float(text) for text in sys.argv[1:]]
    days, seed, rate, lead_mean, lead_cv, reorder_point, order_quantity = given + defaults[len(given) :]
    env = simpy.Environment()
    center = FulfillmentCenter(
        env, random.Random(int(seed)), rate, lead_mean, lead_cv, int(reorder_point), int(order_quantity)
    )
    start = time.perf_counter()
    env.process(center.customers())
    env.run(until=days)
    center.account(days)
    seconds = time.perf_counter() - start
    print(
        json.dumps(
            {
                "benchmark": "single-fc",
                "implementation": "simpy",
                "operations": center.demands,
                "seconds": seconds,
                "rate": center.demands / seconds,
                "fillRate": center.filled / center.demands,
                "meanOnHand": center.on_hand_days / days,
                "meanBackorders": center.backorder_days / days,
            }
        )
    )


main()
