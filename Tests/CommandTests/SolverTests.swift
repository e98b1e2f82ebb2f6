import BerthKit
import Foundation
import Testing

@Suite struct SolverTests {
  @Test(arguments: [SolverChoice.clp, .cbc, .highs, .scip])
  func anotherSolverFindsTheSamePlan(solver: SolverChoice) throws {
    let result = try Command.run("solve", Samples.path("by-hand.json"), "--solver", solver.rawValue)
    guard result.status != 1 else {
      // Not on this machine: then the command says so, and nothing else.
      #expect(result.messages.hasPrefix("berth: there is no \(solver.rawValue) on the PATH"))
      return
    }
    #expect(result.status == 0)
    #expect(result.text.contains("4,124.00 USD present value"))
    #expect(result.text.contains("finished with GLPK"))
  }

  @Test func aSolverThatIsNotThereIsAFailureThatSaysWhereToGetIt() throws {
    let result = try Command.run(
      "solve", Samples.path("by-hand.json"), "--solver", "cbc", environment: ["PATH": "/nowhere"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("coinor-cbc"))
  }

  @Test(arguments: ["INT", "TERM"]) func aSignalEndsTheOtherProgramToo(signal: String) throws {
    let result = try Command.shell(Self.interruption("kill -\(signal) $pid"))
    #expect(result.status == 130)
    #expect(result.text == "gone\n")
  }

  /// The second signal ends the command at once, and still nothing is left behind.
  @Test func aSecondSignalEndsBothAtOnce() throws {
    let result = try Command.shell(Self.interruption("kill -INT $pid; sleep 0.3; kill -INT $pid"))
    #expect(result.status == 130)
    #expect(result.text == "gone\n")
  }

  /// What a wrapper sends to a whole group may come more than once: still what there is by then is told.
  @Test func signalsInAMomentCountOnce() throws {
    let result = try Command.shell(Self.interruption("kill -INT $pid; sleep 0.02; kill -INT $pid"))
    #expect(result.status == 130)
    #expect(result.text == "gone\n")
    #expect(result.messages.contains("berth: interrupted: there is no plan yet"))
  }

  /// A solve with a program that hears no signal, in a line of shell; tells whether program and folder are gone.
  private static func interruption(_ signals: String) -> String {
    """
    fake=$(mktemp -d); trap 'rm -rf "$fake"' EXIT
    cat > "$fake/clp" <<'END'
    #!/bin/sh
    if [ "$1" = -quit ]; then echo 'Coin LP version 0.1'; exit; fi
    trap '' INT TERM; here=$(dirname "$0"); pwd > "$here/folder"; echo $$ > "$here/pid"
    while :; do sleep 1; done
    END
    chmod +x "$fake/clp"
    PATH="$fake:$PATH" "$BERTH" solve '\(Samples.path("by-hand.json"))' --solver clp > "$fake/out" & pid=$!
    while [ ! -s "$fake/pid" ]; do sleep 0.05; done
    \(signals)
    wait $pid; status=$?
    other=$(cat "$fake/pid")
    # Ended, and perhaps not yet waited for by anybody.
    if kill -0 $other 2>/dev/null && ! grep -q ') Z ' /proc/$other/stat; then echo "$other still runs"; fi
    if [ -e "$(cat "$fake/folder")" ]; then echo 'files are left'; else echo gone; fi
    exit $status
    """
  }
}
