extension FormatChecker {
  /// Checks the keys of an object against its table, then each value.
  mutating func checkObject(_ members: [JSONValue.Member], _ format: ObjectFormat) {
    let kind = kind(of: members, format)
    if let kind, format.later.kinds.contains(kind) {
      if let discriminator = format.discriminator { report(.notYetSupported(kind), at: .key(discriminator)) }
      return
    }
    let known = kind.flatMap { format.kinds.contains($0) ? $0 : nil }
    reportMissing(members, format, kind: known)
    var seen = SeenKeys(members)
    for member in members {
      if seen.repeats(member.key) { report(.repeatedKey(member.key), at: .key(member.key)) }
      checkMember(member, format, kind: known)
    }
  }

  /// The word of the discriminator, whether known or not.
  private func kind(of members: [JSONValue.Member], _ format: ObjectFormat) -> String? {
    guard let key = format.discriminator,
      case .string(let word)? = members.first(where: { $0.key == key })?.value
    else { return nil }
    return word
  }

  private mutating func checkMember(_ member: JSONValue.Member, _ format: ObjectFormat, kind: String?) {
    var fitting: Attribute?
    for attribute in format.attributes where attribute.key == member.key && attribute.makesSense(for: kind) {
      // Without a kind, a key that means several things is left alone: the kind's own fault is reported.
      guard fitting == nil else { return }
      fitting = attribute
    }
    if let attribute = fitting {
      at(.key(member.key)) { $0.check(member.value, attribute.shape, unit: attribute.unit) }
    } else if Format.remarks.contains(member.key) {
      guard case .string = member.value else {
        return report(
          .wrongType(found: Wording.found(member.value), accepted: "text"), at: .key(member.key))
      }
    } else if format.later.keys.contains(member.key) {
      report(.notYetSupported(member.key), at: .key(member.key))
    } else {
      let keys = format.keys(ofKind: kind)
      if let kind, format.attributes.contains(where: { $0.key == member.key }) {
        report(.misplacedKey(member.key, kind: kind, accepted: keys), at: .key(member.key))
      } else {
        report(
          .unknownKey(
            member.key, nearest: Spelling.nearest(to: member.key, among: keys + Format.remarks),
            accepted: keys),
          at: .key(member.key))
      }
    }
  }

  private mutating func reportMissing(_ members: [JSONValue.Member], _ format: ObjectFormat, kind: String?) {
    for attribute in format.attributes where format.requires(attribute, inPart: mayOmit) {
      guard attribute.kinds.isEmpty || kind != nil, attribute.makesSense(for: kind),
        !members.contains(where: { $0.key == attribute.key })
      else { continue }
      report(.missing(key: attribute.key, accepted: attribute.accepted))
    }
    if format.rules.isEmpty || (mayOmit && format.isRecord) { return }
    let present = Set(members.map(\.key))
    for rule in format.rules {
      switch rule {
      case .atLeastOne(let keys, let kinds):
        let applies = kinds.isEmpty || kind.map(kinds.contains) == true
        guard applies, present.isDisjoint(with: keys), let first = keys.first else { continue }
        report(.missing(key: first, accepted: "at least one of \(Wording.listed(keys))"))
      case .oneOf(let sets): reportChoice(sets, present, format)
      }
    }
  }

  /// Exactly one set of keys, and all of it.
  private mutating func reportChoice(_ sets: [[String]], _ present: Set<String>, _ format: ObjectFormat) {
    let begun = sets.filter { !present.isDisjoint(with: $0) }
    let choice = sets.map { Wording.listed($0, last: "and") }.joined(separator: ", or ")
    guard let set = begun.first else {
      if let first = sets.first?.first { report(.missing(key: first, accepted: choice)) }
      return
    }
    guard begun.count == 1 else {
      let found = begun.joined().filter(present.contains)
      report(.contradiction(found: Wording.listed(found, last: "and"), rule: "either \(choice)"))
      return
    }
    for attribute in format.attributes where set.contains(attribute.key) && !present.contains(attribute.key) {
      report(.missing(key: attribute.key, accepted: attribute.accepted))
    }
  }
}

extension ObjectFormat {
  /// The keys that make sense for a kind, each once, in the order of the table.
  func keys(ofKind kind: String?) -> [String] {
    var seen: Set<String> = []
    return attributes(ofKind: kind).map(\.key).filter { seen.insert($0).inserted }
  }
}

/// Tells repeated keys of an object. Few keys are compared with each other, many are hashed.
struct SeenKeys {
  private let members: [JSONValue.Member]
  private var position = 0
  private var keys: Set<String> = []
  private let isSmall: Bool

  init(_ members: [JSONValue.Member]) {
    self.members = members
    isSmall = members.count <= 16
  }

  /// Whether the key, which is the next member's, stood before. To be asked once for each member, in order.
  mutating func repeats(_ key: String) -> Bool {
    guard isSmall else { return !keys.insert(key).inserted }
    defer { position += 1 }
    return members[..<position].contains { $0.key == key }
  }
}
