"""How long a van drives: our order by postcode beside a sweep and OR-tools, which know the map.

pip install ortools; .venv/bin/python bench/trips.py [--seeds 5]

Addresses of 40 and of 400 doors in a town that is drawn by a printed seed: quarters with four
digits, in each some streets, along each street its doors. The letters of a postcode follow the
streets of a quarter as Dutch postcodes do: some twenty doors to each pair of letters, streets in
the order in which a postman walks them. Distances are those along a grid of streets. Measured are
the kilometres of all trips from the desk and back, with at most twelve doors a trip, and the time
that planning takes: by postcode (no coordinates), our sweep (one place for each postcode), and
OR-tools for ten seconds, which knows the place of each door. The ratio to OR-tools is what leaving
the map out costs.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import sys
import time
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parent.parent))
STOPS = 12
QUARTER = 1200
"""Metres of a side of a quarter."""


def draw_town(count, seed):
    """Return addresses with their places in metres."""
    from intake.domain.trip import Address

    chance = random.Random(seed)
    side = 3
    found = []
    while len(found) < count:
        quarter = chance.randrange(side * side)
        left, top = (quarter % side) * QUARTER, (quarter // side) * QUARTER
        street = chance.randrange(16)
        door = chance.randrange(1, 120)
        along = door * 10
        # streets of a quarter lie beside each other; the postman walks them up and down
        x = left + street * QUARTER / 16
        y = top + (along if street % 2 == 0 else QUARTER - along)
        pair = street * 6 + door // 20
        letters = chr(65 + pair // 26) + chr(65 + pair % 26)
        address = Address(
            pledge_id=UUID(int=len(found)),
            postcode=f"{1051 + quarter} {letters}",
            street=f"Straat {street:02}",
            house_number=str(door),
            load=1,
        )
        found.append((address, (x, y)))
    return found


def metres(one, other):
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def length(trips, places, desk):
    total = 0.0
    for trip in trips:
        at = desk
        for key in trip:
            total += metres(at, places[key])
            at = places[key]
        total += metres(at, desk)
    return total / 1000


def ours(town):
    from intake.domain.trip import plan_trips

    trips = plan_trips([address for address, _ in town], max_load=10_000, stops=STOPS)
    return [[address.pledge_id for address in trip] for trip in trips]


def sweep(town, desk):
    from intake.domain.sweep import sweep_trips

    places = {address.postcode: place for address, place in town}
    trips = sweep_trips([address for address, _ in town], places, desk, (10_000, STOPS))
    return [[address.pledge_id for address in trip] for trip in trips]


def solver(town, desk, seconds):
    """Return the trips that OR-tools finds within some seconds."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    keys = [address.pledge_id for address, _ in town]
    places = [desk, *(place for _, place in town)]
    vans = math.ceil(len(keys) / STOPS)
    manager = pywrapcp.RoutingIndexManager(len(places), vans, 0)
    model = pywrapcp.RoutingModel(manager)

    def distance(one, other):
        return int(metres(places[manager.IndexToNode(one)], places[manager.IndexToNode(other)]))

    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitCallback(distance))

    def load(index):
        return int(manager.IndexToNode(index) > 0)

    callback = model.RegisterUnaryTransitCallback(load)
    model.AddDimensionWithVehicleCapacity(callback, 0, [STOPS] * vans, True, "load")
    wanted = pywrapcp.DefaultRoutingSearchParameters()
    wanted.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.SAVINGS
    wanted.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    wanted.time_limit.seconds = seconds
    found = model.SolveWithParameters(wanted)
    trips = []
    for van in range(vans):
        at, trip = found.Value(model.NextVar(model.Start(van))), []
        while not model.IsEnd(at):
            trip.append(keys[manager.IndexToNode(at) - 1])
            at = found.Value(model.NextVar(at))
        if trip:
            trips.append(trip)
    return trips


def timed(make):
    began = time.perf_counter()
    made = make()
    return made, time.perf_counter() - began


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=10)
    wanted = parser.parse_args()
    desk = (1.5 * QUARTER, 1.5 * QUARTER)
    for count in (40, 400):
        ratios = {"postcode": [], "sweep": []}
        for seed in range(wanted.seeds):
            town = draw_town(count, seed)
            places = {address.pledge_id: place for address, place in town}
            best, best_time = timed(lambda town=town: solver(town, desk, wanted.seconds))
            least = length(best, places, desk)
            line = [f"{count} doors, seed {seed}: OR-tools {least:.1f} km in {best_time:.1f} s"]
            for name, make in (
                ("postcode", lambda town=town: ours(town)),
                ("sweep", lambda town=town: sweep(town, desk)),
            ):
                trips, took = timed(make)
                driven = length(trips, places, desk)
                ratios[name].append(driven / least)
                line.append(
                    f"{name} {driven:.1f} km ({driven / least:.2f} x) in {took * 1000:.1f} ms"
                )
            print(" · ".join(line))
        for name, found in ratios.items():
            print(f"{count} doors, {name}: {statistics.median(found):.2f} x OR-tools (median)")


if __name__ == "__main__":
    main()
