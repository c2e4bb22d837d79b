"""The hold model in SimPy: pending timeouts, each of which schedules its successor when it fires.

Usage: kernel.py [pending 1000] [operations 300000]. SimPy orders by (time, scheduling), without priority classes.
"""

import json
import math
import sys
import time

import simpy


def make_increments():
    """All 65,536 quantiles of the exponential law of mean one day, in the order of a full-period generator."""
    state = 1
    increments = []
    for _ in range(65536):
        state = (state * 25173 + 13849) & 0xFFFF
        increments.append(math.floor(-math.log((state + 0.5) / 65536) * 86400))
    return increments


def main():
    pending = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    operations = int(sys.argv[2]) if len(sys.argv) > 2 else 300000
    increments = make_increments()
    env = simpy.Environment()
    fired = 0

    def schedule(delay):
        env.timeout(delay).callbacks.append(fire)

    def fire(_event):
        nonlocal fired
        schedule(increments[fired & 0xFFFF])
        fired += 1

    for event in range(pending):
        schedule(increments[event & 0xFFFF] + event % 7)
    step = env.step
    for _ in range(operations // 5):
        step()
    start = time.perf_counter()
    for _ in range(operations):
        step()
    seconds = time.perf_counter() - start
    print(
        json.dumps(
            {
                "benchmark": f"kernel-{pending}",
                "implementation": "simpy",
                "operations": operations,
                "seconds": seconds,
                "rate": operations / seconds,
            }
        )
    )


main()
