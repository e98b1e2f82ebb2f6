import CGLPK
import Foundation
import Testing

/// What makes GLPK end the process must come back as a result instead, and leave the thread fit for work.
///
/// Each test runs on one thread from beginning to end: nothing suspends.
@Suite struct GuardTests {
  @Test func anUnknownColumnComesBack() throws {
    try expectAbort(columnPositions: [0, 5])
    try expectAbort(columnPositions: [0, -2])
  }

  @Test func aRepeatedEntryComesBack() throws { try expectAbort(columnPositions: [1, 1]) }

  @Test func aNegativeSizeComesBack() throws { try expectAbort(columnPositions: [0, 1], columns: -3) }

  @Test func aBadBasisStatusComesBack() throws {
    let session = try open()
    defer { cg_close(session) }
    #expect(build(session, columnPositions: [0, 1]) == CG_DONE)
    #expect(cg_set_basis(session, Int32(CG_ORIGINAL), [77], [1, 2]) == CG_ABORTED)
    #expect(build(session, columnPositions: [0, 1]) == CG_DONE)
  }

  @Test func badParametersComeBack() throws {
    let session = try open()
    defer { cg_close(session) }
    #expect(build(session, columnPositions: [0, 1]) == CG_DONE)
    var options = cg_simplex_options(
      method: 1, ratio_test: 0x22, primal_tolerance: .nan, dual_tolerance: 1e-7, iteration_limit: 10,
      milliseconds_limit: 1000)
    var state = cg_simplex_state()
    #expect(cg_simplex(session, Int32(CG_ORIGINAL), &options, nil, nil, &state) == CG_ABORTED)
    #expect(String(cString: cg_message(session)).contains("tol_bnd"))
  }

  /// A simplex is left in the middle of a slice; then there is no problem until the next is built.
  @Test func aSimplexIsStopped() throws {
    let session = try open()
    defer { cg_close(session) }
    var options = cg_simplex_options(
      method: 1, ratio_test: 0x22, primal_tolerance: 1e-7, dual_tolerance: 1e-7, iteration_limit: 10,
      milliseconds_limit: 1000)
    var state = cg_simplex_state()
    for answer in [Int32(0), 1] {
      #expect(build(session, columnPositions: [0, 1]) == CG_DONE)
      var box = (answer: answer, looks: 0)
      let code = withUnsafeMutablePointer(to: &box) { box in
        cg_simplex(
          session, Int32(CG_ORIGINAL), &options,
          { context, _ in
            guard let box = context?.assumingMemoryBound(to: (answer: Int32, looks: Int).self) else {
              return 0
            }
            box.pointee.looks += 1
            return box.pointee.answer
          }, box, &state)
      }
      #expect(code == (answer == 0 ? Int32(CG_DONE) : Int32(CG_STOPPED)))
      #expect(box.looks > 0)
      #expect(String(cString: cg_message(session)).isEmpty)
    }
    #expect(cg_simplex(session, Int32(CG_ORIGINAL), &options, nil, nil, &state) == CG_NO_PROBLEM)
  }

  @Test func solvingWithoutAFactorizationComesBack() throws {
    let session = try open()
    defer { cg_close(session) }
    #expect(build(session, columnPositions: [0, 1]) == CG_DONE)
    var values = [1.0]
    #expect(cg_ftran(session, Int32(CG_ORIGINAL), &values) == CG_ABORTED)
  }

  @Test func nothingBuiltIsNoProblem() throws {
    let session = try open()
    defer { cg_close(session) }
    var state = cg_simplex_state()
    #expect(cg_factorize(session, Int32(CG_ORIGINAL), &state) == CG_NO_PROBLEM)
    #expect(cg_postsolve(session) == CG_NO_PROBLEM)
  }

  /// GLPK's memory is per thread: an abort takes every session's problems, and the others are told.
  @Test func anAbortIsToldToTheOtherSessions() throws {
    let (first, second) = (try open(), try open())
    defer {
      cg_close(first)
      cg_close(second)
    }
    #expect(build(first, columnPositions: [0, 1]) == CG_DONE)
    #expect(build(second, columnPositions: [1, 1]) == CG_ABORTED)
    var (rows, columns, nonzeros) = (Int32(0), Int32(0), Int32(0))
    #expect(cg_size(first, Int32(CG_ORIGINAL), &rows, &columns, &nonzeros) == CG_LOST)
    #expect(build(first, columnPositions: [0, 1]) == CG_DONE)
    #expect(cg_size(first, Int32(CG_ORIGINAL), &rows, &columns, &nonzeros) == CG_DONE)
    #expect((rows, columns, nonzeros) == (1, 2, 2))
  }

  @Test func anotherThreadIsRefused() throws {
    let session = try open()
    defer { cg_close(session) }
    #expect(build(session, columnPositions: [0, 1]) == CG_DONE)
    let box = UncheckedBox(session)
    let thread = Thread {
      var (rows, columns, nonzeros) = (Int32(0), Int32(0), Int32(0))
      box.result = cg_size(box.session, Int32(CG_ORIGINAL), &rows, &columns, &nonzeros)
      box.done.signal()
    }
    thread.start()
    box.done.wait()
    #expect(box.result == CG_WRONG_THREAD)
  }

  /// Names of 300 bytes and with control characters, through GLPK's readers.
  @Test(arguments: ["x" + String(repeating: "y", count: 300), "a\u{1}b"])
  func hostileNamesInFilesComeBack(_ name: String) throws {
    let session = try open()
    defer { cg_close(session) }
    for (text, read) in [
      ("Minimize\n obj: \(name)\nSubject To\n r: \(name) >= 1\nEnd\n", { cg_read_lp(session, $0) }),
      (
        "NAME\nROWS\n N o\n G r\nCOLUMNS\n \(name) r 1\nRHS\nENDATA\n",
        { (path: UnsafePointer<CChar>) in cg_read_mps(session, path, 1) }
      ),
    ] {
      try withFile(text) { path in #expect(read(path) != CG_DONE) }
    }
    #expect(build(session, columnPositions: [0, 1]) == CG_DONE)
  }

  @Test func aFaultyModelIsRefusedWithWords() throws {
    let session = try open()
    defer { cg_close(session) }
    try withFile("var x >= 0;\nminimize cost: y;\nend;\n") { path in
      #expect(cg_read_mathprog(session, path, nil) != CG_DONE)
    }
    #expect(String(cString: cg_message(session)).contains("y not defined"))
  }

  @Test func aModelIsReadWithItsNames() throws {
    let session = try open()
    defer { cg_close(session) }
    let model = """
      set P; param cost{P}; var x{P} >= 0;
      minimize total: sum{p in P} cost[p] * x[p];
      need{p in P}: x[p] >= 2;
      data; set P := 'aws/us' plain; param cost := 'aws/us' 3 plain 4; end;
      """
    try withFile(model) { path in #expect(cg_read_mathprog(session, path, nil) == CG_DONE) }
    var names: [String] = []
    for column in 0..<2 {
      names.append(cg_column_name(session, Int32(column)).map { String(cString: $0) } ?? "")
    }
    #expect(names == ["x['aws/us']", "x[plain]"])
  }

  // MARK: Help

  private func expectAbort(columnPositions: [Int32], columns: Int32 = 2) throws {
    let session = try open()
    defer { cg_close(session) }
    #expect(build(session, columnPositions: columnPositions, columns: columns) == CG_ABORTED)
    #expect(cg_message(session).pointee != 0, "GLPK's words are kept")
    #expect(build(session, columnPositions: [0, 1]) == CG_DONE, "the thread is fit for work")
  }

  private func open() throws -> OpaquePointer {
    var result: Int32 = 0
    let session = cg_open(&result)
    #expect(result == CG_DONE)
    return try #require(session)
  }

  /// One row over two columns.
  private func build(_ session: OpaquePointer, columnPositions: [Int32], columns: Int32 = 2) -> Int32 {
    let numbers = [1.0, 1.0]
    let starts = [0, 2]
    return numbers.withUnsafeBufferPointer { numbers in
      columnPositions.withUnsafeBufferPointer { positions in
        starts.withUnsafeBufferPointer { starts in
          var program = cg_program()
          program.rows = 1
          program.columns = columns
          program.costs = numbers.baseAddress
          program.column_lower = numbers.baseAddress
          program.column_upper = numbers.baseAddress
          program.row_lower = numbers.baseAddress
          program.row_upper = numbers.baseAddress
          program.row_starts = starts.baseAddress
          program.column_positions = positions.baseAddress
          program.coefficients = numbers.baseAddress
          return cg_build(session, &program)
        }
      }
    }
  }
}

/// Runs `body` on the path of a temporary file.
func withFile(_ text: String, _ body: (String) throws -> Void) throws {
  let file = FileManager.default.temporaryDirectory.appending(path: "berth-\(UUID().uuidString)")
  try text.write(to: file, atomically: false, encoding: .utf8)
  defer { try? FileManager.default.removeItem(at: file) }
  try body(file.path)
}

/// Hands a session to another thread on purpose.
private final class UncheckedBox: @unchecked Sendable {
  let session: OpaquePointer
  let done = DispatchSemaphore(value: 0)
  var result: Int32 = 0
  init(_ session: OpaquePointer) { self.session = session }
}
