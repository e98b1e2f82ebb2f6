"""A problem file as arrays, read the way a modeller would who knows the format.

Only what the generated families of berth-bench use is read. Whatever else a file asks for is refused, so that no
model answers another question than the one that was put.
"""

import datetime
import json
import sys

import numpy as np

HOURS_PER_YEAR = 8766.0
MONTHS = {"month": 1, "quarter": 3, "year": 12}
PEOPLE_ONLY = {"note", "source", "name", "$schema"}


def refuse(what):
    print(f"not stated by this model: {what}")
    sys.exit(3)


def only(value, *keys):
    """The value, which has no other keys than these."""
    for key in value.keys() - set(keys) - PEOPLE_ONLY:
        refuse(f"`{key}`")
    return value


def date(text):
    parts = [int(part) for part in text.split("-")]
    return datetime.date(*parts, *[1] * (3 - len(parts)))


def months_later(day, months):
    month = day.year * 12 + day.month - 1 + months
    return day.replace(year=month // 12, month=month % 12 + 1)


class Problem:
    def __init__(self, path):
        with open(path) as file:
            document = only(
                json.load(file), "berth", "currency", "horizon", "machines", "regions", "providers", "offers",
                "agreements", "workloads", "limits")
        self.read_horizon(only(document["horizon"], "start", "period", "count", "discountRate"))
        self.machines = {m["id"]: only(m, "id", "vendor", "kilowatts") for m in document["machines"]}
        self.regions = {r["id"]: only(r, "id", "geography") for r in document["regions"]}
        self.providers = [only(p, "id")["id"] for p in document["providers"]]
        self.offers = [
            only(o, "id", "provider", "region", "machine", "capacity", "options") for o in document["offers"]]
        self.offer_ids = [o["id"] for o in self.offers]
        self.capacity = np.array([self.series(o["capacity"]) for o in self.offers])
        self.read_options()
        self.agreements = [self.agreement(a) for a in document.get("agreements", [])]
        self.read_workloads(document["workloads"])
        self.limits = [self.limit(l) for l in document.get("limits", [])]

    def read_horizon(self, horizon):
        if horizon.get("period") not in list(MONTHS):
            refuse("periods other than months, quarters and years")
        self.months = MONTHS[horizon["period"]]
        self.start = date(horizon["start"])
        count = horizon["count"]
        days = [months_later(self.start, self.months * n) for n in range(count + 1)]
        bounds = np.array([(day - self.start).days * 24.0 for day in days])
        self.begin, self.end = bounds[:-1], bounds[1:]
        self.hours = self.end - self.begin
        middle = (self.begin + self.end) / 2
        self.present_value = (1 + horizon.get("discountRate", 0)) ** (-middle / HOURS_PER_YEAR)
        self.years = [(self.start + datetime.timedelta(hours=hour)).year for hour in middle]
        self.periods = range(count)

    def series(self, value):
        """The mean of a series in every period."""
        if isinstance(value, (int, float)):
            return np.full(len(self.hours), float(value))
        if isinstance(value, list):
            return np.array(value, float)
        if set(value) != {"start", "growthPerYear"}:
            refuse("steps and ramps")
        growth = np.log(1 + value["growthPerYear"])
        at_start = value["start"] * np.exp(growth * self.begin / HOURS_PER_YEAR)
        exponent = growth * self.hours / HOURS_PER_YEAR
        return at_start if growth == 0 else at_start * np.expm1(exponent) / exponent

    def duration(self, text):
        """A duration in periods."""
        if text.endswith(" periods"):
            return int(text.split()[0])
        months = int(text[:-1]) * 12 if text.endswith("y") else int(text[:-2])
        return months // self.months

    def read_options(self):
        """The ways to pay, with the number of their offer; `term` is 0 on demand."""
        self.option_ids, self.option_offer, prices, self.term = [], [], [], []
        for number, offer in enumerate(self.offers):
            for option in offer["options"]:
                only(option, "id", "kind", "price", "term")
                if option["kind"] not in ("onDemand", "reserved"):
                    refuse(option["kind"])
                self.option_ids.append(f"{offer['id']}:{option['id']}")
                self.option_offer.append(number)
                self.term.append(self.duration(option["term"]) if "term" in option else 0)
                prices.append(self.series(option["price"]))
        self.price = np.array(prices)

    def agreement(self, agreement):
        """With its part of every period, and its windows: (minimum, part of every period, last period)."""
        only(agreement, "id", "provider", "from", "through", "minimumSpend", "per", "discount", "status")
        if agreement.get("status", "signed") != "signed" or agreement.get("per", "year") != "year":
            refuse("agreements that are not signed, or not by the year")
        first, last = date(agreement["from"]), months_later(date(agreement["through"]), 1)
        windows = []
        while first < last:
            following = min(months_later(first, 12), last)
            part = self.overlap(first, following)
            inside = (part * self.hours).sum()
            if inside > 0:
                hours = (following - first).days * 24.0
                minimum = agreement.get("minimumSpend", 0) * inside / hours
                windows.append((minimum, part, int(np.flatnonzero(part)[-1])))
            first = following
        part = self.overlap(date(agreement["from"]), last)
        return {**agreement, "part": part, "saving": part * agreement.get("discount", 0), "windows": windows}

    def overlap(self, first, last):
        """The part of every period that lies between two days."""
        begin, end = ((day - self.start).days * 24.0 for day in (first, last))
        return np.maximum(0, np.minimum(self.end, end) - np.maximum(self.begin, begin)) / self.hours

    def read_workloads(self, workloads):
        self.workloads = [
            only(w, "id", "kind", "demand", "throughput", "unmetPenalty", "where", "deferrable") for w in workloads]
        self.workload_ids = [w["id"] for w in workloads]
        self.demand = np.array([self.series(w["demand"]) for w in workloads])
        self.penalty = np.array([w["unmetPenalty"] for w in workloads])
        self.wait = np.array([self.duration(w["deferrable"]) if "deferrable" in w else 0 for w in workloads])
        # Work per unit-hour of every workload on every offer; 0 where it cannot or must not run.
        self.rate = np.array([
            [w["throughput"].get(o["machine"], 0) * self.may_run(w.get("where", {}), o) for o in self.offers]
            for w in workloads])

    def may_run(self, where, offer):
        place = {
            "geographies": self.regions[offer["region"]]["geography"], "regions": offer["region"],
            "providers": offer["provider"], "machines": offer["machine"],
            "vendors": self.machines[offer["machine"]]["vendor"]}
        only(where, "not", *place)
        excluded = only(where.get("not", {}), *place)
        inside = all(place[key] in where[key] for key in place if key in where)
        return inside and not any(place[key] in excluded[key] for key in excluded)

    def limit(self, limit):
        """A share, with the offers of each part and the periods of each span."""
        only(limit, "id", "type", "of", "max", "measure", "per")
        each = only(limit["of"], "each").get("each")
        if limit["type"] != "share" or limit.get("measure", "spend") != "spend" or "max" not in limit:
            refuse("limits other than the largest share of spend")
        if each not in ("provider", "vendor"):
            refuse(f"shares by {each}")
        parts = {}
        for number, offer in enumerate(self.offers):
            part = offer["provider"] if each == "provider" else self.machines[offer["machine"]]["vendor"]
            parts.setdefault(part, []).append(number)
        spans = {"period": self.periods, "year": self.years, "horizon": [0] * len(self.hours)}[limit["per"]]
        spans = [[t for t in self.periods if spans[t] == span] for span in sorted(set(spans))]
        return {"each": each, "max": limit["max"], "parts": parts, "spans": spans}
