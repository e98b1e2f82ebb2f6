/// What may carry remarks for people: text that changes nothing, and is kept when a draft is read and written.
public protocol DraftRemarks {
  /// What a reader should know.
  var note: String? { get set }
  /// Where the figures come from.
  var source: String? { get set }
}

extension DraftRemarks {
  /// The same with remarks; what is `nil` stays as it is.
  ///
  ///     Series.always(4.10).remarking(source: "list price of 2026-01-05")
  public func remarking(note: String? = nil, source: String? = nil) -> Self {
    var copy = self
    if let note { copy.note = note }
    if let source { copy.source = source }
    return copy
  }
}

/// An entry of a draft that others refer to by its id.
public protocol DraftEntry: DraftRemarks, Equatable, Sendable {
  /// Its name, unique in its list.
  var id: String { get set }
  /// What stands for an entry that is not there; see ``Entries``.
  init(missing id: String)
}
