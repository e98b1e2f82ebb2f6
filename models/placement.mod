# placement.mod: where should work run, and how should it be paid for?
#
# The reference formulation of Berth, in GNU MathProg. The Swift target `Formulation` states the same
# families under the same names and in the same order, and a test holds the two together coefficient by
# coefficient. Data come from `berth export FILE --to mathprog`; then
#
#     glpsol -m models/placement.mod -d FILE.dat
#
# solves the same program. Index letters: t period, v period in which a term starts, s step (a slice of a
# period; the period itself where there are no slices), w workload, o offer, q option, p provider,
# a agreement, j window of an agreement, l limit, k part of a limit, y span of a limit.
#
# Units: work is what one unit of the reference machine does in an hour; rates are work per unit-hour;
# capacity, units and use are units averaged over the step; prices are currency per unit-hour; money in
# rows is nominal, and only the objective is discounted.

# ---------------------------------------------------------------------------------------------- Time

set PERIODS;
set STEPS;
param at{PERIODS}, integer;                         # 1, 2, 3 ... in order
param presentValue{PERIODS}, > 0;                   # of money paid in the middle of the period
param presentValueAtEnd, > 0;                       # of money paid at the end of the horizon
param period{STEPS}, symbolic, in PERIODS;
param hours{STEPS}, > 0;
param periodHours{t in PERIODS} := sum{s in STEPS: period[s] = t} hours[s];

# -------------------------------------------------------------------------------------------- Supply

set MACHINES;
set PROVIDERS;
set REGIONS;
param exchange{PROVIDERS, PERIODS}, > 0, default 1; # currency for one of the provider's
param supportFee{PROVIDERS, PERIODS}, >= 0, default 0;  # on top of option money, a fraction of it
param support{p in PROVIDERS, t in PERIODS} := 1 + supportFee[p,t];
set OFFERS;
param provider{OFFERS}, symbolic, in PROVIDERS;
param region{OFFERS}, symbolic, in REGIONS;
param machine{OFFERS}, symbolic, in MACHINES;
param kilowatts{MACHINES}, >= 0, default 0;         # of a unit in use
param carbonIntensity{REGIONS}, >= 0, default 0;    # kilograms per kWh
param available{OFFERS, PERIODS}, >= 0, default 0;   # units

set OPTIONS;
param offer{OPTIONS}, symbolic, in OFFERS;
set RESERVED, within OPTIONS, default {};
set SPOT, within OPTIONS, default {};
set FLEXIBLE := OPTIONS diff RESERVED;              # on demand, spot and out of spend plans
set RESERVED_OF{o in OFFERS} := setof{q in RESERVED: offer[q] = o} q;
set FLEXIBLE_OF{o in OFFERS} := setof{q in FLEXIBLE: offer[q] = o} q;
set QUOTAS, within OPTIONS, default {};             # options with a capacity of their own
param quotaUnits{QUOTAS, PERIODS}, >= 0, default 0;      # units
param availability{OPTIONS, STEPS}, >= 0, default 1; # useful part of paid time
param price{FLEXIBLE, STEPS}, >= 0, default 0;

param term{RESERVED}, integer, >= 1;                # periods
param contractPrice{RESERVED, PERIODS}, >= 0, default 0; # provider's currency; for a term that starts in the period
set REPRICED, within RESERVED, default {};          # those of the period itself, whenever the term started
param upfront{RESERVED, PERIODS}, >= 0, default 0;  # currency per unit
param held{RESERVED, PERIODS}, >= 0, default 0;     # units under contract before the horizon
param heldPrice{RESERVED, PERIODS}, >= 0, default 0;
param salvage{RESERVED}, >= 0, default 1;           # part of the unexpired contract that is credited
param termHours{RESERVED, PERIODS}, > 0;
param hoursAfterHorizon{RESERVED, PERIODS}, >= 0, default 0;
set TOO_LATE, within RESERVED cross PERIODS;    # starts that cannot be ordered in time
set FIXED, within RESERVED cross PERIODS;       # purchases that are decided
param fixedUnits{FIXED}, >= 0;

set BLOCKED, within OPTIONS, default {};            # bought in blocks
param blockSize{BLOCKED}, > 0;                      # units
set LEAST, within OPTIONS, default {};              # nothing, or at least so many units
param minimumUnits{LEAST}, > 0;

# Prices by volume: of the units of a step, or of those whose term starts in a period.
set TIERED, within OPTIONS, default {};
set ALL_UNITS, within TIERED, default {};           # all are paid at the price of the last one's tier
set TIERS{TIERED};
param tierNumber{q in TIERED, k in TIERS[q]}, integer, >= 1;    # 1, 2, 3 ... in order
param tierStart{q in TIERED, k in TIERS[q]}, >= 0, default 0;   # units
param tierPrice{q in TIERED, k in TIERS[q], s in STEPS}, >= 0, default 0;   # on demand and spot
param tierContractPrice{q in TIERED, k in TIERS[q], v in PERIODS}, >= 0, default 0; # as contractPrice

# Commitments of money per hour, in the provider's currency, on which units draw at plan prices.
set PLANS, default {};
set PLANNED, within FLEXIBLE, default {};           # options that draw on a plan; by themselves they cost nothing
param planProvider{PLANS}, symbolic, in PROVIDERS;
param plan{PLANNED}, symbolic, in PLANS;
param planPrice{PLANNED, STEPS}, >= 0, default 0;   # currency per unit-hour
param planTerm{PLANS}, integer, >= 1;               # periods
param planHeld{PLANS, PERIODS}, >= 0, default 0;    # committed before the horizon
set PLANS_BOUNDED, within PLANS, default {};
param planMost{PLANS_BOUNDED, PERIODS}, >= 0, default 0;
param planSalvage{PLANS}, >= 0, default 1;
param planHoursAfter{PLANS, PERIODS}, >= 0, default 0;  # of a term that starts in the period
set COMMITS, within PLANS cross PERIODS;            # starts that can be ordered in time

set FEE_PLACES, dimen 2;                            # what costs a fixed fee to use: ('offer', o), ('region', r), ...
set FEE_OFFERS{FEE_PLACES}, within OFFERS, default {};
set ONCE, within FEE_PLACES;                        # paid in the first period of use only
param fee{FEE_PLACES, PERIODS}, >= 0, default 0;    # currency
set FEES_OF{p in PROVIDERS} := setof{(f,x) in FEE_PLACES: f <> 'region' and
    (exists{o in FEE_OFFERS[f,x]} provider[o] = p)} (f,x);  # a region's fee is nobody's spend

# -------------------------------------------------------------------------------------------- Demand

set WORKLOADS;
param load{WORKLOADS, STEPS}, >= 0, default 0; # work per hour
param throughput{WORKLOADS, MACHINES, PERIODS}, >= 0, default 0;
set ELIGIBLE, within WORKLOADS cross OFFERS;
set INTERRUPTIBLE, within WORKLOADS, default {};
set DEFERRABLE, within WORKLOADS, default {};
param window{DEFERRABLE}, integer, >= 1;            # periods that work may wait
param peak{WORKLOADS, STEPS}, >= 1, default 1;      # fleet over average use
set PENALIZED, within WORKLOADS, default {};
param unmetPenalty{PENALIZED, PERIODS}, >= 0, default 0;    # currency per work
set IN_UNITS, within WORKLOADS, default {};         # served by whole units
set GANGS, within WORKLOADS, default {};            # no units at an offer, or at least so many
param gangSize{GANGS}, > 0;
set FLEETS := IN_UNITS union GANGS;
set SITED, within WORKLOADS, default {};            # kept to one region (or provider)
param site{SITED, OFFERS}, symbolic;                # of the workload's offers
param siteSpan{SITED, PERIODS}, symbolic;           # the stretch over which it is one
param surcharge{ELIGIBLE, PERIODS}, >= 0, default 0;        # currency per work
param egress{ELIGIBLE, PERIODS}, >= 0, default 0;           # of data that leave for home, currency per work
param initialUnits{WORKLOADS, OFFERS}, >= 0, default 0;     # units that serve before the horizon
set MOBILE, within WORKLOADS, default {};           # whose moves are counted
param movesBetween{MOBILE}, symbolic, in {'regions', 'providers'};
param migrationCost{MOBILE, PERIODS}, >= 0, default 0;      # currency per work per hour that moves

# ---------------------------------------------------------------------------------------- Agreements

set AGREEMENTS;
param agreementProvider{AGREEMENTS}, symbolic, in PROVIDERS;
set COVERED{AGREEMENTS}, within OFFERS, default {};
param saving{AGREEMENTS, PERIODS}, >= 0, default 0; # part of list spend taken off, averaged over the period
set COUNTS_LIST, within AGREEMENTS, default {};     # the others count net spend
set WINDOWS, dimen 2;                               # (a, j)
param due{WINDOWS}, symbolic, in PERIODS;           # where a shortfall is paid
param shareInWindow{WINDOWS, PERIODS}, >= 0, default 0;    # part of the period's hours
param savingInWindow{WINDOWS, PERIODS}, >= 0, default 0;   # part of the period's saving
set MINIMA, within WINDOWS;
param minimum{MINIMA}, >= 0;
set MAXIMA, within WINDOWS;
param maximum{MAXIMA}, >= 0;
param number{WINDOWS}, integer, >= 1;               # of a window in its agreement
set OPTIONAL, within AGREEMENTS, default {};        # the plan decides whether to sign
set LEAVABLE, within WINDOWS;                        # windows before which the agreement may be left
param begins{LEAVABLE}, symbolic, in PERIODS;       # the first period the window touches
param exitFee{AGREEMENTS}, >= 0, default 0;
param worth{AGREEMENTS, PERIODS}, >= 0, default 0;  # what the offers in scope can cost at most
param carryShortfall{AGREEMENTS}, >= 0, <= 1, default 0;
param carryExcess{AGREEMENTS}, >= 0, <= 1, default 0;
set CREDITED, within WINDOWS;
param credits{CREDITED}, >= 0;
set SHARERS{MAXIMA}, within AGREEMENTS, default {}; # whose covered spend counts toward the maximum as well
param sharerShare{(a,j) in MAXIMA, SHARERS[a,j], PERIODS}, >= 0, default 0;
param sharerSaving{(a,j) in MAXIMA, SHARERS[a,j], PERIODS}, >= 0, default 0;
set RIVALS, within AGREEMENTS cross AGREEMENTS cross PERIODS; # at most one of two is in force
set LATER, dimen 2;                                 # (a, j): windows after the horizon, or their part there
param laterMinimum{LATER}, >= 0;
param laterFrom{LATER}, >= 0;                       # hours after the horizon
param laterThrough{LATER}, >= 0;
set GRANTS, within AGREEMENTS cross OFFERS; # of agreements that may not be in force
param granted{GRANTS, PERIODS}, >= 0, default 0;    # units

# -------------------------------------------------------------------------------------------- Limits

set LIMITS, default {};
set SHARES, within LIMITS, default {};
set SPREADS, within LIMITS, default {};
set EXPOSURES, within LIMITS, default {};
set BUDGETS, within LIMITS, default {};
set CHURNS, within LIMITS, default {};
set SURVIVALS, within LIMITS, default {};
set PARTS{LIMITS}, default {};
set PART_OFFERS{l in LIMITS, k in PARTS[l]}, within OFFERS, default {};
set SCOPE{LIMITS}, within OFFERS, default {};
set SCOPE_WORKLOADS{LIMITS}, within WORKLOADS, default {};
set SPANS{LIMITS}, default {};
set SPAN_PERIODS{l in LIMITS, y in SPANS[l]}, within PERIODS, default {};
param measure{SHARES}, symbolic, in {'spend', 'work', 'units'};
set COUNTS_SHORTFALL, within LIMITS, default {};
param unitWeight{SHARES, MACHINES}, >= 0, default 1;
set SHARE_MAXIMA, dimen 2;                          # (l, y)
set SHARE_MINIMA, dimen 2;
param shareMaximum{SHARE_MAXIMA}, >= 0, <= 1;
param shareMinimum{SHARE_MINIMA}, >= 0, <= 1;
param spreadMaximum{SPREADS, PERIODS}, >= 0, <= 1, default 1;
param exposureMaximum{EXPOSURES, PERIODS}, >= 0, default 0;
param budgetMaximum{l in BUDGETS, y in SPANS[l]}, >= 0;
set COUNTS, within LIMITS, default {};              # how many providers are used
set COUNT_MAXIMA, within COUNTS, default {};
set COUNT_MINIMA, within COUNTS, default {};
param providersMaximum{COUNT_MAXIMA}, integer, >= 0;
param providersMinimum{COUNT_MINIMA}, integer, >= 0;
param countsFrom{COUNTS}, >= 0, default 1;          # currency
param churnMaximum{CHURNS, PERIODS}, >= 0, <= 1, default 1;
param serve{SURVIVALS, PERIODS}, >= 0, <= 1, default 0;     # part of what is served that must survive
param burst{SURVIVALS, PERIODS}, >= 0, <= 1, default 0;     # part of spare capacity that can be had at once

set POOLS, within LIMITS, default {};
param poolMaximum{POOLS, PERIODS}, >= 0, default 0;
param poolWeight{POOLS, MACHINES}, >= 0, default 1;
set CARBONS, within LIMITS, default {};
param carbonMaximum{l in CARBONS, y in SPANS[l]}, >= 0;    # kilograms
param carbonPrice{PERIODS}, >= 0, default 0;        # currency per kilogram, in the objective only

# What one provider has a right to, alone or as long as it has capacity.
set EXCLUSIVES, within LIMITS, default {};
set FIRST_REFUSALS, within LIMITS, default {};
set HOLDERS := EXCLUSIVES union FIRST_REFUSALS;
param holder{HOLDERS}, symbolic, in PROVIDERS;
set IN_CLAUSE{HOLDERS}, within PERIODS, default {};

# A cone, sqrt(sum of squares of outlay) <= sqrt(max) * total, by tangents to it: weights of length 1.
set CONCENTRATIONS, within LIMITS, default {};
set PARTS_COUNT_SHORTFALL, within CONCENTRATIONS, default {};
param concentrationMaximum{l in CONCENTRATIONS, y in SPANS[l]}, > 0, <= 1;
set CUTS{l in CONCENTRATIONS, y in SPANS[l]}, default {};
param cutWeight{l in CONCENTRATIONS, y in SPANS[l], c in CUTS[l,y], k in PARTS[l]}, >= 0;

# What a unit of violation costs, in present value: the mean penalty over the span, paid in its last period.
set SOFT, within LIMITS, default {};
param penalty{SOFT, PERIODS}, >= 0, default 0;      # currency per unit of what is measured
param spanPenalty{l in SOFT, y in SPANS[l]} :=
  (sum{t in SPAN_PERIODS[l,y]: at[t] = max{u in SPAN_PERIODS[l,y]} at[u]} presentValue[t])
  * (sum{t in SPAN_PERIODS[l,y]} periodHours[t] * penalty[l,t])
  / sum{t in SPAN_PERIODS[l,y]} periodHours[t];

# ------------------------------------------------------------------------------------------- Columns

# Agreements that may turn out not to be in force, and what decides: the number of the last window before which
# one may be left, or 0, that is `sign` or nothing.
set CONDITIONAL := OPTIONAL union setof{(a,j) in LEAVABLE} a;
set EXITS{a in AGREEMENTS} := {0} union setof{(a,j) in LEAVABLE} number[a,j];
param standsIn{(a,j) in WINDOWS} := max{k in EXITS[a]: k <= number[a,j]} k;
param stoodBefore{(a,j) in LEAVABLE} := max{k in EXITS[a]: k < number[a,j]} k;
param standsAt{a in AGREEMENTS, t in PERIODS} := max{k in EXITS[a]:
    k = 0 or (exists{(a,i) in LEAVABLE} (number[a,i] = k and at[begins[a,i]] <= at[t]))} k;

# What can be had if every agreement is in force.
param mostAvailable{o in OFFERS, t in PERIODS} := available[o,t] + sum{(a,o) in GRANTS} granted[a,o,t];
param free{o in OFFERS, t in PERIODS} := available[o,t] - sum{q in RESERVED_OF[o]} held[q,t];
param added{(a,o) in GRANTS, t in PERIODS} := max(0, free[o,t] + granted[a,o,t]) - max(0, free[o,t]);

# Routes exist where the workload can run and the offer can have units.
set ROUTES := setof{(w,o) in ELIGIBLE, s in STEPS: throughput[w,machine[o],period[s]] > 0 and
    (mostAvailable[o,period[s]] > 0 or sum{q in RESERVED_OF[o]} held[q,period[s]] > 0)} (w,o,s);
set ROUTES_IN{t in PERIODS} := setof{(w,o,s) in ROUTES: period[s] = t} (w,o,s);
param rate{(w,o,s) in ROUTES} := throughput[w,machine[o],period[s]];

# What an offer without capacity sells has no column.
set HIRES := setof{q in FLEXIBLE, s in STEPS: mostAvailable[offer[q],period[s]] > 0} (q,s);
set BUYS := setof{q in RESERVED, v in PERIODS: mostAvailable[offer[q],v] > 0 and (q,v) not in TOO_LATE} (q,v);

# Terms under way: bought in v, still paid for in t.
set RUNNING := setof{(q,v) in BUYS, t in PERIODS: at[v] <= at[t] and at[t] < at[v] + term[q]} (q,v,t);

# Currency per unit-hour paid in t, and after the horizon, under a term that started in v.
param payment{(q,v,t) in RUNNING} := (if q in REPRICED then contractPrice[q,t] else contractPrice[q,v])
  * exchange[provider[offer[q]],t];
param paymentAfter{(q,v) in BUYS} := sum{t in PERIODS: at[t] = card(PERIODS)}
  (if q in REPRICED then contractPrice[q,t] else contractPrice[q,v]) * exchange[provider[offer[q]],t];

# Units of an offer that can be bought beside those held.
param mostUnits{o in OFFERS, t in PERIODS} := max(0, mostAvailable[o,t] - sum{q in RESERVED_OF[o]} held[q,t]);

# The same of an option, within its own capacity.
param mostOf{q in OPTIONS, t in PERIODS} := if q in QUOTAS
  then min(mostUnits[offer[q],t], max(0, quotaUnits[q,t] - sum{i in {0}: q in RESERVED} held[q,t]))
  else mostUnits[offer[q],t];

# Where a workload that keeps to one place can be.
set SITES{w in SITED} := setof{o in OFFERS: (w,o) in ELIGIBLE} site[w,o];
set SITE_SPANS{w in SITED} := setof{t in PERIODS} siteSpan[w,t];

# The most work of it that can be done in a step: what is asked, or all that can have come together.
param mostWork{w in WORKLOADS, s in STEPS} := if w in DEFERRABLE
  then sum{u in STEPS: at[period[u]] <= at[period[s]] and at[period[u]] >= at[period[s]] - window[w]}
    hours[u] * load[w,u] / hours[s]
  else load[w,s];

# The providers that a limit counts.
set COUNTED{l in COUNTS} := {p in PROVIDERS: exists{o in SCOPE[l]} provider[o] = p};

# Purchases with tiers: of a step, or of terms from a period; how far they can go, and the tiers that they reach.
set SALES := setof{(q,s) in HIRES: q in TIERED} (q,s) union setof{(q,v) in BUYS: q in TIERED} (q,v);
param soldIn{(q,x) in SALES}, symbolic, in PERIODS := if q in RESERVED then x else period[x];
param mostSold{(q,x) in SALES} := if q in QUOTAS
  then min(mostUnits[offer[q],soldIn[q,x]],
    max(0, quotaUnits[q,soldIn[q,x]] - sum{i in {0}: q in RESERVED} held[q,soldIn[q,x]]))
  else mostUnits[offer[q],soldIn[q,x]];
set REACHED := setof{(q,x) in SALES, k in TIERS[q]: tierNumber[q,k] = 1 or tierStart[q,k] < mostSold[q,x]} (q,x,k);
set NEXT := setof{(q,x,k) in REACHED, j in TIERS[q]:
    tierNumber[q,j] = tierNumber[q,k] + 1 and (q,x,j) in REACHED} (q,x,k,j);
param tierEnd{(q,x,k) in REACHED} := if exists{(q,x,k,j) in NEXT} 1 = 1
  then sum{(q,x,k,j) in NEXT} tierStart[q,j] else mostSold[q,x];

# Payments of units in a tier: in the step, or in every period of the term; by the hour, and over t.
set TIER_RUNNING := setof{(q,x,k) in REACHED, t in PERIODS: at[soldIn[q,x]] <= at[t]
    and at[t] < at[soldIn[q,x]] + (if q in RESERVED then term[q] else 1)} (q,x,k,t);
param tierPayment{(q,x,k,t) in TIER_RUNNING} := if q in RESERVED
  then (if q in REPRICED then tierContractPrice[q,k,t] else tierContractPrice[q,k,x])
    * exchange[provider[offer[q]],t]
  else tierPrice[q,k,x];
param tierMoney{(q,x,k,t) in TIER_RUNNING} :=
  (if q in RESERVED then periodHours[t] else hours[x]) * tierPayment[q,x,k,t];
param tierPaymentAfter{(q,x,k) in REACHED} := sum{t in PERIODS: at[t] = card(PERIODS) and q in RESERVED}
  (if q in REPRICED then tierContractPrice[q,k,t] else tierContractPrice[q,k,x]) * exchange[provider[offer[q]],t];

# Graduated tiers fill in their order by themselves unless a price falls, or a plan may gain from paying more.
param rewardsOutlay, binary, default 0;
set FALLING := setof{(q,x,k,j) in NEXT, t in PERIODS: q not in ALL_UNITS and (q,x,k,t) in TIER_RUNNING
    and (rewardsOutlay = 1 or (at[t] = at[soldIn[q,x]] or q in REPRICED)
      and tierPayment[q,x,j,t] < tierPayment[q,x,k,t])} (q,x);

# A place with a fee may be used where it can have units; where it holds some it is open whatever is decided.
set FEES := setof{(f,x) in FEE_PLACES, t in PERIODS: exists{o in FEE_OFFERS[f,x]}
    (mostAvailable[o,t] > 0 or sum{q in RESERVED_OF[o]} held[q,t] > 0)} (f,x,t);
param isHeld{(f,x,t) in FEES} :=
    if exists{o in FEE_OFFERS[f,x]} (sum{q in RESERVED_OF[o]} held[q,t] > 0) then 1 else 0;

set PLAN_RUNNING := setof{(n,v) in COMMITS, t in PERIODS: at[v] <= at[t] and at[t] < at[v] + planTerm[n]} (n,v,t);

# An agreement is in force where it saves something or a window adds spend up.
set IN_FORCE := setof{a in AGREEMENTS, t in PERIODS: saving[a,t] > 0 or
    (exists{(a,j) in WINDOWS} shareInWindow[a,j,t] > 0)} (a,t);

# How many agreements see an offer's money: two where one follows another inside the period.
param agreementsOn{o in OFFERS, t in PERIODS} := sum{(a,t) in IN_FORCE: o in COVERED[a]} 1;
# A plan's money, of one currency of the provider per hour; agreements cover all offers of a plan or none.
param planMoney{n in PLANS, t in PERIODS} := periodHours[t] * exchange[planProvider[n],t];
set COVERED_PLANS{a in AGREEMENTS} := setof{q in PLANNED: offer[q] in COVERED[a]} plan[q];
param agreementsOnPlan{n in PLANS, t in PERIODS} := max{q in PLANNED: plan[q] = n} agreementsOn[offer[q],t];

# What can be carried to the next window.
set PUT_OFF := setof{(a,j) in MINIMA: carryShortfall[a] > 0 and minimum[a,j] > 0 and
    (exists{(a,i) in MINIMA} number[a,i] = number[a,j] + 1)} (a,j);
set KEPT := setof{(a,j) in MINIMA: carryExcess[a] > 0 and minimum[a,j] > 0 and
    (exists{(a,i) in MINIMA} number[a,i] = number[a,j] + 1)} (a,j);

# What is owed at the end of a period is asked of some agreements: in windows that are due later, and after the horizon.
set EXPOSED := setof{a in AGREEMENTS: exists{l in EXPOSURES, k in PARTS[l], o in PART_OFFERS[l,k]}
    provider[o] = agreementProvider[a]} a;
set OWED := setof{(a,j) in MINIMA, t in PERIODS: a in EXPOSED and at[due[a,j]] > at[t]} (a,j,t);
set OWED_LATER := setof{(a,j) in LATER, t in PERIODS: a in EXPOSED} (a,j,t);

# Work that may wait is balanced over periods, the rest in every step.
set BALANCES{w in WORKLOADS} := if w in DEFERRABLE then PERIODS else STEPS;
set WAITING := setof{w in DEFERRABLE, t in PERIODS: at[t] < card(PERIODS)} (w,t);

# Moves are counted between places, into the first period only where it is told what was before.
set PLACES{w in MOBILE} := if movesBetween[w] = 'regions' then REGIONS else PROVIDERS;
param place{w in MOBILE, o in OFFERS}, symbolic :=
  if movesBetween[w] = 'regions' then region[o] else provider[o];
param initialWork{w in WORKLOADS, o in OFFERS} := initialUnits[w,o]
  * sum{t in PERIODS: at[t] = 1} throughput[w,machine[o],t];
param meanLoad{w in MOBILE, t in PERIODS} :=
  sum{s in STEPS: period[s] = t} hours[s] * load[w,s] / periodHours[t];
param growth{w in MOBILE, t in PERIODS} := meanLoad[w,t]
  - (if at[t] = 1 then sum{o in OFFERS} initialWork[w,o]
    else sum{u in PERIODS: at[u] = at[t] - 1} meanLoad[w,u]);
set GAINS := setof{w in MOBILE, (w,o,s) in ROUTES: at[period[s]] > 1 or
    (exists{i in OFFERS} initialUnits[w,i] > 0)} (w,place[w,o],period[s]);
set MOVES := setof{(w,k,t) in GAINS} (w,t);
param presence{(w,o,s) in ROUTES} := hours[s] * rate[w,o,s] / periodHours[period[s]];

# After a loss, what may have been served in the step is served again on the offers that are kept.
set SERVED := setof{w in WORKLOADS, s in STEPS: load[w,s] > 0 or (w in DEFERRABLE and
    exists{i in STEPS: at[period[i]] <= at[period[s]] and at[period[i]] >= at[period[s]] - window[w]}
      load[w,i] > 0)} (w,s);
set LOSSES := setof{l in SURVIVALS, k in PARTS[l], s in STEPS: serve[l,period[s]] > 0} (l,k,s);
set RECOURSES := setof{(l,k,s) in LOSSES, w in SCOPE_WORKLOADS[l], o in OFFERS diff PART_OFFERS[l,k]:
    (w,o,s) in ROUTES and (w,s) in SERVED} (l,k,w,o,s);

var use{ROUTES}, >= 0;                              # units serving w
var units{HIRES}, >= 0;                             # units paid for by the hour
var reserve{BUYS}, >= 0;                            # units whose term starts in v
var tier{(q,x,k) in REACHED}, >= 0,                 # units in the tier
  <= if q in ALL_UNITS then tierEnd[q,x,k] else tierEnd[q,x,k] - tierStart[q,k];
var full{(q,x,k) in REACHED: (q,x) in FALLING and exists{(q,x,k,j) in NEXT} 1 = 1}, binary;   # no more goes in
var inTier{(q,x,k) in REACHED: q in ALL_UNITS and (exists{(q,x,j) in REACHED} j <> k)}, binary; # holds all
var commit{COMMITS}, >= 0;                          # currency of the provider per hour, for a term from v
var unmet{w in PENALIZED, s in STEPS}, >= 0;        # work per hour not served
var backlog{WAITING}, >= 0;                         # work carried out of t
var list{IN_FORCE}, >= 0;                           # spend at option prices
var saved{IN_FORCE}, >= 0;                          # the part the agreement takes off
var spend{PROVIDERS, PERIODS}, >= 0;                # nominal money paid to p
var shortfall{MINIMA}, >= 0;                        # covered spend missing from window j: paid all the same
var sign{OPTIONAL}, binary;
var stay{LEAVABLE}, binary;                         # whether the agreement is in force from window j on
var carried{(a,j) in PUT_OFF}, >= 0, <= carryShortfall[a] * minimum[a,j];   # shortfall put off to the next window
var extra{(a,j) in KEPT}, >= 0, <= carryExcess[a] * minimum[a,j];           # spend that counts in the next window
var credit{(a,j) in CREDITED, t in PERIODS: shareInWindow[a,j,t] > 0}, >= 0; # spend that the provider pays
var open{(f,x,t) in FEES}, integer, >= isHeld[f,x,t], <= 1;     # whether a place with a fee is used
var fees{FEES}, >= 0;                               # fixed fees
var owed{OWED}, >= 0;                               # what window j asks beyond payments that are certain, at the end of t
var owedLater{OWED_LATER}, >= 0;
var blocks{(q,b) in HIRES union BUYS: q in BLOCKED}, integer, >= 0;
var bought{(q,b) in HIRES union BUYS: q in LEAST}, binary;      # whether any units are bought
var fleet{(w,o,s) in ROUTES: w in IN_UNITS}, integer, >= 0;     # whole units kept for w
var gang{(w,o,s) in ROUTES: w in GANGS diff IN_UNITS}, >= 0;    # units kept for w
var placed{(w,o,s) in ROUTES: w in GANGS}, binary;              # whether any are
var sited{w in SITED, x in SITES[w], y in SITE_SPANS[w]}, binary;   # whether w is at x
var used{l in COUNT_MAXIMA, p in COUNTED[l], y in SPANS[l]}, integer, <= 1,
  >= if exists{o in SCOPE[l], t in SPAN_PERIODS[l,y]}
    (provider[o] = p and sum{q in RESERVED_OF[o]} held[q,t] > 0) then 1 else 0;
var counted{l in COUNT_MINIMA, p in COUNTED[l], y in SPANS[l]}, binary;     # whether p is paid enough to count
var gained{GAINS}, >= 0;                            # work per hour that place k does more than before
var moved{MOVES}, >= 0;                             # work per hour that changed place
var recourse{RECOURSES}, >= 0;                      # units that serve w after loss k

# By how much a soft limit is missed: one column for each of its rows.
var shareExcess{l in SHARES inter SOFT, k in PARTS[l], y in SPANS[l]: (l,y) in SHARE_MAXIMA}, >= 0;
var shareFloorExcess{l in SHARES inter SOFT, k in PARTS[l], y in SPANS[l]: (l,y) in SHARE_MINIMA}, >= 0;
var spreadExcess{l in SPREADS inter SOFT, w in SCOPE_WORKLOADS[l], k in PARTS[l], s in STEPS:
    exists{o in PART_OFFERS[l,k]} (w,o,s) in ROUTES}, >= 0;
var budgetExcess{l in BUDGETS inter SOFT, y in SPANS[l]}, >= 0;
var exposureExcess{l in EXPOSURES inter SOFT, k in PARTS[l], t in PERIODS}, >= 0;
var mostProvidersExcess{l in COUNT_MAXIMA inter SOFT, y in SPANS[l]}, >= 0;
var leastProvidersExcess{l in COUNT_MINIMA inter SOFT, y in SPANS[l]}, >= 0;
var poolExcess{l in POOLS inter SOFT, s in STEPS}, >= 0;
var carbonExcess{l in CARBONS inter SOFT, y in SPANS[l]}, >= 0;
var concentrationExcess{l in CONCENTRATIONS inter SOFT, y in SPANS[l]}, >= 0;

# Use of others' offers by work that the holder could serve as well.
set ELSEWHERE{l in HOLDERS} := setof{(w,o,s) in ROUTES: w in SCOPE_WORKLOADS[l] and o in SCOPE[l]
    and provider[o] <> holder[l] and period[s] in IN_CLAUSE[l]
    and (exists{(w,h,s) in ROUTES} (h in SCOPE[l] and provider[h] = holder[l]))} (w,o,s);
set CLAUSE_STEPS{l in HOLDERS} := setof{(w,o,s) in ELSEWHERE[l]} s;
set CLAUSE_OFFERS{l in HOLDERS, s in STEPS} := setof{(w,o,s) in ELSEWHERE[l]} o;
param heldUnits{o in OFFERS, s in STEPS} := sum{q in RESERVED_OF[o]} held[q,period[s]];
param grandfathered{l in HOLDERS, s in STEPS, o in CLAUSE_OFFERS[l,s]} := max(
  sum{q in RESERVED_OF[o]} availability[q,s] * held[q,period[s]],
  sum{(w,o,s) in ELSEWHERE[l]} initialUnits[w,o]);
param mostNewUse{l in HOLDERS, s in STEPS, o in CLAUSE_OFFERS[l,s]} := min(
  max(mostAvailable[o,period[s]], heldUnits[o,s]),
  sum{(w,o,s) in ELSEWHERE[l]} mostWork[w,s] / rate[w,o,s]);
# All that the holder can sell: what quotas leave of its capacity.
param ownCapacity{l in HOLDERS, t in PERIODS} := sum{o in SCOPE[l]: provider[o] = holder[l]}
  min(available[o,t], sum{q in OPTIONS: offer[q] = o} (if q in QUOTAS then quotaUnits[q,t] else available[o,t]));
var exclusiveExcess{l in EXCLUSIVES inter SOFT, o in OFFERS, s in CLAUSE_STEPS[l]:
    o in CLAUSE_OFFERS[l,s]}, >= 0;
var turn{l in FIRST_REFUSALS, s in CLAUSE_STEPS[l]}, binary;    # all the holder has is paid for
var churnExcess{l in CHURNS inter SOFT, t in PERIODS: exists{w in SCOPE_WORKLOADS[l]} (w,t) in MOVES}, >= 0;
var survivingExcess{l in SURVIVALS inter SOFT, k in PARTS[l], w in SCOPE_WORKLOADS[l], s in STEPS:
    (l,k,s) in LOSSES and (w,s) in SERVED and (exists{o in OFFERS} (w,o,s) in ROUTES)}, >= 0;

# ----------------------------------------------------------------------------------------- Objective

# Goals in order of priority: earlier ones are held at a bound, and the last is the objective.
set GOALS := {'unmet', 'cost', 'carbon', 'moves'};
set HELD, within GOALS, default {};
param priorityBound{HELD};
param objective, symbolic, in GOALS, default 'cost';
param kilograms{(w,o,s) in ROUTES} := hours[s] * kilowatts[machine[o]] * carbonIntensity[region[o]];

minimize cost: sum{i in {0}: objective = 'cost'} (
  sum{p in PROVIDERS, t in PERIODS} presentValue[t] * spend[p,t]
  + sum{(a,j) in MINIMA} presentValue[due[a,j]] * shortfall[a,j]
  + sum{w in PENALIZED, s in STEPS}
      presentValue[period[s]] * hours[s] * unmetPenalty[w,period[s]] * unmet[w,s]
  + sum{(f,x,t) in FEES: f = 'region'} presentValue[t] * fees[f,x,t]
  + sum{l in COUNT_MAXIMA inter SOFT, y in SPANS[l]} spanPenalty[l,y] * mostProvidersExcess[l,y]
  + sum{l in COUNT_MINIMA inter SOFT, y in SPANS[l]} spanPenalty[l,y] * leastProvidersExcess[l,y]
  + sum{l in SHARES inter SOFT, k in PARTS[l], y in SPANS[l]: (l,y) in SHARE_MAXIMA}
      spanPenalty[l,y] * shareExcess[l,k,y]
  + sum{l in SHARES inter SOFT, k in PARTS[l], y in SPANS[l]: (l,y) in SHARE_MINIMA}
      spanPenalty[l,y] * shareFloorExcess[l,k,y]
  + sum{l in SPREADS inter SOFT, w in SCOPE_WORKLOADS[l], k in PARTS[l], s in STEPS:
      exists{o in PART_OFFERS[l,k]} (w,o,s) in ROUTES}
      presentValue[period[s]] * penalty[l,period[s]] * spreadExcess[l,w,k,s]
  + sum{l in BUDGETS inter SOFT, y in SPANS[l]} spanPenalty[l,y] * budgetExcess[l,y]
  + sum{l in EXPOSURES inter SOFT, k in PARTS[l], t in PERIODS} presentValue[t] * penalty[l,t] * exposureExcess[l,k,t]
  + sum{l in POOLS inter SOFT, s in STEPS} presentValue[period[s]] * penalty[l,period[s]] * poolExcess[l,s]
  + sum{l in CARBONS inter SOFT, y in SPANS[l]} spanPenalty[l,y] * carbonExcess[l,y]
  + sum{l in CONCENTRATIONS inter SOFT, y in SPANS[l]} spanPenalty[l,y] * concentrationExcess[l,y]
  + sum{l in EXCLUSIVES inter SOFT, s in CLAUSE_STEPS[l], o in CLAUSE_OFFERS[l,s]}
      presentValue[period[s]] * penalty[l,period[s]] * exclusiveExcess[l,o,s]
  + sum{(w,o,s) in ROUTES: carbonPrice[period[s]] > 0}
      presentValue[period[s]] * carbonPrice[period[s]] * kilograms[w,o,s] * use[w,o,s]
  + sum{l in CHURNS inter SOFT, t in PERIODS: exists{w in SCOPE_WORKLOADS[l]} (w,t) in MOVES}
      presentValue[t] * penalty[l,t] * churnExcess[l,t]
  + sum{l in SURVIVALS inter SOFT, k in PARTS[l], w in SCOPE_WORKLOADS[l], s in STEPS: (l,k,s) in LOSSES and
      (w,s) in SERVED and (exists{o in OFFERS} (w,o,s) in ROUTES)}
      presentValue[period[s]] * penalty[l,period[s]] * survivingExcess[l,k,w,s]
  + sum{(w,t) in MOVES} presentValue[t] * migrationCost[w,t] * moved[w,t]
  + sum{(q,v) in BUYS} presentValueAtEnd * (
      (1 - salvage[q]) * paymentAfter[q,v] * hoursAfterHorizon[q,v]
      - salvage[q] * upfront[q,v] * hoursAfterHorizon[q,v] / termHours[q,v]) * reserve[q,v]
  + sum{(q,v,k) in REACHED: q in RESERVED} presentValueAtEnd
      * (1 - salvage[q]) * tierPaymentAfter[q,v,k] * hoursAfterHorizon[q,v] * tier[q,v,k]
  + sum{(n,v) in COMMITS, t in PERIODS: at[t] = card(PERIODS)} presentValueAtEnd
      * (1 - planSalvage[n]) * exchange[planProvider[n],t] * planHoursAfter[n,v] * commit[n,v])
  + sum{w in PENALIZED, s in STEPS: objective = 'unmet'} hours[s] * unmet[w,s]
  + sum{(w,o,s) in ROUTES: objective = 'carbon'} kilograms[w,o,s] * use[w,o,s]
  + sum{(w,t) in MOVES: objective = 'moves'} moved[w,t];

# ------------------------------------------------------------------------------------- Core families

# What is served, what stays unmet and what is carried over make up what is demanded.
s.t. demand{w in WORKLOADS, b in BALANCES[w]}:
  sum{s in STEPS: (if w in DEFERRABLE then period[s] else s) = b} hours[s] * (
      sum{o in OFFERS: (w,o,s) in ROUTES} rate[w,o,s] * use[w,o,s]
      + sum{i in {0}: w in PENALIZED} unmet[w,s])
  + sum{(w,t) in WAITING: t = b} backlog[w,t]
  - sum{(w,t) in WAITING: at[t] = at[b] - 1} backlog[w,t]
  = sum{s in STEPS: (if w in DEFERRABLE then period[s] else s) = b} hours[s] * load[w,s];

# Work waits at most `window` periods.
s.t. deferral{(w,t) in WAITING}:
  backlog[w,t] <= sum{s in STEPS: at[period[s]] <= at[t] and at[period[s]] > at[t] - window[w]}
    hours[s] * load[w,s];

# What is used is paid for.
s.t. supply{o in OFFERS, s in STEPS: exists{w in WORKLOADS} (w,o,s) in ROUTES}:
  sum{w in WORKLOADS diff FLEETS: (w,o,s) in ROUTES} peak[w,s] * use[w,o,s]
  + sum{w in IN_UNITS: (w,o,s) in ROUTES} fleet[w,o,s]
  + sum{w in GANGS diff IN_UNITS: (w,o,s) in ROUTES} gang[w,o,s]
  - sum{q in FLEXIBLE_OF[o]: (q,s) in HIRES} availability[q,s] * units[q,s]
  - sum{q in RESERVED_OF[o]} availability[q,s]
      * sum{v in PERIODS: (q,v,period[s]) in RUNNING} reserve[q,v]
  <= sum{q in RESERVED_OF[o]} availability[q,s] * held[q,period[s]];

# Work that must not be interrupted does not run on spot units.
s.t. firm{o in OFFERS, s in STEPS:
    (exists{w in WORKLOADS diff INTERRUPTIBLE} (w,o,s) in ROUTES) and
    (exists{q in FLEXIBLE_OF[o] inter SPOT} (q,s) in HIRES)}:
  sum{w in WORKLOADS diff INTERRUPTIBLE diff FLEETS: (w,o,s) in ROUTES} peak[w,s] * use[w,o,s]
  + sum{w in IN_UNITS diff INTERRUPTIBLE: (w,o,s) in ROUTES} fleet[w,o,s]
  + sum{w in GANGS diff IN_UNITS diff INTERRUPTIBLE: (w,o,s) in ROUTES} gang[w,o,s]
  - sum{q in FLEXIBLE_OF[o] diff SPOT: (q,s) in HIRES} availability[q,s] * units[q,s]
  - sum{q in RESERVED_OF[o]} availability[q,s]
      * sum{v in PERIODS: (q,v,period[s]) in RUNNING} reserve[q,v]
  <= sum{q in RESERVED_OF[o]} availability[q,s] * held[q,period[s]];

# An offer's units; what was held before the horizon stays, even above a capacity that falls.
s.t. capacity{o in OFFERS, s in STEPS:
    (exists{q in FLEXIBLE_OF[o]} (q,s) in HIRES) or
    (exists{q in RESERVED_OF[o], v in PERIODS} (q,v,period[s]) in RUNNING)}:
  sum{q in FLEXIBLE_OF[o]: (q,s) in HIRES} units[q,s]
  + sum{q in RESERVED_OF[o], v in PERIODS: (q,v,period[s]) in RUNNING} reserve[q,v]
  - sum{(a,o) in GRANTS} added[a,o,period[s]] * (
      sum{i in {0}: standsAt[a,period[s]] = 0 and a in OPTIONAL} sign[a]
      + sum{(a,i) in LEAVABLE: number[a,i] = standsAt[a,period[s]]} stay[a,i]
      + (if standsAt[a,period[s]] = 0 and a not in OPTIONAL then 1))
  <= max(0, free[o,period[s]]);

# An option's own capacity: a quota, the depth of a spot market.
s.t. quota{q in QUOTAS, s in STEPS: (q,s) in HIRES or
    (exists{v in PERIODS} (q,v,period[s]) in RUNNING)}:
  sum{i in {0}: (q,s) in HIRES} units[q,s]
  + sum{v in PERIODS: (q,v,period[s]) in RUNNING} reserve[q,v]
  <= max(0, quotaUnits[q,period[s]] - sum{i in {0}: q in RESERVED} held[q,period[s]]);

# Purchases that are decided.
s.t. fix{(q,v) in FIXED: (q,v) in BUYS}: reserve[q,v] = fixedUnits[q,v];

# Prices by volume.
s.t. tiering{(q,x) in SALES}:
  sum{i in {0}: q in FLEXIBLE} units[q,x] + sum{i in {0}: q in RESERVED} reserve[q,x]
  - sum{(q,x,k) in REACHED} tier[q,x,k] = 0;

# Graduated, with a price that falls: a tier is full before the next one is begun.
s.t. tierFilled{(q,x,k) in REACHED: (q,x) in FALLING and exists{(q,x,k,j) in NEXT} 1 = 1}:
  tier[q,x,k] - (tierEnd[q,x,k] - tierStart[q,k]) * full[q,x,k] >= 0;
s.t. tierOpened{(q,x,k) in REACHED: (q,x) in FALLING and exists{(q,x,k,j) in NEXT} 1 = 1}:
  sum{(q,x,k,j) in NEXT} (tier[q,x,j] - (tierEnd[q,x,j] - tierStart[q,j]) * full[q,x,k]) <= 0;

# All units at the price of one tier.
s.t. tierLeast{(q,x,k) in REACHED: q in ALL_UNITS and tierStart[q,k] > 0}:
  tier[q,x,k] - tierStart[q,k] * inTier[q,x,k] >= 0;
s.t. tierMost{(q,x,k) in REACHED: q in ALL_UNITS and (exists{(q,x,j) in REACHED} j <> k)}:
  tier[q,x,k] - tierEnd[q,x,k] * inTier[q,x,k] <= 0;
s.t. oneTier{(q,x) in SALES: q in ALL_UNITS and card({(q,x,k) in REACHED}) > 1}:
  sum{(q,x,k) in REACHED} inTier[q,x,k] <= 1;

# What draws on a spend plan stays within what is committed; the rest of a step is lost.
s.t. planUse{n in PLANS, s in STEPS: exists{q in PLANNED} (plan[q] = n and (q,s) in HIRES)}:
  sum{q in PLANNED: plan[q] = n and (q,s) in HIRES} planPrice[q,s] * units[q,s]
  - sum{(n,v) in COMMITS: (n,v,period[s]) in PLAN_RUNNING} exchange[planProvider[n],period[s]] * commit[n,v]
  <= exchange[planProvider[n],period[s]] * planHeld[n,period[s]];

# What can be committed in all.
s.t. planCapacity{n in PLANS_BOUNDED, t in PERIODS: exists{(n,v,t) in PLAN_RUNNING} 1 = 1}:
  sum{(n,v,t) in PLAN_RUNNING} commit[n,v] <= max(0, planMost[n,t] - planHeld[n,t]);

# What a place costs while it is used, in every period ...
s.t. feeBalance{(f,x,t) in FEES: (f,x) not in ONCE}: fees[f,x,t] - fee[f,x,t] * open[f,x,t] = 0;

# ... or once.
s.t. feeOnce{(f,x,t) in FEES: (f,x) in ONCE}:
  sum{u in PERIODS: at[u] <= at[t] and (f,x,u) in FEES} fee[f,x,t] / fee[f,x,u] * fees[f,x,u]
  - fee[f,x,t] * open[f,x,t] >= 0;

# Once is in a period of use, and no more than once.
s.t. feeInUse{(f,x,t) in FEES: (f,x) in ONCE}: fees[f,x,t] - fee[f,x,t] * open[f,x,t] <= 0;
s.t. feeAtMost{(f,x) in ONCE: exists{(f,x,t) in FEES} fee[f,x,t] > 0}:
  sum{(f,x,t) in FEES: fee[f,x,t] > 0} 1 / fee[f,x,t] * fees[f,x,t] <= 1;

# Nothing is bought where a place is not open.
s.t. opening{(f,x) in FEE_PLACES, o in FEE_OFFERS[f,x], s in STEPS:
    (f,x,period[s]) in FEES and isHeld[f,x,period[s]] = 0 and
    ((exists{q in FLEXIBLE_OF[o]} (q,s) in HIRES) or
    (exists{q in RESERVED_OF[o], v in PERIODS} (q,v,period[s]) in RUNNING))}:
  sum{q in FLEXIBLE_OF[o]: (q,s) in HIRES} units[q,s]
  + sum{q in RESERVED_OF[o], v in PERIODS: (q,v,period[s]) in RUNNING} reserve[q,v]
  <= mostUnits[o,period[s]] * open[f,x,period[s]];

# The same for each workload by itself, so that the relaxation opens places whole.
s.t. serving{(f,x) in FEE_PLACES, w in WORKLOADS diff DEFERRABLE, s in STEPS:
    (f,x,period[s]) in FEES and isHeld[f,x,period[s]] = 0 and
    (exists{o in FEE_OFFERS[f,x]} (w,o,s) in ROUTES)}:
  sum{o in FEE_OFFERS[f,x]: (w,o,s) in ROUTES} rate[w,o,s] * use[w,o,s]
  <= load[w,s] * open[f,x,period[s]];

# What is bought in blocks is a whole number of them.
s.t. blockBalance{(q,b) in HIRES union BUYS: q in BLOCKED}:
  sum{i in {0}: q in FLEXIBLE} units[q,b] + sum{i in {0}: q in RESERVED} reserve[q,b]
  - blockSize[q] * blocks[q,b] = 0;

# Nothing, or at least an option's minimum; and no more than there can be.
s.t. leastPurchase{(q,b) in HIRES union BUYS: q in LEAST}:
  sum{i in {0}: q in FLEXIBLE} units[q,b] + sum{i in {0}: q in RESERVED} reserve[q,b]
  >= minimumUnits[q] * bought[q,b];
s.t. mostPurchase{(q,b) in HIRES union BUYS: q in LEAST}:
  sum{i in {0}: q in FLEXIBLE} units[q,b] + sum{i in {0}: q in RESERVED} reserve[q,b]
  <= (if q in FLEXIBLE then mostOf[q,period[b]] else min{t in PERIODS: (q,b,t) in RUNNING} mostOf[q,t])
    * bought[q,b];

# A fleet is large enough for the peak.
s.t. fleetSize{(w,o,s) in ROUTES: w in FLEETS}:
  sum{i in {0}: w in IN_UNITS} fleet[w,o,s] + sum{i in {0}: w not in IN_UNITS} gang[w,o,s]
  >= peak[w,s] * use[w,o,s];

# A gang is placed with at least its size, or not at all.
s.t. leastFleet{(w,o,s) in ROUTES: w in GANGS}:
  sum{i in {0}: w in IN_UNITS} fleet[w,o,s] + sum{i in {0}: w not in IN_UNITS} gang[w,o,s]
  >= gangSize[w] * placed[w,o,s];
s.t. mostFleet{(w,o,s) in ROUTES: w in GANGS}:
  sum{i in {0}: w in IN_UNITS} fleet[w,o,s] + sum{i in {0}: w not in IN_UNITS} gang[w,o,s]
  <= (sum{q in RESERVED_OF[o]} held[q,period[s]] + mostUnits[o,period[s]]) * placed[w,o,s];

# A workload that keeps to one place has one at most ...
s.t. oneSite{w in SITED, y in SITE_SPANS[w]}: sum{x in SITES[w]} sited[w,x,y] <= 1;

# ... and runs there.
s.t. siting{w in SITED, x in SITES[w], s in STEPS: exists{o in OFFERS} ((w,o,s) in ROUTES and site[w,o] = x)}:
  sum{o in OFFERS: (w,o,s) in ROUTES and site[w,o] = x} rate[w,o,s] * use[w,o,s]
  <= mostWork[w,s] * sited[w,x,siteSpan[w,period[s]]];

# Spend under an agreement, at option prices.
s.t. listBalance{(a,t) in IN_FORCE}:
  list[a,t]
  - sum{q in FLEXIBLE, s in STEPS: offer[q] in COVERED[a] and period[s] = t and (q,s) in HIRES}
      hours[s] * price[q,s] * units[q,s]
  - sum{q in RESERVED, v in PERIODS: offer[q] in COVERED[a] and (q,v,t) in RUNNING}
      (periodHours[t] * payment[q,v,t] + (if v = t then upfront[q,v])) * reserve[q,v]
  - sum{(q,x,k,t) in TIER_RUNNING: offer[q] in COVERED[a]} tierMoney[q,x,k,t] * tier[q,x,k]
  - sum{(n,v,t) in PLAN_RUNNING: n in COVERED_PLANS[a]} planMoney[n,t] * commit[n,v]
  = sum{q in RESERVED: offer[q] in COVERED[a]} periodHours[t] * heldPrice[q,t] * held[q,t]
  + sum{n in COVERED_PLANS[a]} planMoney[n,t] * planHeld[n,t];

# What an agreement takes off that is surely in force.
s.t. savedBalance{(a,t) in IN_FORCE: a not in CONDITIONAL}: saved[a,t] - saving[a,t] * list[a,t] = 0;

# What is taken off by one that may not be: no more than it saves, nothing while it is not in force, and all of
# it while it is.
s.t. savedAtMost{(a,t) in IN_FORCE: a in CONDITIONAL}: saved[a,t] - saving[a,t] * list[a,t] <= 0;

s.t. savedIfSigned{(a,t) in IN_FORCE: a in CONDITIONAL and saving[a,t] > 0}:
  saved[a,t] - saving[a,t] * worth[a,t] * (
    sum{i in {0}: standsAt[a,t] = 0 and a in OPTIONAL} sign[a]
    + sum{(a,i) in LEAVABLE: number[a,i] = standsAt[a,t]} stay[a,i]
    + (if standsAt[a,t] = 0 and a not in OPTIONAL then 1))
  <= 0;

s.t. savedInFull{(a,t) in IN_FORCE: a in CONDITIONAL and saving[a,t] > 0}:
  saved[a,t] - saving[a,t] * list[a,t] - saving[a,t] * worth[a,t] * (
    sum{i in {0}: standsAt[a,t] = 0 and a in OPTIONAL} sign[a]
    + sum{(a,i) in LEAVABLE: number[a,i] = standsAt[a,t]} stay[a,i]
    + (if standsAt[a,t] = 0 and a not in OPTIONAL then 1))
  >= - saving[a,t] * worth[a,t];

# Money paid to a provider: under agreements, less what credits pay, for leaving them, outside them, the support fee
# on what is paid before credits, and surcharges. What two agreements see is paid once.
s.t. spendBalance{p in PROVIDERS, t in PERIODS}:
  spend[p,t]
  - sum{(a,t) in IN_FORCE: agreementProvider[a] = p} support[p,t] * (list[a,t] - saved[a,t])
  + sum{(a,j) in CREDITED: agreementProvider[a] = p and shareInWindow[a,j,t] > 0} credit[a,j,t]
  - sum{(a,j) in LEAVABLE: agreementProvider[a] = p and begins[a,j] = t} exitFee[a] * exchange[p,t] * (
      sum{i in {0}: stoodBefore[a,j] = 0 and a in OPTIONAL} sign[a]
      + sum{(a,i) in LEAVABLE: number[a,i] = stoodBefore[a,j]} stay[a,i]
      + (if stoodBefore[a,j] = 0 and a not in OPTIONAL then 1)
      - stay[a,j])
  - sum{q in FLEXIBLE, s in STEPS: provider[offer[q]] = p and agreementsOn[offer[q],t] <> 1
      and period[s] = t and (q,s) in HIRES}
      support[p,t] * (1 - agreementsOn[offer[q],t]) * hours[s] * price[q,s] * units[q,s]
  - sum{q in RESERVED, v in PERIODS: provider[offer[q]] = p and agreementsOn[offer[q],t] <> 1
      and (q,v,t) in RUNNING}
      support[p,t] * (1 - agreementsOn[offer[q],t])
      * (periodHours[t] * payment[q,v,t] + (if v = t then upfront[q,v])) * reserve[q,v]
  - sum{(q,x,k,t) in TIER_RUNNING: provider[offer[q]] = p and agreementsOn[offer[q],t] <> 1}
      support[p,t] * (1 - agreementsOn[offer[q],t]) * tierMoney[q,x,k,t] * tier[q,x,k]
  - sum{(w,o) in ELIGIBLE, s in STEPS: surcharge[w,o,t] + egress[w,o,t] > 0 and provider[o] = p
      and period[s] = t and (w,o,s) in ROUTES}
      hours[s] * (surcharge[w,o,t] + egress[w,o,t]) * rate[w,o,s] * use[w,o,s]
  - sum{(n,v,t) in PLAN_RUNNING: planProvider[n] = p and agreementsOnPlan[n,t] <> 1}
      support[p,t] * (1 - agreementsOnPlan[n,t]) * planMoney[n,t] * commit[n,v]
  - sum{(f,x) in FEES_OF[p]: (f,x,t) in FEES} fees[f,x,t]
  = sum{q in RESERVED: provider[offer[q]] = p and agreementsOn[offer[q],t] <> 1}
      support[p,t] * (1 - agreementsOn[offer[q],t]) * periodHours[t] * heldPrice[q,t] * held[q,t]
  + sum{n in PLANS: planProvider[n] = p and agreementsOnPlan[n,t] <> 1}
      support[p,t] * (1 - agreementsOnPlan[n,t]) * planMoney[n,t] * planHeld[n,t];

# The provider pays no more of a window's spend than its credits, in the agreement's currency, and no more than is spent.
s.t. creditBalance{(a,j) in CREDITED}:
  sum{t in PERIODS: shareInWindow[a,j,t] > 0} credit[a,j,t] / exchange[agreementProvider[a],t] - credits[a,j] * (
    sum{i in {0}: standsIn[a,j] = 0 and a in OPTIONAL} sign[a]
    + sum{(a,i) in LEAVABLE: number[a,i] = standsIn[a,j]} stay[a,i]
    + (if standsIn[a,j] = 0 and a not in OPTIONAL then 1))
  <= 0;

s.t. creditLimit{(a,j) in CREDITED, t in PERIODS: shareInWindow[a,j,t] > 0}:
  credit[a,j,t] - shareInWindow[a,j,t] * list[a,t] + savingInWindow[a,j,t] * saved[a,t] <= 0;

# Covered spend and shortfall reach the minimum of a window, less what is put off to the next and with what the
# window before has too much of, in the agreement's currency. What credits pay does not count.
s.t. commitment{(a,j) in MINIMA}:
  sum{(a,t) in IN_FORCE: shareInWindow[a,j,t] > 0} (shareInWindow[a,j,t] * list[a,t]
      - sum{i in {0}: a not in COUNTS_LIST} savingInWindow[a,j,t] * saved[a,t]
      - sum{i in {0}: (a,j) in CREDITED} credit[a,j,t]) / exchange[agreementProvider[a],t]
  + shortfall[a,j] / exchange[agreementProvider[a],due[a,j]]
  + sum{i in {0}: (a,j) in PUT_OFF} carried[a,j]
  - sum{(a,i) in PUT_OFF: number[a,i] = number[a,j] - 1} carried[a,i]
  - sum{i in {0}: (a,j) in KEPT} extra[a,j]
  + sum{(a,i) in KEPT: number[a,i] = number[a,j] - 1} extra[a,i]
  - minimum[a,j] * (
    sum{i in {0}: standsIn[a,j] = 0 and a in OPTIONAL} sign[a]
    + sum{(a,i) in LEAVABLE: number[a,i] = standsIn[a,j]} stay[a,i]
    + (if standsIn[a,j] = 0 and a not in OPTIONAL then 1))
  >= 0;

# Covered spend, with that of agreements that share the maximum, stays below the maximum of a window. `beyond` is
# what can be covered at all above it, which binds nothing.
param beyond{(a,j) in MAXIMA} := if a not in CONDITIONAL then 0 else
  max(0, sum{t in PERIODS} shareInWindow[a,j,t] * worth[a,t] / exchange[agreementProvider[a],t]
    + sum{b in SHARERS[a,j], t in PERIODS} sharerShare[a,j,b,t] * worth[b,t] / exchange[agreementProvider[b],t]
    - maximum[a,j]);
s.t. ceiling{(a,j) in MAXIMA}:
  sum{(a,t) in IN_FORCE: shareInWindow[a,j,t] > 0} (shareInWindow[a,j,t] * list[a,t]
      - sum{i in {0}: a not in COUNTS_LIST} savingInWindow[a,j,t] * saved[a,t]
      - sum{i in {0}: (a,j) in CREDITED} credit[a,j,t]) / exchange[agreementProvider[a],t]
  + sum{b in SHARERS[a,j], (b,t) in IN_FORCE: sharerShare[a,j,b,t] > 0} (sharerShare[a,j,b,t] * list[b,t]
      - sum{i in {0}: b not in COUNTS_LIST} sharerSaving[a,j,b,t] * saved[b,t]
      - sum{(b,k) in CREDITED: shareInWindow[b,k,t] > 0} sharerSaving[a,j,b,t] * credit[b,k,t])
      / exchange[agreementProvider[b],t]
  + beyond[a,j] * (
    sum{i in {0}: standsIn[a,j] = 0 and a in OPTIONAL} sign[a]
    + sum{(a,i) in LEAVABLE: number[a,i] = standsIn[a,j]} stay[a,i])
  <= maximum[a,j] + (if a in CONDITIONAL and (standsIn[a,j] > 0 or a in OPTIONAL) then beyond[a,j]);

# An agreement that is not in force is owed no shortfall, and nothing is put off to a window in which it is left.
s.t. shortfallIfSigned{(a,j) in MINIMA: a in CONDITIONAL}:
  shortfall[a,j] - exchange[agreementProvider[a],due[a,j]] * (minimum[a,j]
      + sum{(a,i) in PUT_OFF: number[a,i] = number[a,j] - 1} carryShortfall[a] * minimum[a,i]) * (
    sum{i in {0}: standsIn[a,j] = 0 and a in OPTIONAL} sign[a]
    + sum{(a,i) in LEAVABLE: number[a,i] = standsIn[a,j]} stay[a,i]
    + (if standsIn[a,j] = 0 and a not in OPTIONAL then 1))
  <= 0;

s.t. carriedIfSigned{(a,j) in PUT_OFF: a in CONDITIONAL}:
  carried[a,j] - carryShortfall[a] * minimum[a,j] * (
    sum{(a,k) in WINDOWS, i in {0}: number[a,k] = number[a,j] + 1 and standsIn[a,k] = 0 and a in OPTIONAL} sign[a]
    + sum{(a,k) in WINDOWS, (a,i) in LEAVABLE: number[a,k] = number[a,j] + 1 and number[a,i] = standsIn[a,k]}
        stay[a,i]
    + sum{(a,k) in WINDOWS: number[a,k] = number[a,j] + 1 and standsIn[a,k] = 0 and a not in OPTIONAL} 1)
  <= 0;

# What is left, or was never signed, is not in force again.
s.t. leaving{(a,j) in LEAVABLE: stoodBefore[a,j] > 0 or a in OPTIONAL}:
  stay[a,j]
  - sum{i in {0}: stoodBefore[a,j] = 0 and a in OPTIONAL} sign[a]
  - sum{(a,i) in LEAVABLE: number[a,i] = stoodBefore[a,j]} stay[a,i]
  <= 0;

# Of two agreements that cover an offer at one time at most one is in force.
s.t. eitherAgreement{(a,b,t) in RIVALS}:
  sum{c in {a, b}} (
    sum{i in {0}: standsAt[c,t] = 0 and c in OPTIONAL} sign[c]
    + sum{(c,i) in LEAVABLE: number[c,i] = standsAt[c,t]} stay[c,i]
    + (if standsAt[c,t] = 0 and c not in OPTIONAL then 1))
  <= 1;

# --------------------------------------------------------------------------------------------- Moves

# A place gains what it does more than in the period before.
s.t. gaining{(w,k,t) in GAINS}:
  gained[w,k,t]
  - sum{(w,o,s) in ROUTES: place[w,o] = k and period[s] = t} presence[w,o,s] * use[w,o,s]
  + sum{(w,o,s) in ROUTES: place[w,o] = k and at[period[s]] = at[t] - 1} presence[w,o,s] * use[w,o,s]
  >= -(if at[t] = 1 then sum{o in OFFERS: place[w,o] = k} initialWork[w,o]);

# What places gain beyond the growth of demand has moved.
s.t. migration{(w,t) in MOVES}:
  moved[w,t] - sum{(w,k,t) in GAINS} gained[w,k,t] >= -max(0, growth[w,t]);

# ---------------------------------------------------------------------------- Lock-in and policy limits

# Providers all of whose offers lie in a part (or in the scope): their money is `spend`. Other offers'
# money is summed from their options.
set WHOLE{l in LIMITS, k in PARTS[l]} := setof{p in PROVIDERS:
    (exists{o in OFFERS} provider[o] = p) and
    (forall{o in OFFERS: provider[o] = p} o in PART_OFFERS[l,k])} p;
set LOOSE{l in LIMITS, k in PARTS[l]} := setof{o in PART_OFFERS[l,k]: provider[o] not in WHOLE[l,k]} o;
set WHOLE_SCOPE{l in LIMITS} := setof{p in PROVIDERS:
    (exists{o in OFFERS} provider[o] = p) and
    (forall{o in OFFERS: provider[o] = p} o in SCOPE[l])} p;
set LOOSE_SCOPE{l in LIMITS} := setof{o in SCOPE[l]: provider[o] not in WHOLE_SCOPE[l]} o;

# What is left of an offer's list price under the agreements that cover it and are surely in force, with the
# support fee on that.
param kept{o in OFFERS, t in PERIODS} :=
  1 - sum{(a,t) in IN_FORCE: o in COVERED[a] and a not in CONDITIONAL} saving[a,t];
param net{o in OFFERS, t in PERIODS} := support[provider[o],t] * kept[o,t];

# What one unit of each column adds to a limit's measure, for offers whose money is summed from options.
param hireMoney{(q,s) in HIRES} := net[offer[q],period[s]] * hours[s]
  * (if q in PLANNED then planPrice[q,s] else price[q,s]);
param buyMoney{(q,v,t) in RUNNING} := net[offer[q],t]
  * (periodHours[t] * payment[q,v,t] + (if v = t then upfront[q,v]));
param heldMoney{q in RESERVED, t in PERIODS} := net[offer[q],t] * periodHours[t] * heldPrice[q,t] * held[q,t];
param useMeasure{l in SHARES, (w,o,s) in ROUTES} :=
  if measure[l] = 'spend'
    then hours[s] * (surcharge[w,o,period[s]] + egress[w,o,period[s]]) * rate[w,o,s]
  else if w not in SCOPE_WORKLOADS[l] then 0
  else if measure[l] = 'work' then hours[s] * rate[w,o,s]
  else hours[s] * unitWeight[l,machine[o]];

# part <= max * total, for every part and span. Membership is counted as 1 in the part and `max` in the total.
s.t. share{l in SHARES, k in PARTS[l], y in SPANS[l]: (l,y) in SHARE_MAXIMA}:
  sum{t in SPAN_PERIODS[l,y], p in PROVIDERS: measure[l] = 'spend'}
    ((if p in WHOLE[l,k] then 1) - (if p in WHOLE_SCOPE[l] then shareMaximum[l,y])) * spend[p,t]
  + sum{(a,j) in MINIMA: measure[l] = 'spend' and l in COUNTS_SHORTFALL and due[a,j] in SPAN_PERIODS[l,y]}
    ((if COVERED[a] within PART_OFFERS[l,k] then 1)
      - (if COVERED[a] within SCOPE[l] then shareMaximum[l,y])) * shortfall[a,j]
  + sum{(q,s) in HIRES: measure[l] = 'spend' and period[s] in SPAN_PERIODS[l,y]}
    ((if offer[q] in LOOSE[l,k] then 1)
      - (if offer[q] in LOOSE_SCOPE[l] then shareMaximum[l,y])) * hireMoney[q,s] * units[q,s]
  + sum{(q,v,t) in RUNNING: measure[l] = 'spend' and t in SPAN_PERIODS[l,y]}
    ((if offer[q] in LOOSE[l,k] then 1)
      - (if offer[q] in LOOSE_SCOPE[l] then shareMaximum[l,y])) * buyMoney[q,v,t] * reserve[q,v]
  + sum{(q,x,i,t) in TIER_RUNNING: measure[l] = 'spend' and t in SPAN_PERIODS[l,y]}
    ((if offer[q] in LOOSE[l,k] then 1)
      - (if offer[q] in LOOSE_SCOPE[l] then shareMaximum[l,y])) * net[offer[q],t] * tierMoney[q,x,i,t] * tier[q,x,i]
  + sum{q in RESERVED, t in SPAN_PERIODS[l,y]: measure[l] = 'spend'}
    ((if offer[q] in LOOSE[l,k] then 1)
      - (if offer[q] in LOOSE_SCOPE[l] then shareMaximum[l,y])) * heldMoney[q,t]
  + sum{(f,x,t) in FEES: measure[l] = 'spend' and f = 'offer' and t in SPAN_PERIODS[l,y]}
    ((if x in LOOSE[l,k] then 1) - (if x in LOOSE_SCOPE[l] then shareMaximum[l,y])) * fees[f,x,t]
  + sum{t in SPAN_PERIODS[l,y], (w,o,s) in ROUTES_IN[t]: o in SCOPE[l]}
    (if measure[l] = 'spend'
      then (if o in LOOSE[l,k] then 1) - (if o in LOOSE_SCOPE[l] then shareMaximum[l,y])
      else (if o in PART_OFFERS[l,k] then 1) - shareMaximum[l,y])
    * useMeasure[l,w,o,s] * use[w,o,s]
  - sum{i in {0}: l in SOFT} shareExcess[l,k,y]
  <= 0;

# part >= min * total.
s.t. shareFloor{l in SHARES, k in PARTS[l], y in SPANS[l]: (l,y) in SHARE_MINIMA}:
  sum{t in SPAN_PERIODS[l,y], p in PROVIDERS: measure[l] = 'spend'}
    ((if p in WHOLE[l,k] then 1) - (if p in WHOLE_SCOPE[l] then shareMinimum[l,y])) * spend[p,t]
  + sum{(a,j) in MINIMA: measure[l] = 'spend' and l in COUNTS_SHORTFALL and due[a,j] in SPAN_PERIODS[l,y]}
    ((if COVERED[a] within PART_OFFERS[l,k] then 1)
      - (if COVERED[a] within SCOPE[l] then shareMinimum[l,y])) * shortfall[a,j]
  + sum{(q,s) in HIRES: measure[l] = 'spend' and period[s] in SPAN_PERIODS[l,y]}
    ((if offer[q] in LOOSE[l,k] then 1)
      - (if offer[q] in LOOSE_SCOPE[l] then shareMinimum[l,y])) * hireMoney[q,s] * units[q,s]
  + sum{(q,v,t) in RUNNING: measure[l] = 'spend' and t in SPAN_PERIODS[l,y]}
    ((if offer[q] in LOOSE[l,k] then 1)
      - (if offer[q] in LOOSE_SCOPE[l] then shareMinimum[l,y])) * buyMoney[q,v,t] * reserve[q,v]
  + sum{(q,x,i,t) in TIER_RUNNING: measure[l] = 'spend' and t in SPAN_PERIODS[l,y]}
    ((if offer[q] in LOOSE[l,k] then 1)
      - (if offer[q] in LOOSE_SCOPE[l] then shareMinimum[l,y])) * net[offer[q],t] * tierMoney[q,x,i,t] * tier[q,x,i]
  + sum{q in RESERVED, t in SPAN_PERIODS[l,y]: measure[l] = 'spend'}
    ((if offer[q] in LOOSE[l,k] then 1)
      - (if offer[q] in LOOSE_SCOPE[l] then shareMinimum[l,y])) * heldMoney[q,t]
  + sum{(f,x,t) in FEES: measure[l] = 'spend' and f = 'offer' and t in SPAN_PERIODS[l,y]}
    ((if x in LOOSE[l,k] then 1) - (if x in LOOSE_SCOPE[l] then shareMinimum[l,y])) * fees[f,x,t]
  + sum{t in SPAN_PERIODS[l,y], (w,o,s) in ROUTES_IN[t]: o in SCOPE[l]}
    (if measure[l] = 'spend'
      then (if o in LOOSE[l,k] then 1) - (if o in LOOSE_SCOPE[l] then shareMinimum[l,y])
      else (if o in PART_OFFERS[l,k] then 1) - shareMinimum[l,y])
    * useMeasure[l,w,o,s] * use[w,o,s]
  + sum{i in {0}: l in SOFT} shareFloorExcess[l,k,y]
  >= 0;

# No provider (or region) has more than a fraction of what a workload is served.
s.t. spread{l in SPREADS, w in SCOPE_WORKLOADS[l], k in PARTS[l], s in STEPS:
    exists{o in PART_OFFERS[l,k]} (w,o,s) in ROUTES}:
  sum{o in OFFERS: (w,o,s) in ROUTES}
    ((if o in PART_OFFERS[l,k] then 1) - spreadMaximum[l,period[s]]) * rate[w,o,s] * use[w,o,s]
  - sum{i in {0}: l in SOFT} spreadExcess[l,w,k,s]
  <= 0;

# Outlay on the offers in scope.
s.t. budget{l in BUDGETS, y in SPANS[l]}:
  sum{t in SPAN_PERIODS[l,y], p in WHOLE_SCOPE[l]} spend[p,t]
  + sum{(a,j) in MINIMA: COVERED[a] within SCOPE[l] and due[a,j] in SPAN_PERIODS[l,y]} shortfall[a,j]
  + sum{(q,s) in HIRES: offer[q] in LOOSE_SCOPE[l] and period[s] in SPAN_PERIODS[l,y]}
    hireMoney[q,s] * units[q,s]
  + sum{(q,v,t) in RUNNING: offer[q] in LOOSE_SCOPE[l] and t in SPAN_PERIODS[l,y]}
    buyMoney[q,v,t] * reserve[q,v]
  + sum{(q,x,k,t) in TIER_RUNNING: offer[q] in LOOSE_SCOPE[l] and t in SPAN_PERIODS[l,y]}
    net[offer[q],t] * tierMoney[q,x,k,t] * tier[q,x,k]
  + sum{q in RESERVED, t in SPAN_PERIODS[l,y]: offer[q] in LOOSE_SCOPE[l]} heldMoney[q,t]
  + sum{(f,x,t) in FEES: f = 'offer' and x in LOOSE_SCOPE[l] and t in SPAN_PERIODS[l,y]} fees[f,x,t]
  + sum{t in SPAN_PERIODS[l,y], (w,o,s) in ROUTES_IN[t]: o in LOOSE_SCOPE[l]}
    hours[s] * (surcharge[w,o,period[s]] + egress[w,o,period[s]]) * rate[w,o,s] * use[w,o,s]
  - sum{i in {0}: l in SOFT} budgetExcess[l,y]
  <= budgetMaximum[l,y];

# What is owed at the end of a period, whatever is done later: the payments of reservations bought so far, and of what
# agreements in force ask in windows due later, what neither was covered so far nor those payments will cover. A
# payment covers its list price, or that less a saving that is sure.
param countedPart{(a,j) in WINDOWS, t in PERIODS} := shareInWindow[a,j,t]
  - (if a in COUNTS_LIST or a in CONDITIONAL then 0 else savingInWindow[a,j,t] * saving[a,t]);
s.t. owing{(a,j,t) in OWED}:
  owed[a,j,t] / exchange[agreementProvider[a],due[a,j]]
  + sum{(a,u) in IN_FORCE: shareInWindow[a,j,u] > 0 and at[u] <= at[t]} (shareInWindow[a,j,u] * list[a,u]
      - sum{i in {0}: a not in COUNTS_LIST} savingInWindow[a,j,u] * saved[a,u]
      - sum{i in {0}: (a,j) in CREDITED} credit[a,j,u]) / exchange[agreementProvider[a],u]
  + sum{(q,v) in BUYS: offer[q] in COVERED[a] and at[v] <= at[t]} (
      sum{(q,v,u) in RUNNING: at[u] > at[t] and shareInWindow[a,j,u] > 0}
        countedPart[a,j,u] * periodHours[u] * payment[q,v,u] / exchange[agreementProvider[a],u]) * reserve[q,v]
  + sum{(q,x,k,u) in TIER_RUNNING: q in RESERVED and offer[q] in COVERED[a] and at[soldIn[q,x]] <= at[t]
      and at[u] > at[t] and shareInWindow[a,j,u] > 0}
    countedPart[a,j,u] * tierMoney[q,x,k,u] / exchange[agreementProvider[a],u] * tier[q,x,k]
  + sum{(n,v) in COMMITS: n in COVERED_PLANS[a] and at[v] <= at[t]} (
      sum{(n,v,u) in PLAN_RUNNING: at[u] > at[t] and shareInWindow[a,j,u] > 0}
        countedPart[a,j,u] * planMoney[n,u] / exchange[agreementProvider[a],u]) * commit[n,v]
  - minimum[a,j] * (
    sum{i in {0}: standsAt[a,t] = 0 and a in OPTIONAL} sign[a]
    + sum{(a,i) in LEAVABLE: number[a,i] = standsAt[a,t]} stay[a,i]
    + (if standsAt[a,t] = 0 and a not in OPTIONAL then 1))
  >= - sum{q in RESERVED, u in PERIODS: offer[q] in COVERED[a] and at[u] > at[t] and shareInWindow[a,j,u] > 0}
    countedPart[a,j,u] * periodHours[u] * heldPrice[q,u] * held[q,u] / exchange[agreementProvider[a],u]
  - sum{n in COVERED_PLANS[a], u in PERIODS: at[u] > at[t] and shareInWindow[a,j,u] > 0}
    countedPart[a,j,u] * planMoney[n,u] * planHeld[n,u] / exchange[agreementProvider[a],u];

# After the horizon: payments at option prices in the hours of the window.
s.t. owingLater{(a,j,t) in OWED_LATER}:
  sum{u in PERIODS: at[u] = card(PERIODS)} (
    owedLater[a,j,t] / exchange[agreementProvider[a],u]
    + sum{(q,v) in BUYS: offer[q] in COVERED[a] and at[v] <= at[t]}
      paymentAfter[q,v] * max(0, min(laterThrough[a,j], hoursAfterHorizon[q,v]) - laterFrom[a,j])
      / exchange[agreementProvider[a],u] * reserve[q,v]
    + sum{(q,x,k) in REACHED: q in RESERVED and offer[q] in COVERED[a] and at[soldIn[q,x]] <= at[t]}
      tierPaymentAfter[q,x,k] * max(0, min(laterThrough[a,j], hoursAfterHorizon[q,soldIn[q,x]]) - laterFrom[a,j])
      / exchange[agreementProvider[a],u] * tier[q,x,k]
    + sum{(n,v) in COMMITS: n in COVERED_PLANS[a] and at[v] <= at[t]}
      max(0, min(laterThrough[a,j], planHoursAfter[n,v]) - laterFrom[a,j]) * commit[n,v])
  - laterMinimum[a,j] * (
    sum{i in {0}: standsAt[a,t] = 0 and a in OPTIONAL} sign[a]
    + sum{(a,i) in LEAVABLE: number[a,i] = standsAt[a,t]} stay[a,i]
    + (if standsAt[a,t] = 0 and a not in OPTIONAL then 1))
  >= 0;

param keptOfPlan{n in PLANS, t in PERIODS} :=
  1 - sum{(a,t) in IN_FORCE: n in COVERED_PLANS[a] and a not in CONDITIONAL} saving[a,t];
s.t. exposure{l in EXPOSURES, k in PARTS[l], t in PERIODS}:
  sum{(a,j,t) in OWED: exists{o in PART_OFFERS[l,k]} provider[o] = agreementProvider[a]} owed[a,j,t]
  + sum{(a,j,t) in OWED_LATER: exists{o in PART_OFFERS[l,k]} provider[o] = agreementProvider[a]} owedLater[a,j,t]
  + sum{(q,v) in BUYS: offer[q] in PART_OFFERS[l,k] and at[v] <= at[t]} (
      sum{(q,v,u) in RUNNING: at[u] > at[t]} kept[offer[q],u] * periodHours[u] * payment[q,v,u]
      + paymentAfter[q,v] * hoursAfterHorizon[q,v]) * reserve[q,v]
  + sum{(q,x,i) in REACHED: q in RESERVED and offer[q] in PART_OFFERS[l,k] and at[soldIn[q,x]] <= at[t]} (
      sum{(q,x,i,u) in TIER_RUNNING: at[u] > at[t]} kept[offer[q],u] * tierMoney[q,x,i,u]
      + tierPaymentAfter[q,x,i] * hoursAfterHorizon[q,soldIn[q,x]]) * tier[q,x,i]
  + sum{(n,v) in COMMITS: at[v] <= at[t] and (exists{o in PART_OFFERS[l,k]} provider[o] = planProvider[n])} (
      sum{(n,v,u) in PLAN_RUNNING: at[u] > at[t]} keptOfPlan[n,u] * planMoney[n,u]
      + sum{u in PERIODS: at[u] = card(PERIODS)} exchange[planProvider[n],u] * planHoursAfter[n,v]) * commit[n,v]
  - sum{i in {0}: l in SOFT} exposureExcess[l,k,t]
  <= exposureMaximum[l,t] - sum{q in RESERVED, u in PERIODS: offer[q] in PART_OFFERS[l,k] and at[u] > at[t]}
    kept[offer[q],u] * periodHours[u] * heldPrice[q,u] * held[q,u]
  - sum{n in PLANS, u in PERIODS: at[u] > at[t] and (exists{o in PART_OFFERS[l,k]} provider[o] = planProvider[n])}
    keptOfPlan[n,u] * planMoney[n,u] * planHeld[n,u];

# No more than a part of the work served has moved since the period before.
s.t. churn{l in CHURNS, t in PERIODS: exists{w in SCOPE_WORKLOADS[l]} (w,t) in MOVES}:
  sum{w in SCOPE_WORKLOADS[l]: (w,t) in MOVES} moved[w,t]
  - churnMaximum[l,t]
    * sum{(w,o,s) in ROUTES_IN[t]: w in SCOPE_WORKLOADS[l]} presence[w,o,s] * use[w,o,s]
  - sum{i in {0}: l in SOFT} churnExcess[l,t]
  <= 0;

# What is served now can still be served, in part, after each loss.
s.t. surviving{l in SURVIVALS, k in PARTS[l], w in SCOPE_WORKLOADS[l], s in STEPS: (l,k,s) in LOSSES and
    (w,s) in SERVED and (exists{o in OFFERS} (w,o,s) in ROUTES)}:
  hours[s] * sum{(l,k,w,o,s) in RECOURSES} rate[w,o,s] * recourse[l,k,w,o,s]
  - serve[l,period[s]] * hours[s] * sum{o in OFFERS: (w,o,s) in ROUTES} rate[w,o,s] * use[w,o,s]
  + sum{i in {0}: l in SOFT} survivingExcess[l,k,w,s]
  >= 0;

# What serves it then are firm units that are paid for, and a part of the spare ones. Work out of scope stays
# where it is, unless it may be interrupted.
s.t. standby{l in SURVIVALS, k in PARTS[l], o in OFFERS, s in STEPS:
    exists{w in SCOPE_WORKLOADS[l]} (l,k,w,o,s) in RECOURSES}:
  sum{(l,k,w,o,s) in RECOURSES} peak[w,s] * recourse[l,k,w,o,s]
  + sum{w in WORKLOADS diff INTERRUPTIBLE diff FLEETS: w not in SCOPE_WORKLOADS[l] and (w,o,s) in ROUTES}
    peak[w,s] * use[w,o,s]
  + sum{w in IN_UNITS diff INTERRUPTIBLE: w not in SCOPE_WORKLOADS[l] and (w,o,s) in ROUTES} fleet[w,o,s]
  + sum{w in GANGS diff IN_UNITS diff INTERRUPTIBLE: w not in SCOPE_WORKLOADS[l] and (w,o,s) in ROUTES}
    gang[w,o,s]
  - sum{q in FLEXIBLE_OF[o] diff SPOT: (q,s) in HIRES} availability[q,s] * units[q,s]
  - sum{q in RESERVED_OF[o], v in PERIODS: (q,v,period[s]) in RUNNING} availability[q,s] * reserve[q,v]
  + burst[l,period[s]] * (
      sum{q in FLEXIBLE_OF[o]: (q,s) in HIRES} units[q,s]
      + sum{q in RESERVED_OF[o], v in PERIODS: (q,v,period[s]) in RUNNING} reserve[q,v])
  - burst[l,period[s]] * sum{(a,o) in GRANTS} added[a,o,period[s]] * (
      sum{i in {0}: standsAt[a,period[s]] = 0 and a in OPTIONAL} sign[a]
      + sum{(a,i) in LEAVABLE: number[a,i] = standsAt[a,period[s]]} stay[a,i]
      + (if standsAt[a,period[s]] = 0 and a not in OPTIONAL then 1))
  <= sum{q in RESERVED_OF[o]} availability[q,s] * held[q,period[s]] + burst[l,period[s]] * max(0, free[o,period[s]]);

# What is bought at a provider makes it used.
s.t. providerUse{l in COUNT_MAXIMA, o in SCOPE[l], s in STEPS:
    (exists{q in FLEXIBLE_OF[o]} (q,s) in HIRES) or
    (exists{q in RESERVED_OF[o], v in PERIODS} (q,v,period[s]) in RUNNING)}:
  sum{q in FLEXIBLE_OF[o]: (q,s) in HIRES} units[q,s]
  + sum{q in RESERVED_OF[o], v in PERIODS: (q,v,period[s]) in RUNNING} reserve[q,v]
  <= mostUnits[o,period[s]]
    * sum{y in SPANS[l]: period[s] in SPAN_PERIODS[l,y]} used[l,provider[o],y];

# A provider counts where it is paid enough on the offers in scope.
s.t. providerOutlay{l in COUNT_MINIMA, p in COUNTED[l], y in SPANS[l]}:
  sum{t in SPAN_PERIODS[l,y]: p in WHOLE_SCOPE[l]} spend[p,t]
  + sum{(a,j) in MINIMA: agreementProvider[a] = p and COVERED[a] within SCOPE[l]
      and due[a,j] in SPAN_PERIODS[l,y]} shortfall[a,j]
  + sum{(q,s) in HIRES: offer[q] in LOOSE_SCOPE[l] and provider[offer[q]] = p
      and period[s] in SPAN_PERIODS[l,y]} hireMoney[q,s] * units[q,s]
  + sum{(q,v,t) in RUNNING: offer[q] in LOOSE_SCOPE[l] and provider[offer[q]] = p
      and t in SPAN_PERIODS[l,y]} buyMoney[q,v,t] * reserve[q,v]
  + sum{(q,x,k,t) in TIER_RUNNING: offer[q] in LOOSE_SCOPE[l] and provider[offer[q]] = p
      and t in SPAN_PERIODS[l,y]} net[offer[q],t] * tierMoney[q,x,k,t] * tier[q,x,k]
  + sum{q in RESERVED, t in SPAN_PERIODS[l,y]: offer[q] in LOOSE_SCOPE[l] and provider[offer[q]] = p}
    heldMoney[q,t]
  + sum{(f,x,t) in FEES: f = 'offer' and x in LOOSE_SCOPE[l] and t in SPAN_PERIODS[l,y]
      and (f,x) in FEES_OF[p]} fees[f,x,t]
  + sum{t in SPAN_PERIODS[l,y], (w,o,s) in ROUTES_IN[t]: o in LOOSE_SCOPE[l] and provider[o] = p}
    hours[s] * (surcharge[w,o,period[s]] + egress[w,o,period[s]]) * rate[w,o,s] * use[w,o,s]
  >= countsFrom[l] * counted[l,p,y];

# How many providers are used.
s.t. mostProviders{l in COUNT_MAXIMA, y in SPANS[l]}:
  sum{p in COUNTED[l]} used[l,p,y] - sum{i in {0}: l in SOFT} mostProvidersExcess[l,y]
  <= providersMaximum[l];
s.t. leastProviders{l in COUNT_MINIMA, y in SPANS[l]}:
  sum{p in COUNTED[l]} counted[l,p,y] + sum{i in {0}: l in SOFT} leastProvidersExcess[l,y]
  >= providersMinimum[l];

# What is paid for, weighted: power, a quota, a shared site.
s.t. pool{l in POOLS, s in STEPS}:
  sum{o in SCOPE[l], q in FLEXIBLE_OF[o]: (q,s) in HIRES} poolWeight[l,machine[o]] * units[q,s]
  + sum{o in SCOPE[l], q in RESERVED_OF[o], v in PERIODS: (q,v,period[s]) in RUNNING}
    poolWeight[l,machine[o]] * reserve[q,v]
  + sum{o in SCOPE[l], q in RESERVED_OF[o]} poolWeight[l,machine[o]] * held[q,period[s]]
  - sum{i in {0}: l in SOFT} poolExcess[l,s]
  <= poolMaximum[l,period[s]];

# Emissions of units in use.
s.t. carbon{l in CARBONS, y in SPANS[l]}:
  sum{t in SPAN_PERIODS[l,y], (w,o,s) in ROUTES_IN[t]: o in SCOPE[l] and w in SCOPE_WORKLOADS[l]}
    kilograms[w,o,s] * use[w,o,s]
  - sum{i in {0}: l in SOFT} carbonExcess[l,y]
  <= carbonMaximum[l,y];

# Work that the holder can serve makes no new use of other offers.
s.t. exclusive{l in EXCLUSIVES, o in OFFERS, s in CLAUSE_STEPS[l]: o in CLAUSE_OFFERS[l,s]}:
  sum{(w,o,s) in ELSEWHERE[l]} use[w,o,s]
  - sum{i in {0}: l in SOFT} exclusiveExcess[l,o,s]
  <= grandfathered[l,s,o];

# The same until all that the holder has is paid for, offer by offer.
s.t. firstRefusal{l in FIRST_REFUSALS, o in OFFERS, s in CLAUSE_STEPS[l]: o in CLAUSE_OFFERS[l,s]}:
  sum{(w,o,s) in ELSEWHERE[l]} use[w,o,s] - mostNewUse[l,s,o] * turn[l,s] <= grandfathered[l,s,o];

# Nothing further is forbidden by this: a workload as a whole does not go elsewhere at a fraction of a turn.
s.t. refusedWork{l in FIRST_REFUSALS, w in WORKLOADS, s in CLAUSE_STEPS[l]: exists{o in OFFERS} (w,o,s) in ELSEWHERE[l]}:
  sum{(w,o,s) in ELSEWHERE[l]} rate[w,o,s] * use[w,o,s] - mostWork[w,s] * turn[l,s]
  <= sum{(w,o,s) in ELSEWHERE[l]} rate[w,o,s] * grandfathered[l,s,o];

s.t. refusal{l in FIRST_REFUSALS, s in CLAUSE_STEPS[l]}:
  sum{o in SCOPE[l], q in FLEXIBLE_OF[o]: provider[o] = holder[l] and (q,s) in HIRES} units[q,s]
  + sum{o in SCOPE[l], q in RESERVED_OF[o], v in PERIODS:
      provider[o] = holder[l] and (q,v,period[s]) in RUNNING} reserve[q,v]
  + sum{o in SCOPE[l]: provider[o] = holder[l]} heldUnits[o,s]
  - ownCapacity[l,period[s]] * turn[l,s]
  >= 0;

# Goals that come first. The sum for cost is that of the objective, to the letter: MathProg has no name for it.
s.t. priority{g in HELD}:
  sum{w in PENALIZED, s in STEPS: g = 'unmet'} hours[s] * unmet[w,s]
  + sum{(w,o,s) in ROUTES: g = 'carbon'} kilograms[w,o,s] * use[w,o,s]
  + sum{(w,t) in MOVES: g = 'moves'} moved[w,t]
  + sum{i in {0}: g = 'cost'} (
  sum{p in PROVIDERS, t in PERIODS} presentValue[t] * spend[p,t]
  + sum{(a,j) in MINIMA} presentValue[due[a,j]] * shortfall[a,j]
  + sum{w in PENALIZED, s in STEPS}
      presentValue[period[s]] * hours[s] * unmetPenalty[w,period[s]] * unmet[w,s]
  + sum{(f,x,t) in FEES: f = 'region'} presentValue[t] * fees[f,x,t]
  + sum{l in COUNT_MAXIMA inter SOFT, y in SPANS[l]} spanPenalty[l,y] * mostProvidersExcess[l,y]
  + sum{l in COUNT_MINIMA inter SOFT, y in SPANS[l]} spanPenalty[l,y] * leastProvidersExcess[l,y]
  + sum{l in SHARES inter SOFT, k in PARTS[l], y in SPANS[l]: (l,y) in SHARE_MAXIMA}
      spanPenalty[l,y] * shareExcess[l,k,y]
  + sum{l in SHARES inter SOFT, k in PARTS[l], y in SPANS[l]: (l,y) in SHARE_MINIMA}
      spanPenalty[l,y] * shareFloorExcess[l,k,y]
  + sum{l in SPREADS inter SOFT, w in SCOPE_WORKLOADS[l], k in PARTS[l], s in STEPS:
      exists{o in PART_OFFERS[l,k]} (w,o,s) in ROUTES}
      presentValue[period[s]] * penalty[l,period[s]] * spreadExcess[l,w,k,s]
  + sum{l in BUDGETS inter SOFT, y in SPANS[l]} spanPenalty[l,y] * budgetExcess[l,y]
  + sum{l in EXPOSURES inter SOFT, k in PARTS[l], t in PERIODS} presentValue[t] * penalty[l,t] * exposureExcess[l,k,t]
  + sum{l in POOLS inter SOFT, s in STEPS} presentValue[period[s]] * penalty[l,period[s]] * poolExcess[l,s]
  + sum{l in CARBONS inter SOFT, y in SPANS[l]} spanPenalty[l,y] * carbonExcess[l,y]
  + sum{l in CONCENTRATIONS inter SOFT, y in SPANS[l]} spanPenalty[l,y] * concentrationExcess[l,y]
  + sum{l in EXCLUSIVES inter SOFT, s in CLAUSE_STEPS[l], o in CLAUSE_OFFERS[l,s]}
      presentValue[period[s]] * penalty[l,period[s]] * exclusiveExcess[l,o,s]
  + sum{(w,o,s) in ROUTES: carbonPrice[period[s]] > 0}
      presentValue[period[s]] * carbonPrice[period[s]] * kilograms[w,o,s] * use[w,o,s]
  + sum{l in CHURNS inter SOFT, t in PERIODS: exists{w in SCOPE_WORKLOADS[l]} (w,t) in MOVES}
      presentValue[t] * penalty[l,t] * churnExcess[l,t]
  + sum{l in SURVIVALS inter SOFT, k in PARTS[l], w in SCOPE_WORKLOADS[l], s in STEPS: (l,k,s) in LOSSES and
      (w,s) in SERVED and (exists{o in OFFERS} (w,o,s) in ROUTES)}
      presentValue[period[s]] * penalty[l,period[s]] * survivingExcess[l,k,w,s]
  + sum{(w,t) in MOVES} presentValue[t] * migrationCost[w,t] * moved[w,t]
  + sum{(q,v) in BUYS} presentValueAtEnd * (
      (1 - salvage[q]) * paymentAfter[q,v] * hoursAfterHorizon[q,v]
      - salvage[q] * upfront[q,v] * hoursAfterHorizon[q,v] / termHours[q,v]) * reserve[q,v]
  + sum{(q,v,k) in REACHED: q in RESERVED} presentValueAtEnd
      * (1 - salvage[q]) * tierPaymentAfter[q,v,k] * hoursAfterHorizon[q,v] * tier[q,v,k]
  + sum{(n,v) in COMMITS, t in PERIODS: at[t] = card(PERIODS)} presentValueAtEnd
      * (1 - planSalvage[n]) * exchange[planProvider[n],t] * planHoursAfter[n,v] * commit[n,v])
  <= priorityBound[g];

# Likewise little concentration of all providers' outlay over the horizon, by tangents.
set PRIORITY_CUTS, default {};
param priorityWeight{PRIORITY_CUTS, PROVIDERS}, >= 0;
param priorityIndex, > 0, default 1;
s.t. priorityConcentration{c in PRIORITY_CUTS}:
  sum{p in PROVIDERS, t in PERIODS} (priorityWeight[c,p] - sqrt(priorityIndex)) * spend[p,t]
  + sum{(a,j) in MINIMA} (priorityWeight[c,agreementProvider[a]] - sqrt(priorityIndex)) * shortfall[a,j]
  <= 0;

# sum{k} weight[k] * outlay[k] <= sqrt(max) * outlay: tangents to the cone of the Herfindahl index.
s.t. concentration{l in CONCENTRATIONS, y in SPANS[l], c in CUTS[l,y]}:
  sum{t in SPAN_PERIODS[l,y], p in PROVIDERS}
    (sum{k in PARTS[l]: p in WHOLE[l,k]} cutWeight[l,y,c,k]
      - (if p in WHOLE_SCOPE[l] then sqrt(concentrationMaximum[l,y]))) * spend[p,t]
  + sum{(a,j) in MINIMA: l in PARTS_COUNT_SHORTFALL and due[a,j] in SPAN_PERIODS[l,y]}
    (sum{k in PARTS[l]: COVERED[a] within PART_OFFERS[l,k]} cutWeight[l,y,c,k]
      - (if COVERED[a] within SCOPE[l] then sqrt(concentrationMaximum[l,y]))) * shortfall[a,j]
  + sum{(q,s) in HIRES: period[s] in SPAN_PERIODS[l,y]}
    (sum{k in PARTS[l]: offer[q] in LOOSE[l,k]} cutWeight[l,y,c,k]
      - (if offer[q] in LOOSE_SCOPE[l] then sqrt(concentrationMaximum[l,y]))) * hireMoney[q,s] * units[q,s]
  + sum{(q,v,t) in RUNNING: t in SPAN_PERIODS[l,y]}
    (sum{k in PARTS[l]: offer[q] in LOOSE[l,k]} cutWeight[l,y,c,k]
      - (if offer[q] in LOOSE_SCOPE[l] then sqrt(concentrationMaximum[l,y]))) * buyMoney[q,v,t] * reserve[q,v]
  + sum{(q,x,i,t) in TIER_RUNNING: t in SPAN_PERIODS[l,y]}
    (sum{k in PARTS[l]: offer[q] in LOOSE[l,k]} cutWeight[l,y,c,k]
      - (if offer[q] in LOOSE_SCOPE[l] then sqrt(concentrationMaximum[l,y])))
    * net[offer[q],t] * tierMoney[q,x,i,t] * tier[q,x,i]
  + sum{q in RESERVED, t in SPAN_PERIODS[l,y]}
    (sum{k in PARTS[l]: offer[q] in LOOSE[l,k]} cutWeight[l,y,c,k]
      - (if offer[q] in LOOSE_SCOPE[l] then sqrt(concentrationMaximum[l,y]))) * heldMoney[q,t]
  + sum{(f,x,t) in FEES: f = 'offer' and t in SPAN_PERIODS[l,y]}
    (sum{k in PARTS[l]: x in LOOSE[l,k]} cutWeight[l,y,c,k]
      - (if x in LOOSE_SCOPE[l] then sqrt(concentrationMaximum[l,y]))) * fees[f,x,t]
  + sum{t in SPAN_PERIODS[l,y], (w,o,s) in ROUTES_IN[t]: o in SCOPE[l]}
    (sum{k in PARTS[l]: o in LOOSE[l,k]} cutWeight[l,y,c,k]
      - (if o in LOOSE_SCOPE[l] then sqrt(concentrationMaximum[l,y])))
    * hours[s] * (surcharge[w,o,t] + egress[w,o,t]) * rate[w,o,s] * use[w,o,s]
  - sum{i in {0}: l in SOFT} concentrationExcess[l,y]
  <= 0;

solve;

end;
