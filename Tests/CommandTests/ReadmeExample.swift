import BerthKit

func cheapestPlan() throws {
  let problem = try Problem(contentsOfFile: "data/by-hand.json")
  var options = PlanOptions()
  options.timeLimit = .seconds(60)
  let plan = try Berth.plan(problem, options)
  for order in plan.orders { print(problem.options[order.option].id, order.by, order.units) }
  print(PlanTables(plan).text())
}
