import Decomposition
import Foundation
import GLPKBackend
import LinearProgramming
import Testing

/// Programs that do what programs should not.
@Suite struct ExternalFaultTests {
  @Test func aProgramThatIsNotThereIsNamedWithWhereItCanBeHad() {
    do throws(SolverError) {
      _ = try ExternalSolver(.clp, finishing: GLPKSolver(), searchPath: "/nowhere::relative")
      Issue.record("found")
    } catch {
      guard case .unavailable("clp", let source) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(source.contains("coinor-clp"))
    }
  }

  @Test func theNameTellsProgramVersionAndFinish() throws {
    try FakeProgram.with(.clp, "exit 1") { fake in
      let solver = try fake.solver()
      #expect(solver.name == "Clp 1.2.3, finished with GLPK 5.0")
    }
  }

  @Test func aProgramWithoutAVersionIsRefused() throws {
    try FakeProgram.with(.highs, "") { fake in
      try FakeProgram.write("#!/bin/sh\necho Hello", to: fake.folder + "/highs")
      #expect(throws: SolverError.self) { try fake.solver() }
    }
  }

  @Test(arguments: [
    ("kill -SEGV $$", "ended by signal 11"),
    ("echo some words; exit 3", "wrote no solution: some words"),
    ("exit 0", "wrote no solution"),
    ("head -c 100000 /dev/urandom > solution.txt", "no status that is known"),
    (": > solution.txt", "wrote no solution"),
    ("echo 'Optimal - objective value 1' > solution.txt", "the basis has no end"),
    (
      "echo 'Optimal - objective value 1' > solution.txt; printf ' XL C9 R1\\n QQ C1\\n XU C1 S1\\nENDATA\\n' > basis.txt",
      "line 1:  XL C9 R1 names no column; line 2: QQ is no standing; line 3:  XU C1 S1 names no row"
    ),
    (
      "i=0; while [ $i -lt 20000 ]; do echo words and words and words and words; i=$((i+1)); done; exit 1",
      "no solution"
    ),
  ])
  func whatGoesWrongIsTold(script: String, words: String) throws {
    try FakeProgram.with(.clp, script) { fake in
      let error = try #require(throws: SolverError.self) {
        try fake.solver().solve(.diet, SolverOptions())
      }
      guard case .failed(_, let detail) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(detail.contains(words), "\(detail)")
      #expect(fake.leftNothing)
    }
  }

  /// A wrong claim costs time, never an answer.
  @Test(arguments: [
    "Infeasible - objective value 0", "Unbounded - objective value 0", "Optimal - objective value -7",
  ])
  func aWrongClaimIsNotBelieved(claim: String) throws {
    let script = "echo '\(claim)' > solution.txt; echo ENDATA > basis.txt"
    try FakeProgram.with(.clp, script) { fake in
      guard case .optimal(let solution) = try fake.solver().solve(.diet, SolverOptions()).outcome else {
        Issue.record("no optimum")
        return
      }
      #expect(abs(solution.objective - 1.5) < 1e-9)
      #expect(solution.duals != nil)
    }
  }

  @Test func wholeNumbersThatKeepNoRowAreAFailure() throws {
    let script = """
      echo 'objective value: 0' > solution.txt
      echo 'SCIP Status        : problem is solved [optimal solution found]'
      """
    try FakeProgram.with(.scip, script) { fake in
      let error = try #require(throws: SolverError.self) {
        try fake.solver().solve(.wholeDiet, SolverOptions())
      }
      guard case .failed(let doing, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(doing.contains("fixing the whole numbers"))
    }
  }

  /// It ignores every signal that can be ignored, has children, and never ends.
  @Test(arguments: [true, false]) func aProgramThatHangsIsEnded(byTime: Bool) throws {
    let script = """
      trap '' INT TERM HUP; sleep 100 & echo $! > "$here/child"; echo $$ > "$here/pid"; while :; do sleep 100; done
      """
    try FakeProgram.with(.clp, script) { fake in
      var options = SolverOptions()
      let cancellation = Cancellation()
      options.cancellation = cancellation
      if byTime {
        options.timeLimit = .milliseconds(300)
      } else {
        options.onProgress = { _ in if fake.note("pid") != nil { cancellation.cancel() } }
      }
      guard case .noSolution(_, let limit) = try fake.solver().solve(.diet, options).outcome else {
        Issue.record("an outcome")
        return
      }
      #expect(limit == (byTime ? .time : .cancelled))
      for note in ["pid", "child"] {
        let process = try #require(fake.note(note).flatMap { Int32($0) })
        #expect(!FakeProgram.isRunning(process), "\(note)")
      }
      #expect(fake.leftNothing)
    }
  }

  /// Asked to stop, a search may still write down the best it has.
  @Test func whatASearchHasWhenItIsStoppedIsUsed() throws {
    let script = """
      trap 'echo "objective value: 2" > solution.txt; echo "C1 2" >> solution.txt
            echo "SCIP Status        : solving was interrupted [user interrupt]"
            echo "Dual Bound         : +1.50000000000000e+00"; exit 0' INT
      touch "$here/ready"; while :; do sleep 0.05; done
      """
    try FakeProgram.with(.scip, script) { fake in
      var options = SolverOptions()
      let cancellation = Cancellation()
      options.cancellation = cancellation
      options.onProgress = { _ in if fake.note("ready") != nil { cancellation.cancel() } }
      let outcome = try fake.solver().solve(.wholeDiet, options).outcome
      guard case .feasible(let solution, let bound, stoppedBy: .cancelled) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(solution.columnValues == [2])
      #expect(solution.objective == 2)
      // The costs were handed out as 2^20 times as much.
      #expect(bound == 1.5 / 1_048_576)
    }
  }

  @Test func whatClpCannotDoIsRefused() throws {
    try FakeProgram.with(.clp, "exit 1") { fake in
      let error = try #require(throws: SolverError.self) {
        try fake.solver().solve(.wholeDiet, SolverOptions())
      }
      guard case .unsupported = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}

extension LinearProgram {
  /// At least 1.5 of one thing at a price of one.
  static var diet: LinearProgram {
    var program = LinearProgram(name: "diet")
    let x = program.addVariable("x", .between(0, 9), cost: 1)
    program.addConstraint("need", 2 * x, .atLeast(3))
    return program
  }

  static var wholeDiet: LinearProgram {
    var program = diet
    program.setDomain(.integer, of: Variable(position: 0))
    return program
  }
}
