internal import ArgumentParser
internal import BerthKit

/// A subcommand whose errors become one message and one exit status.
protocol Subcommand: ParsableCommand {
  func perform(in session: Session) throws -> ExitStatus
}

extension Subcommand {
  func run() throws {
    let session = Session()
    let status: ExitStatus
    do {
      status = try perform(in: session)
    } catch {
      let failure = Failure(error)
      if let message = failure.message { session.say(message) }
      throw ExitCode(failure.status.rawValue)
    }
    if status != .success { throw ExitCode(status.rawValue) }
  }
}

/// An error as the shell and the reader see it.
struct Failure: Error {
  let status: ExitStatus
  /// `nil` where a message would only disturb, as when the reader of a pipe has gone.
  let message: String?

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  init(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as OutputError:
      (status, message) = (.output, error.isClosedPipe ? nil : error.description)
    case let error as InputError:
      (status, message) = (.noInput, Wording.cannotRead(error, nearest: NearFile.nearest(to: error.path)))
    case let error as InvalidProblem:
      (status, message) = (.badData, Wording.faults(error))
    case let error as InvalidImport:
      (status, message) = (.badData, Wording.faults(error))
    case let error as UnknownId:
      (status, message) = (.usage, error.description)
    case let error as PlanningError:
      (status, message) = (Self.status(of: error), error.description + Wording.next(after: error))
    default:
      (status, message) = (.fault, Wording.fault(error))
    }
  }

  private static func status(of error: PlanningError) -> ExitStatus {
    switch error {
    case .refused, .solver(.unsupported): .usage
    case .solver(.unavailable), .solver(.failed): .failure
    case .tooFarApart: .badData
    case .tooLarge: .stopped
    case .solver(.invalid), .untrustworthy, .unbounded: .fault
    }
  }
}
