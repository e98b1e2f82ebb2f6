/// What an index stands for, without naming its list: `problem[order.option].id`.
extension Problem {
  /// The machine.
  public subscript(index: Index<Machine>) -> Machine { machines[index] }
  /// The region.
  public subscript(index: Index<Region>) -> Region { regions[index] }
  /// The provider.
  public subscript(index: Index<Provider>) -> Provider { providers[index] }
  /// The offer.
  public subscript(index: Index<Offer>) -> Offer { offers[index] }
  /// The option; its id is `offer:option`.
  public subscript(index: Index<PurchaseOption>) -> PurchaseOption { options[index] }
  /// The agreement.
  public subscript(index: Index<Agreement>) -> Agreement { agreements[index] }
  /// The workload.
  public subscript(index: Index<Workload>) -> Workload { workloads[index] }
  /// The limit.
  public subscript(index: Index<Limit>) -> Limit { limits[index] }
  /// The spend plan.
  public subscript(index: Index<SpendPlan>) -> SpendPlan { spendPlans[index] }
  /// The period.
  public subscript(index: Index<Period>) -> Period { horizon.periods[index] }
  /// The step.
  public subscript(index: Index<Step>) -> Step { horizon.steps[index] }
}
