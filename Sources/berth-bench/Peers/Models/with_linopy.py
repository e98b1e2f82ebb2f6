"""The problem as a linopy model, solved by HiGHS. Usage: with_linopy PROBLEM"""

import json
import sys
import time
import warnings

import linopy
import numpy as np
import pandas as pd
import xarray as xr
from problem import Problem

# What is masked counts as nothing, which is what is meant here and what linopy warns may change.
warnings.simplefilter("ignore")
started = time.process_time()
p = Problem(sys.argv[1])
W, O, T = (pd.RangeIndex(len(x), name=n) for x, n in ((p.workloads, "w"), (p.offers, "o"), (p.hours, "t")))
hours = xr.DataArray(p.hours, [T])
value = xr.DataArray(p.present_value, [T])
rate = xr.DataArray(p.rate, [W, O])
demand = xr.DataArray(p.demand, [W, T]) * hours
model = linopy.Model()

use = model.add_variables(
    lower=0, coords=[W, O, T], mask=(rate > 0).broadcast_like(xr.DataArray(0, [W, O, T])), name="use")
unmet = model.add_variables(lower=0, coords=[W, T], name="unmet")
balance = hours * ((rate * use).sum("o") + unmet)
waiting = np.flatnonzero(p.wait)
if len(waiting) and len(T) > 1:
    can_wait = xr.DataArray((p.wait[:, None] > 0) & (np.arange(len(T)) < len(T) - 1), [W, T])
    backlog = model.add_variables(lower=0, coords=[W, T], mask=can_wait, name="backlog")
    balance = balance + backlog - backlog.shift(t=1)
    most = np.zeros((len(W), len(T)))
    for w in waiting:
        for t in range(len(T)):
            most[w, t] = demand.values[w, max(0, t - p.wait[w] + 1):t + 1].sum()
    model.add_constraints(backlog <= xr.DataArray(most, [W, T]), mask=can_wait, name="deferral")
model.add_constraints(balance == demand, name="demand")

# By term: units in use are those bought in the last so many periods. Money is what each of these pays.
paid, money = [], []
terms = np.array(p.term)
for term in sorted(set(p.term)):
    chosen = np.flatnonzero(terms == term)
    Q = pd.Index(chosen, name=f"q{term}")
    offer = xr.DataArray(np.array(p.option_offer)[chosen], [Q], name="o")
    buy = model.add_variables(lower=0, coords=[Q, T], name=f"buy{term}")
    price = xr.DataArray(p.price[chosen], [Q, T])
    units, hourly = 1 * buy, price * buy
    if term > 1:
        units, hourly = units.rolling(t=term).sum(), hourly.rolling(t=term).sum()
    paid.append(units.groupby(offer).sum())
    money.append(hourly.groupby(offer).sum())


def over_offers(expressions):
    """One expression by offer and period; some offers have no option of some terms."""
    return linopy.merge([e.reindex(o=O) for e in expressions], dim="_term", cls=linopy.LinearExpression)


paid, money = over_offers(paid), hours * over_offers(money)
model.add_constraints(use.sum("w") - paid <= 0, name="supply")
model.add_constraints(paid <= xr.DataArray(p.capacity, [O, T]), name="capacity")

K = pd.Index(p.providers, name="k")
saving = np.zeros((len(K), len(T)))
for agreement in p.agreements:
    saving[p.providers.index(agreement["provider"])] += agreement["saving"]
provider = np.array([p.providers.index(o["provider"]) for o in p.offers])
net = money * xr.DataArray(1 - saving[provider], [O, T])
spend = model.add_variables(lower=0, coords=[K, T], name="spend")
sellers = xr.DataArray(np.array(p.providers)[provider], [O], name="k")
model.add_constraints(spend - net.groupby(sellers).sum().reindex(k=K) == 0, name="spend")

objective = (value * spend).sum() + (value * hours * xr.DataArray(p.penalty, [W]) * unmet).sum()
shortfalls = []
for number, agreement in enumerate(p.agreements):
    for j, (minimum, part, last) in enumerate(agreement["windows"]):
        shortfall = model.add_variables(lower=0, name=f"shortfall{number}_{j}")
        covered = (xr.DataArray(part, [T]) * spend.sel(k=agreement["provider"])).sum()
        model.add_constraints(covered + shortfall >= minimum, name=f"commitment{number}_{j}")
        objective = objective + p.present_value[last] * shortfall
        shortfalls.append((agreement["provider"], last, shortfall))

for number, limit in enumerate(p.limits):
    for y, span in enumerate(limit["spans"]):
        counted = [s for s in shortfalls if limit["each"] == "provider" and s[1] in span]
        total = spend.sel(t=span).sum()
        for _, _, shortfall in counted:
            total = total + shortfall
        for part, offers in limit["parts"].items():
            if limit["each"] == "provider":
                outlay = spend.sel(k=part, t=span).sum()
                for seller, _, shortfall in counted:
                    if seller == part:
                        outlay = outlay + shortfall
            else:
                outlay = net.sel(o=offers, t=span).sum()
            model.add_constraints(outlay - limit["max"] * total <= 0, name=f"share{number}_{y}_{part}")

model.add_objective(objective)
built = time.process_time()
model.solve(solver_name="highs", io_api="direct", output_flag=False, threads=1)
print(json.dumps({
    "status": model.termination_condition, "objective": float(model.objective.value),
    "buildSeconds": built - started, "version": f"linopy {linopy.__version__}"}))
