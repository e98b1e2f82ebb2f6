/// The name of a CSV column, as a series gives it.
struct ColumnName: Hashable {
  let file: String
  let column: String

  /// `nil` for any value but a series of that form. Nothing else in the format has text under both.
  init?(_ value: JSONValue) {
    guard case .string(let file)? = value["csv"], case .string(let column)? = value["column"] else {
      return nil
    }
    self.file = file
    self.column = column
  }
}

/// The CSV columns of one problem, each file read and taken apart once.
struct Columns {
  /// A file or column that cannot be used.
  struct Unusable: Error {
    let fault: Fault
  }

  private let attachments: Attachments
  private var tables: [String: Result<ColumnTable, Unusable>] = [:]
  private var numbers: [ColumnName: [Double]] = [:]
  private var egressRows: [String: [EgressLine]] = [:]
  /// The bytes of every file read, in the order in which the problem names them.
  private(set) var contents: [[UInt8]] = []

  init(attachments: Attachments) { self.attachments = attachments }

  var isEmpty: Bool { numbers.isEmpty && egressRows.isEmpty }

  /// The numbers of a column that was loaded.
  subscript(name: ColumnName) -> [Double]? { numbers[name] }

  mutating func load(_ name: ColumnName) throws(Unusable) -> [(line: Int, number: Double)] {
    let table = try table(name.file).get()
    do {
      let rows = try table.column(name.column)
      numbers[name] = rows.map(\.number)
      return rows
    } catch {
      throw Unusable(error, in: name.file)
    }
  }

  /// The rows of a file of egress prices that was loaded.
  func egress(_ file: String) -> [EgressLine]? { egressRows[file] }

  /// Reads a file of egress prices; with faults in its lines, as far as it can be read.
  ///
  /// - Throws: the fault of a file that cannot be used at all.
  mutating func loadEgress(_ file: String) throws(Unusable) -> [Fault] {
    let table = try table(file).get()
    do {
      let (rows, bad) = try table.egress()
      egressRows[file] = rows
      return bad.map { Unusable($0, in: file).fault }
    } catch {
      throw Unusable(error, in: file)
    }
  }

  private mutating func table(_ file: String) -> Result<ColumnTable, Unusable> {
    if let known = tables[file] { return known }
    let table = open(file)
    tables[file] = table
    return table
  }

  private mutating func open(_ file: String) -> Result<ColumnTable, Unusable> {
    guard Attachments.isContained(file) else {
      let reason = "its path is not relative, or leaves the folder of the problem"
      return .failure(Unusable(fault: .unreadable(file: file, reason: reason)))
    }
    do {
      let bytes = try attachments.read(file)
      contents.append(bytes)
      do {
        return .success(try ColumnTable(parsing: bytes))
      } catch {
        return .failure(Unusable(error, in: file))
      }
    } catch {
      return .failure(Unusable(fault: .unreadable(file: file, reason: error.reason)))
    }
  }
}

extension Columns.Unusable {
  fileprivate init(_ bad: ColumnTable.BadLine, in file: String) {
    fault = .badTable(file: file, line: bad.line, found: bad.found, accepted: bad.accepted)
  }
}

extension Columns {
  /// The rows of the file that `egressPrices` names; `nil` for any other value.
  fileprivate func egressRows(named value: JSONValue) -> [EgressLine]? {
    guard case .string(let file)? = value["csv"], value["column"] == nil else { return nil }
    return egress(file)
  }
}

extension EgressPricesFile.Row {
  /// The row as it stands in a problem; its price is a number.
  fileprivate var json: JSONValue {
    var members = [("provider", provider), ("from", from), ("to", to)].compactMap { key, id in
      id.map { JSONValue.Member(key, .string($0)) }
    }
    if case .constant(let price) = perGB { members.append(.init("perGB", .number(price))) }
    return .object(members)
  }
}

extension JSONValue {
  /// The document with the numbers of every CSV column, and the rows of egress prices, in their place, so that it
  /// stands alone.
  func inlining(_ columns: Columns) -> JSONValue {
    switch self {
    case .array(let elements): .array(elements.map { $0.inlining(columns) })
    case .object(let members):
      if let numbers = ColumnName(self).flatMap({ columns[$0] }) {
        .array(numbers.map(JSONValue.number))
      } else if let rows = columns.egressRows(named: self) {
        .array(rows.map(\.row.json))
      } else {
        .object(members.map { Member($0.key, $0.value.inlining(columns)) })
      }
    case .null, .bool, .number, .string: self
    }
  }
}
