internal import Dispatch
internal import Synchronization

/// Work on independent things at once, each on a thread of its own, with the results in their order: what comes out
/// does not depend on who was first.
enum Together {
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ work: @escaping @Sendable (Int, Element) -> Result
  ) -> [Result] {
    guard elements.count > 1 else { return elements.enumerated().map { work($0, $1) } }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: elements.count) { place in
      let result = work(place, elements[place])
      results.withLock { $0[place] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
