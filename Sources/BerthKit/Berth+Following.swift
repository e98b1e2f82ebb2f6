/// What an answer tells on its way.
public enum AnswerEvent<Answer: Sendable>: Sendable {
  /// How it stands, several times a second.
  case progress(PlanProgress)
  /// The answer; nothing comes after it.
  case answer(Answer)
}

extension Berth {
  /// Follows an answer on its way: how it stands, as it goes on, and at last the answer.
  ///
  ///     for try await event in Berth.following({ try await Berth.plan(problem, $0) }) {
  ///       switch event {
  ///       case .progress(let progress): print(progress)
  ///       case .answer(let plan): print(plan)
  ///       }
  ///     }
  ///
  /// Where the loop is left before the answer and nothing else holds the sequence, or its task is cancelled, the solver
  /// stops. To stop and yet have the best so far, cancel `options.cancellation` and go on listening. A slow listener misses progress, never the answer.
  ///
  /// - Parameters:
  ///   - ask: asks for the answer with the options that it is handed.
  ///   - options: what else is asked of the answer; its own `onProgress` is told as well.
  public static func following<Answer: Sendable>(
    _ ask: @escaping @Sendable (PlanOptions) async throws -> Answer, _ options: PlanOptions = PlanOptions()
  ) -> AsyncThrowingStream<AnswerEvent<Answer>, any Error> {
    AsyncThrowingStream(bufferingPolicy: .bufferingNewest(64)) { events in
      var told = options
      told.onProgress = { progress in
        options.onProgress?(progress)
        events.yield(.progress(progress))
      }
      let asked = told
      let task = Task {
        do {
          events.yield(.answer(try await ask(asked)))
          events.finish()
        } catch {
          events.finish(throwing: error)
        }
      }
      events.onTermination = { _ in task.cancel() }
    }
  }
}
