internal import LinearProgramming
internal import PlacementModel

// MARK: - JSON documents and programs

extension FuzzEntry {
  /// A problem file without attachments: a refusal has faults with words; an accepted one reads again from its own text.
  static func problem(_ bytes: [UInt8]) throws(BrokenPromise) {
    let problem: Problem
    do { problem = try Problem(reading: bytes, attachments: .none) } catch {
      return try faults(of: error)
    }
    let again: Problem
    do { again = try Problem(reading: try text(problem.source), attachments: .none) } catch let error
      as BrokenPromise
    {
      throw error
    } catch {
      throw BrokenPromise("an accepted problem is refused when it is written and read: \(error)")
    }
    guard again.options.elements.map(\.id) == problem.options.elements.map(\.id),
      again.horizon.periods.elements.map(\.id) == problem.horizon.periods.elements.map(\.id)
    else { throw BrokenPromise("a problem is another when it is written and read") }
  }

  static func part(_ bytes: [UInt8]) throws(BrokenPromise) {
    let part: ProblemPart
    do { part = try ProblemPart(reading: bytes) } catch { return try faults(of: error) }
    let again: ProblemPart
    do { again = try ProblemPart(reading: try text(part.json)) } catch let error as BrokenPromise {
      throw error
    } catch {
      throw BrokenPromise("an accepted part is refused when it is written and read: \(error)")
    }
    guard again == part else { throw BrokenPromise("a part is another when it is written and read") }
  }

  /// A plan: what is read and written again is the same plan.
  static func plan(_ bytes: [UInt8]) throws(BrokenPromise) {
    let document: JSONValue
    do { document = try JSONValue(parsing: bytes) } catch { return try faults(of: error) }
    let plan: Plan
    do { plan = try Plan(json: document) } catch { return try faults(of: error) }
    do {
      let written = try text(plan.json(timings: .omitted))
      let again = try Plan(json: JSONValue(parsing: written))
      guard try text(again.json(timings: .omitted)) == written else {
        throw BrokenPromise("a plan is another when it is written and read")
      }
    } catch let error as BrokenPromise {
      throw error
    } catch {
      throw BrokenPromise("an accepted plan is refused when it is written and read: \(error)")
    }
  }

  /// An MPS text, fixed where the first byte says so: what is written of it reads as a program of the same size.
  static func mps(_ bytes: [UInt8]) throws(BrokenPromise) {
    let program: LinearProgram
    let layout: MPSFormat.Layout = bytes.first == UInt8(ascii: "*") ? .fixed : .free
    do {
      program = try MPSFormat.read(String(decoding: bytes, as: UTF8.self), layout: layout)
    } catch {
      guard !error.faults.isEmpty else { throw BrokenPromise("a text is refused without a fault") }
      return
    }
    var written = ""
    do { try MPSFormat.write(program, names: .places, to: &written) } catch {
      throw BrokenPromise("names by places clash")
    }
    do {
      let again = try MPSFormat.read(written)
      guard again.columnCount == program.columnCount, again.direction == .minimize else {
        throw BrokenPromise("a program has other columns when it is written and read")
      }
    } catch let error as InvalidText {
      throw BrokenPromise("what is written of a program is refused: \(error.faults)")
    } catch let error as BrokenPromise {
      throw error
    } catch {
      throw BrokenPromise("\(error)")
    }
  }

  // MARK: Promises

  static func faults(of error: InvalidProblem) throws(BrokenPromise) {
    guard !error.violations.isEmpty else { throw BrokenPromise("a document is refused without a fault") }
    guard error.violations.allSatisfy({ !$0.sentence.isEmpty }) else {
      throw BrokenPromise("a fault has no words")
    }
  }

  static func text(_ value: JSONValue) throws(BrokenPromise) -> [UInt8] {
    do { return Array(try JSONText(value).string.utf8) } catch {
      throw BrokenPromise("a number at \(error.pointer) cannot be written")
    }
  }
}
