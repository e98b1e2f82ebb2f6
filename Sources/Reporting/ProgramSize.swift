/// How large the linear program of a problem is, family by family.
public struct ProgramSize: Hashable, Sendable {
  /// The rows of one family.
  public struct Family: Hashable, Sendable {
    /// The name that rows, errors and `models/placement.mod` share.
    public let name: String
    /// Its rows.
    public var rows: Int
    /// Coefficients in them.
    public var nonzeros: Int

    package init(name: String, rows: Int, nonzeros: Int) {
      self.name = name
      self.rows = rows
      self.nonzeros = nonzeros
    }
  }

  /// Constraints.
  public let rows: Int
  /// Variables.
  public let columns: Int
  /// Coefficients that are not 0.
  public let nonzeros: Int
  /// In the order in which families are stated; families without rows are left out.
  public let families: [Family]

  package init(rows: Int, columns: Int, nonzeros: Int, families: [Family]) {
    self.rows = rows
    self.columns = columns
    self.nonzeros = nonzeros
    self.families = families
  }
}
