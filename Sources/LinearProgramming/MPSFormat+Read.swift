extension MPSFormat {
  /// Reads a program.
  ///
  /// The first `N` row is the objective, others are free rows. Of several right-hand sides, ranges or
  /// bounds the first named set is read, and lines that name none. The conventions on which readers differ:
  /// - a right-hand side on the objective is minus its constant (as in CPLEX and HiGHS; GLPK adds it);
  /// - `UP` with a negative value takes away a lower bound that was not stated;
  /// - an integer column between markers without any bound lies in 0...1 (as in CPLEX, GLPK and HiGHS);
  /// - `RANGES` R on an `E` row with right-hand side b: [b, b + R] for R >= 0, [b + R, b] for R < 0;
  /// - a bound of 1e30 or more in size is none.
  ///
  /// Names written by `write` come back as they were; `%one` becomes the objective's constant again.
  ///
  /// - Throws: `InvalidText` with every fault, by line. No text makes it trap.
  /// - Complexity: O(length of the text).
  package static func read(_ text: String, layout: Layout = .free) throws(InvalidText) -> LinearProgram {
    var reader = MPSReader()
    var number = 0
    for line in Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      reader.read(MPSLine(line, number: number, layout: layout))
      if reader.isAtEnd { break }
    }
    return try reader.program(lastLine: number)
  }
}

/// What has been read of an MPS text so far. One method per section, called line by line.
struct MPSReader {
  enum Section: String {
    case name = "NAME"
    case direction = "OBJSENSE"
    case rows = "ROWS"
    case columns = "COLUMNS"
    case rightHandSides = "RHS"
    case ranges = "RANGES"
    case bounds = "BOUNDS"
    case end = "ENDATA"
  }

  /// Where the name of a row leads.
  enum Row { case objective, constraint(Int) }

  var name = ""
  var direction = LinearProgram.Direction.minimize
  var constant = 0.0
  var rows = MPSRows()
  var columns = MPSColumns()
  private(set) var faults: [TextFault] = []
  private var section: Section?
  private var sets: [Section: String] = [:]
  private var line = 0

  var isAtEnd: Bool { section == .end }

  mutating func read(_ line: MPSLine) {
    self.line = line.number
    switch line.content {
    case .nothing: break
    case .section(let word, let rest): begin(word, rest)
    case .fields(let fields): read(fields)
    }
  }

  mutating func report(_ problem: TextFault.Problem) {
    if faults.count < InvalidText.faultLimit { faults.append(TextFault(line: line, problem)) }
  }

  private mutating func begin(_ word: String, _ rest: [String]) {
    section = Section(rawValue: word.uppercased())
    switch section {
    case nil: report(.unknownSection(word))
    case .name: name = Self.decoded(rest.first ?? "")
    case .direction: if let word = rest.first { setDirection(word) }
    default: break
    }
  }

  private mutating func read(_ fields: [String]) {
    switch section {
    case .direction: setDirection(fields[0])
    case .rows: readRow(fields)
    case .columns: readColumn(fields)
    case .rightHandSides, .ranges: readSides(fields)
    case .bounds: readBound(fields)
    case .name, .end: report(.outsideOfSection)
    // The section was reported; its lines would only repeat that. A line before any section is another
    // matter.
    case nil: if faults.isEmpty { report(.outsideOfSection) }
    }
  }

  private mutating func setDirection(_ word: String) {
    switch word.uppercased() {
    case "MAX", "MAXIMIZE", "MAXIMISE": direction = .maximize
    case "MIN", "MINIMIZE", "MINIMISE": direction = .minimize
    default: report(.unknownDirection(word))
    }
  }

  // MARK: Rows and columns

  private mutating func readRow(_ fields: [String]) {
    guard fields.count >= 2 else { return report(.missingField("row")) }
    guard let kind = MPSRows.Kind(rawValue: fields[0].uppercased()) else {
      return report(.unknownRowKind(fields[0]))
    }
    if !rows.add(fields[1], kind) { report(.repeatedRow(fields[1])) }
  }

  private mutating func readColumn(_ fields: [String]) {
    if fields.count >= 3, fields[1] == "'MARKER'" {
      switch fields[fields.count - 1] {
      case "'INTORG'": columns.isWhole = true
      case "'INTEND'": columns.isWhole = false
      default: report(.unknownMarker(fields[fields.count - 1]))
      }
      return
    }
    guard let column = columns.current(fields[0]) else { return report(.repeatedColumn(fields[0])) }
    guard fields.count >= 2 else { return report(.missingField("row")) }
    forEachPair(fields.dropFirst()) { reader, rowName, row, value in
      switch row {
      case .objective:
        if !reader.columns.addCost(value, to: column) {
          reader.report(.repeatedEntry(row: rowName, column: fields[0]))
        }
      case .constraint(let row):
        if !reader.rows.add(value, of: column, to: row) {
          reader.report(.repeatedEntry(row: rowName, column: fields[0]))
        }
      }
    }
  }

  // MARK: Right-hand sides, ranges and bounds

  private mutating func readSides(_ fields: [String]) {
    guard let section else { return }
    // Without a name of its set, a line has an even number of fields.
    let set = fields.count % 2 == 0 ? "" : fields[0]
    let pairs = fields.count % 2 == 0 ? fields[...] : fields.dropFirst()
    guard isFirst(set) else { return }
    forEachPair(pairs) { reader, _, row, value in
      switch (row, section) {
      case (.objective, .rightHandSides): reader.constant = -value
      case (.objective, _): break
      case (.constraint(let row), .rightHandSides): reader.rows.sides[row] = value
      case (.constraint(let row), _): reader.rows.ranges[row] = value
      }
    }
  }

  private mutating func readBound(_ fields: [String]) {
    guard fields.count >= 2 else { return report(.missingField("column")) }
    guard let kind = MPSColumns.BoundKind(rawValue: fields[0].uppercased()) else {
      return report(.unknownBoundKind(fields[0]))
    }
    // With the number, or the name of the set, left out, only the columns tell what is what.
    let isSecond = fields.count >= 3 && columns.positions[fields[2]] != nil
    let hasSet = isSecond || (kind.hasValue && fields.count >= 4)
    guard isFirst(hasSet ? fields[1] : "") else { return }
    let rest = fields.dropFirst(hasSet ? 2 : 1)
    guard let name = rest.first else { return report(.missingField("column")) }
    guard let column = columns.positions[name] else { return report(.unknownColumn(name)) }
    guard kind.hasValue else { return columns.setBound(kind, 0, of: column) }
    guard let text = rest.dropFirst().first else { return report(.missingField("number")) }
    guard let value = MPSLine.double(text) else { return report(.notANumber(text)) }
    columns.setBound(kind, value, of: column)
  }

  /// Whether a set of right-hand sides, ranges or bounds is one to read: unnamed, or the first named of its
  /// section.
  private mutating func isFirst(_ set: String) -> Bool {
    guard let section else { return false }
    if set.isEmpty { return true }
    if let first = sets[section] { return first == set }
    sets[section] = set
    return true
  }

  private mutating func forEachPair(
    _ fields: ArraySlice<String>, _ body: (inout MPSReader, String, Row, Double) -> Void
  ) {
    var rest = fields
    while let name = rest.popFirst() {
      guard let text = rest.popFirst() else { return report(.missingField("number")) }
      guard let row = rows.positions[name] else {
        report(.unknownRow(name))
        continue
      }
      guard let value = MPSLine.double(text) else {
        report(.notANumber(text))
        continue
      }
      body(&self, name, row, value)
    }
  }

  // MARK: The program

  consuming func program(lastLine: Int) throws(InvalidText) -> LinearProgram {
    line = lastLine
    if rows.positions.isEmpty { report(.missingSection("ROWS")) }
    if !isAtEnd { report(.missingSection("ENDATA")) }
    for (column, name) in columns.names.enumerated() {
      let bounds = columns.bounds(of: column)
      if let lower = bounds.lower, let upper = bounds.upper, lower > upper {
        report(.crossedBounds(column: name, lower: lower, upper: upper))
      }
    }
    guard faults.isEmpty else { throw InvalidText(faults: faults) }
    return rows.program(name: name, direction, constant: constant, columns)
  }

  static func decoded(_ name: String) -> String { NameCodec(.freeMPS).decode(name) ?? name }
}
