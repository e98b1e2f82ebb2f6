public import ArgumentParser
public import BerthKit

/// The problem that most commands work on.
struct ProblemArgument: ParsableArguments {
  @Argument(help: Wording.fileHelp, completion: .file(extensions: ["json"]))
  var file: String

  /// - Parameter memory: what the process may have while the file is read and checked.
  func problem(in session: Session, within memory: MemoryOption? = nil) throws -> Problem {
    try session.reading(within: memory?.bytes) { try Problem(contentsOfFile: file) }
  }
}

/// Where a result goes.
struct OutputOption: ParsableArguments {
  @Option(name: .shortAndLong, help: Wording.outputHelp, completion: .file())
  var output: String?

  func write(_ text: String) throws(OutputError) { try FileOutput.write(text, to: output) }

  /// Writes text for people, laid out for the terminal that it goes to; a file has none to fit.
  func write(in session: Session, as wish: StyleWish = .init(), _ text: Layout) throws(OutputError) {
    try write(laidOut(for: session.results, as: wish, text))
  }

  /// Text for people, in so many columns.
  typealias Layout = (_ width: Int, _ style: TextStyle) -> String

  func laidOut(for terminal: Terminal, as wish: StyleWish, _ text: Layout) -> String {
    output == nil ? text(terminal.width, wish.over(terminal.style)) : text(80, wish.over(.plain))
  }
}

/// When something is shown that a terminal may have.
enum Occasion: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  func over(_ usual: Bool) -> Bool {
    switch self {
    case .auto: usual
    case .always: true
    case .never: false
    }
  }
}

/// The style that was asked for.
struct StyleWish {
  var color = Occasion.auto
  var sparklines = Occasion.auto

  /// What is shown where the place by itself would have a style.
  func over(_ usual: TextStyle) -> TextStyle {
    TextStyle(
      isColoured: color.over(usual.isColoured), hasSparklines: sparklines.over(usual.hasSparklines))
  }
}

/// How text for people looks.
struct StyleOptions: ParsableArguments {
  @Option(help: Wording.colorHelp) var color = Occasion.auto
  @Option(help: Wording.sparklinesHelp) var sparklines = Occasion.auto

  var wish: StyleWish { StyleWish(color: color, sparklines: sparklines) }
}

/// How a plan is written.
enum PlanFormat: String, CaseIterable, ExpressibleByArgument { case table, json, csv }

/// How an answer is written.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument { case table, json }

/// How an answer is written, and where.
struct AnswerOutput: ParsableArguments {
  @Option(help: Wording.answerFormatHelp) var format = AnswerFormat.table
  @OptionGroup var output: OutputOption
  @OptionGroup var style: StyleOptions

  /// - Parameter text: the answer for people.
  func write(
    _ json: @autoclosure () -> JSONValue, in session: Session, _ text: OutputOption.Layout
  ) throws {
    switch format {
    case .json: try output.write(JSONText(json()).string)
    case .table: try output.write(in: session, as: style.wish, text)
    }
  }
}

/// What an answer that takes many plans may be told about each.
struct AnswerOptions: ParsableArguments {
  /// Seconds that fit a `Duration` with room to spare: three thousand years.
  private static let longestTimeLimit = 1e11

  @Option(parsing: .unconditional, help: Wording.answerTimeLimitHelp) var timeLimit: Double?
  @OptionGroup var memory: MemoryOption
  @Option(parsing: .unconditional, help: Wording.gapHelp) var gap = PlanOptions().relativeGap
  @Option(help: Wording.solverHelp) var solver = SolverChoice.glpk

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit <= Self.longestTimeLimit) {
      throw ValidationError(Wording.badTimeLimit)
    }
    guard gap >= 0, gap < 1 else { throw ValidationError(Wording.badGap) }
  }

  var options: PlanOptions {
    var options = PlanOptions()
    options.relativeGap = gap
    options.timeLimit = timeLimit.map { .seconds($0) }
    options.memoryLimit = memory.bytes
    return options
  }
}

/// How much memory a solve may take.
struct MemoryOption: ParsableArguments {
  @Option(name: .customLong("memory-limit"), parsing: .unconditional, help: Wording.memoryLimitHelp)
  var limit: ByteCount?

  /// What the machine has, where nothing was asked: rather a word than a process that the system ends.
  var bytes: Int { limit?.bytes ?? ProcessMemory.machine }
}

/// A number of bytes as people write it: `500M`, `2G`, `1.5GiB`.
struct ByteCount: ExpressibleByArgument {
  private static let units: [(suffix: String, size: Double)] = [
    ("", 1), ("k", 1e3), ("m", 1e6), ("g", 1e9), ("t", 1e12), ("ki", 0x1p10), ("mi", 0x1p20), ("gi", 0x1p30),
    ("ti", 0x1p40),
  ]

  let bytes: Int

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    var suffix = argument.dropFirst(digits.count).lowercased()
    if suffix.hasSuffix("b") { suffix.removeLast() }
    guard let unit = Self.units.first(where: { $0.suffix == suffix }), let number = Double(digits),
      let bytes = Int(exactly: (number * unit.size).rounded()), bytes > 0
    else { return nil }
    self.bytes = bytes
  }
}

/// How the program is solved, as words of the command line.
enum Method: String, CaseIterable, ExpressibleByArgument {
  case automatic
  case primalSimplex = "primal-simplex"
  case dualSimplex = "dual-simplex"
  case interiorPoint = "interior-point"
  case blocks

  var method: SolverOptions.Method {
    switch self {
    case .automatic: .automatic
    case .primalSimplex: .primalSimplex
    case .dualSimplex: .dualSimplex
    case .interiorPoint: .interiorPoint
    case .blocks: .blocks
    }
  }
}

extension Alternatives.Kind: ExpressibleByArgument {}
extension BillImport.Prices: ExpressibleByArgument {}
extension CatalogRequest.Keep: ExpressibleByArgument {}
extension CatalogRequest.Kind: ExpressibleByArgument {}
extension Measure: ExpressibleByArgument {}
extension PlanCSV.List: ExpressibleByArgument {}
extension ProgramFormat: ExpressibleByArgument {}
extension SolverChoice: ExpressibleByArgument {}
extension CalendarUnit: ExpressibleByArgument {}
extension LimitSide: ExpressibleByArgument {}
extension PartMerge.Preference: ExpressibleByArgument {}
extension DemandImport.Measure: ExpressibleByArgument {}
extension DemandImport.Statistic: ExpressibleByArgument {}
extension DemandImport.Peak: ExpressibleByArgument {}
extension DemandImport.Duplicates: ExpressibleByArgument {}
extension DemandImport.Gaps: ExpressibleByArgument {}
extension DemandImport.Form: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
extension EpochUnit: ExpressibleByArgument {}
extension LatencyImport.Statistic: ExpressibleByArgument {}
extension LatencyImport.Unit: ExpressibleByArgument {}
extension EgressImport.Preference: ExpressibleByArgument {}
extension CarbonImport.Preference: ExpressibleByArgument {}

extension DemandImport.Load: ExpressibleByArgument {
  public init?(argument: String) { self.init(parsing: argument) }
}

extension LatencyImport.Origin: ExpressibleByArgument {
  public init?(argument: String) { self.init(parsing: argument) }
}
