/// What an index stands for, without naming its list: `problem[order.option].id`.
extension Problem {
  public subscript(index: Index<Machine>) -> Machine { machines[index] }
  public subscript(index: Index<Region>) -> Region { regions[index] }
  public subscript(index: Index<Provider>) -> Provider { providers[index] }
  public subscript(index: Index<Offer>) -> Offer { offers[index] }
  public subscript(index: Index<PurchaseOption>) -> PurchaseOption { options[index] }
  public subscript(index: Index<Agreement>) -> Agreement { agreements[index] }
  public subscript(index: Index<Workload>) -> Workload { workloads[index] }
  public subscript(index: Index<Limit>) -> Limit { limits[index] }
  public subscript(index: Index<SpendPlan>) -> SpendPlan { spendPlans[index] }
  public subscript(index: Index<Period>) -> Period { horizon.periods[index] }
  public subscript(index: Index<Step>) -> Step { horizon.steps[index] }
}
