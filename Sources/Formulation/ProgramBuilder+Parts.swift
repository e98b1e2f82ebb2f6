internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// States everything, in the order of `models/placement.mod`.
  ///
  /// - Returns: `false` when it was stopped: what there is then is no program.
  @discardableResult
  mutating func addAll(_ cuts: [ConcentrationCut], _ held: [HeldGoal], objective goal: Goal) -> Bool {
    for add in Self.parts {
      if isStopped() { return false }
      add(&self)
    }
    addPriorities(held, objective: goal)
    addCuts(cuts)
    addStages()
    return !isStopped()
  }

  private static let parts: [@Sendable (inout ProgramBuilder) -> Void] = [
    { $0.addColumns() },
    { $0.addObjective() },
    { $0.addDemand() },
    { $0.addDeferral() },
    { $0.addSupply() },
    { $0.addFirm() },
    { $0.addCapacity() },
    { $0.addQuota() },
    { $0.addFix() },
    { $0.addTiering() },
    { $0.addPlanUse() },
    { $0.addPlanCapacity() },
    { $0.addFeeBalance() },
    { $0.addOpening() },
    { $0.addServing() },
    { $0.addBlockBalance() },
    { $0.addPurchaseMinimum() },
    { $0.addFleetSize() },
    { $0.addGang() },
    { $0.addOneSite() },
    { $0.addSiting() },
    { $0.addListBalance() },
    { $0.addSavedBalance() },
    { $0.addSavedAtMost() },
    { $0.addSavedIfSigned() },
    { $0.addSavedInFull() },
    { $0.addSpendBalance() },
    { $0.addCreditBalance() },
    { $0.addCreditLimit() },
    { $0.addCommitment() },
    { $0.addCeiling() },
    { $0.addShortfallIfSigned() },
    { $0.addCarriedIfSigned() },
    { $0.addLeaving() },
    { $0.addEitherAgreement() },
    { $0.addGaining() },
    { $0.addMigration() },
    { $0.addShare() },
    { $0.addSpread() },
    { $0.addBudget() },
    { $0.addOwing() },
    { $0.addOwingLater() },
    { $0.addExposure() },
    { $0.addChurn() },
    { $0.addSurvive() },
    { $0.addProviderUse() },
    { $0.addProviderOutlay() },
    { $0.addProviderCount() },
    { $0.addPool() },
    { $0.addCarbon() },
    { $0.addExclusive() },
    { $0.addFirstRefusal() },
    { $0.addConcentration() },
  ]
}
