extension Plan {
  /// How a plan was found: by whom, in which way, and with how much work.
  public struct SolverReport: Sendable {
    /// The solver's name and version.
    public var name: String
    /// What ended the solve, in words.
    public var method: String
    /// Pivots and steps, over all solves.
    public var iterations: Int
    /// Nodes of branch and bound; 0 for a linear program.
    public var nodes: Int
    /// Solves with tangents to cones added in between; 0 where no limit is a cone.
    public var rounds: Int
    /// Of the whole program.
    public var rows: Int
    /// Of the whole program.
    public var columns: Int
    /// Of the whole program.
    public var nonzeros: Int
    /// The program that was solved in the place of the whole, where what is alike was merged; `nil` elsewhere.
    public var merged: Size?
    /// Seconds of each phase, in order; left out of the output with `--no-timings`.
    public var seconds: [(phase: String, seconds: Double)]

    package init(
      name: String, method: String, iterations: Int, nodes: Int, rounds: Int = 0, rows: Int, columns: Int,
      nonzeros: Int, merged: Size? = nil,
      seconds: [(phase: String, seconds: Double)]
    ) {
      self.name = name
      self.method = method
      self.iterations = iterations
      self.nodes = nodes
      self.rounds = rounds
      self.rows = rows
      self.columns = columns
      self.nonzeros = nonzeros
      self.merged = merged
      self.seconds = seconds
    }

    /// How large a program is.
    public struct Size: Hashable, Sendable {
      /// Constraints.
      public var rows: Int
      /// Variables.
      public var columns: Int
      /// Coefficients that are not 0.
      public var nonzeros: Int

      package init(rows: Int, columns: Int, nonzeros: Int) {
        self.rows = rows
        self.columns = columns
        self.nonzeros = nonzeros
      }
    }
  }
}
