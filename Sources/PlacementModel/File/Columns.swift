/// The name of a CSV column, as a series gives it.
struct ColumnName: Hashable {
  let file: String
  let column: String

  /// `nil` for any value but a series of that form. Nothing else in the format has text under `csv`.
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
  /// The bytes of every file read, in the order in which the problem names them.
  private(set) var contents: [[UInt8]] = []

  init(attachments: Attachments) { self.attachments = attachments }

  var isEmpty: Bool { numbers.isEmpty }

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

extension JSONValue {
  /// The document with the numbers of every CSV column in its place, so that it stands alone.
  func inlining(_ columns: Columns) -> JSONValue {
    switch self {
    case .array(let elements): .array(elements.map { $0.inlining(columns) })
    case .object(let members):
      if let numbers = ColumnName(self).flatMap({ columns[$0] }) {
        .array(numbers.map(JSONValue.number))
      } else {
        .object(members.map { Member($0.key, $0.value.inlining(columns)) })
      }
    case .null, .bool, .number, .string: self
    }
  }
}
