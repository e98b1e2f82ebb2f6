/// What the command tells the shell. Part of the contract that scripts rely on.
enum ExitStatus: Int32 {
  case success = 0
  case failure = 1
  /// No plan exists.
  case infeasible = 3
  /// Stopped by a limit before the plan was proved optimal.
  case stopped = 4
  /// A plan that was checked does not hold, or is of another problem. Neither of the statuses before: the check itself
  /// succeeded, and its answer is no.
  case doesNotHold = 5
  case usage = 64
  case badData = 65
  case noInput = 66
  /// A fault of this program.
  case fault = 70
  /// Output could not be written.
  case output = 74
  case interrupted = 130
}
