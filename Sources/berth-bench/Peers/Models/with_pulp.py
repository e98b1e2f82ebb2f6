"""The problem as a PuLP model, solved by the CBC that PuLP brings. Usage: with_pulp PROBLEM"""

import json
import sys
import time

import pulp
from problem import Problem

started = time.process_time()
p = Problem(sys.argv[1])
T = p.periods
model = pulp.LpProblem("placement", pulp.LpMinimize)

use = {
    (w, o, t): pulp.LpVariable(f"use_{w}_{o}_{t}", lowBound=0)
    for w in range(len(p.workloads)) for o in range(len(p.offers)) if p.rate[w, o] > 0 for t in T}
# Units bought: by the hour, or those whose term starts in the period.
buy = {(q, t): pulp.LpVariable(f"buy_{q}_{t}", lowBound=0) for q in range(len(p.option_ids)) for t in T}
unmet = {(w, t): pulp.LpVariable(f"unmet_{w}_{t}", lowBound=0) for w in range(len(p.workloads)) for t in T}
backlog = {
    (w, t): pulp.LpVariable(f"backlog_{w}_{t}", lowBound=0)
    for w in range(len(p.workloads)) if p.wait[w] for t in T[:-1]}
spend = {(k, t): pulp.LpVariable(f"spend_{k}_{t}", lowBound=0) for k in range(len(p.providers)) for t in T}
shortfall = {
    (a, j): pulp.LpVariable(f"shortfall_{a}_{j}", lowBound=0)
    for a, agreement in enumerate(p.agreements) for j in range(len(agreement["windows"]))}

model += (
    pulp.lpSum(p.present_value[t] * spend[k, t] for k, t in spend)
    + pulp.lpSum(p.present_value[p.agreements[a]["windows"][j][2]] * shortfall[a, j] for a, j in shortfall)
    + pulp.lpSum(p.present_value[t] * p.hours[t] * p.penalty[w] * unmet[w, t] for w, t in unmet))

routes_of_workload, routes_of_offer = {}, {}
for w, o, t in use:
    routes_of_workload.setdefault((w, t), []).append(o)
    routes_of_offer.setdefault((o, t), []).append(w)
for w in range(len(p.workloads)):
    for t in T:
        served = pulp.lpSum(p.rate[w, o] * use[w, o, t] for o in routes_of_workload.get((w, t), []))
        waiting = backlog.get((w, t), 0) - backlog.get((w, t - 1), 0)
        model += p.hours[t] * (served + unmet[w, t]) + waiting == p.hours[t] * p.demand[w, t]
        if (w, t) in backlog:
            recent = range(max(0, t - p.wait[w] + 1), t + 1)
            model += backlog[w, t] <= sum(p.hours[i] * p.demand[w, i] for i in recent)

options_of_offer = {}
for q, o in enumerate(p.option_offer):
    options_of_offer.setdefault(o, []).append(q)


def running(q, t):
    """The periods in which what is paid for in a period was bought."""
    return range(max(0, t - max(p.term[q], 1) + 1), t + 1)


for o in range(len(p.offers)):
    for t in T:
        paid = pulp.lpSum(buy[q, v] for q in options_of_offer[o] for v in running(q, t))
        model += pulp.lpSum(use[w, o, t] for w in routes_of_offer.get((o, t), [])) <= paid
        model += paid <= p.capacity[o, t]


def money(o, t):
    """What an offer's options cost in a period, before any agreement."""
    return [p.hours[t] * p.price[q, v] * buy[q, v] for q in options_of_offer[o] for v in running(q, t)]


saving = {
    (k, t): sum(a["saving"][t] for a in p.agreements if a["provider"] == k) for k in p.providers for t in T}
for k, provider in enumerate(p.providers):
    for t in T:
        bills = [m for o, offer in enumerate(p.offers) if offer["provider"] == provider for m in money(o, t)]
        model += spend[k, t] == (1 - saving[provider, t]) * pulp.lpSum(bills)
for a, agreement in enumerate(p.agreements):
    k = p.providers.index(agreement["provider"])
    for j, (minimum, part, last) in enumerate(agreement["windows"]):
        model += pulp.lpSum(part[t] * spend[k, t] for t in T if part[t] > 0) + shortfall[a, j] >= minimum

for limit in p.limits:
    for span in limit["spans"]:
        due = [
            (a, j) for a, j in shortfall
            if limit["each"] == "provider" and p.agreements[a]["windows"][j][2] in span]
        total = pulp.lpSum(spend[k, t] for k in range(len(p.providers)) for t in span)
        total += pulp.lpSum(shortfall[key] for key in due)
        for part, offers in limit["parts"].items():
            if limit["each"] == "provider":
                outlay = pulp.lpSum(spend[p.providers.index(part), t] for t in span)
                outlay += pulp.lpSum(shortfall[a, j] for a, j in due if p.agreements[a]["provider"] == part)
            else:
                outlay = pulp.lpSum(
                    (1 - saving[p.offers[o]["provider"], t]) * m for o in offers for t in span for m in money(o, t))
            model += outlay <= limit["max"] * total

built = time.process_time()
model.solve(pulp.PULP_CBC_CMD(msg=False, threads=1))
print(json.dumps({
    "status": pulp.LpStatus[model.status].lower(), "objective": pulp.value(model.objective),
    "buildSeconds": built - started, "version": f"PuLP {pulp.__version__}"}))
