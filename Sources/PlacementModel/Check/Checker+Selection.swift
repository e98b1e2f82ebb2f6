extension Checker {
  /// Which offers a selection holds, by position; all of them where there is none.
  ///
  /// Given lists narrow each other; `not` takes away what is in any of its lists.
  mutating func offers(
    in selector: SelectorFile?, at pointer: Pointer, forWorkloads: Bool, each: Bool = false, latency: Bool = false
  ) -> [Bool] {
    guard let selector else { return Array(repeating: true, count: file.offers.count) }
    checkUse(of: selector, at: pointer, forWorkloads: forWorkloads, each: each, latency: latency)
    let wanted = masks(selector.lists, at: pointer)
    let unwanted = selector.not.map { masks($0, at: pointer["not"]) } ?? []
    return places.indices.map { offer in
      guard let place = places[offer] else { return false }
      return wanted.allSatisfy { $0.holds(offer, place) } && !unwanted.contains { $0.holds(offer, place) }
    }
  }

  /// Which workloads a selection holds, by position; all of them where it names none.
  mutating func workloads(in selector: SelectorFile?, at pointer: Pointer) -> [Bool] {
    guard let selector else { return Array(repeating: true, count: file.workloads.count) }
    let wanted = workloadMasks(selector.lists, at: pointer)
    let unwanted = selector.not.map { workloadMasks($0, at: pointer["not"]) } ?? []
    return file.workloads.indices.map { w in
      wanted.allSatisfy { $0[w] } && !unwanted.contains { $0[w] }
    }
  }

  /// Rule: keys that select workloads stand only where work is measured, `each` only in a limit's `of`.
  private mutating func checkUse(
    of selector: SelectorFile, at pointer: Pointer, forWorkloads: Bool, each: Bool, latency: Bool
  ) {
    for (lists, place) in [(selector.lists, pointer), (selector.not, pointer["not"])] {
      guard let lists, !forWorkloads else { continue }
      for (key, list) in [("kinds", lists.kinds), ("workloads", lists.workloads)] where list != nil {
        findings.report(
          .contradiction(found: "`\(key)`", rule: "only offers can be selected here; money is not told apart by workload"),
          at: place[key])
      }
    }
    if selector.each != nil, !each {
      findings.report(.contradiction(found: "`each`", rule: "it stands only in a limit's `of`"), at: pointer["each"])
    }
  }

  /// One list of a selection, as flags over what its ids name.
  private struct Mask {
    enum Basis { case provider, region, machine, offer }
    let basis: Basis
    let flags: [Bool]

    func holds(_ offer: Int, _ place: OfferPlace) -> Bool {
      switch basis {
      case .provider: flags[place.provider.offset]
      case .region: flags[place.region.offset]
      case .machine: flags[place.machine.offset]
      case .offer: flags[offer]
      }
    }
  }

  private mutating func masks(_ lists: SelectorFile.Lists, at pointer: Pointer) -> [Mask] {
    var masks: [Mask] = []
    func add(_ basis: Mask.Basis, _ flags: [Bool]?) {
      if let flags { masks.append(Mask(basis: basis, flags: flags)) }
    }
    add(.provider, flags(lists.providers, providers, at: pointer["providers"]))
    add(.region, flags(lists.regions, regions, at: pointer["regions"]))
    add(.machine, flags(lists.machines, machines, at: pointer["machines"]))
    add(.offer, flags(lists.offers, offers, at: pointer["offers"]))
    add(.region, words(lists.geographies, geographies, file.regions.map(\.geography), at: pointer["geographies"]))
    add(.machine, words(lists.vendors, vendors, file.machines.map(\.vendor), at: pointer["vendors"]))
    return masks
  }

  private mutating func workloadMasks(_ lists: SelectorFile.Lists, at pointer: Pointer) -> [[Bool]] {
    [
      flags(lists.workloads, workloads, at: pointer["workloads"]),
      words(lists.kinds, kinds, file.workloads.map(\.kind), at: pointer["kinds"]),
    ].compactMap { $0 }
  }

  private mutating func flags<Element>(_ ids: [String]?, _ registry: Registry<Element>, at pointer: Pointer) -> [Bool]? {
    guard let ids else { return nil }
    var flags = Array(repeating: false, count: registry.count)
    for (number, id) in ids.enumerated() {
      if let index = registry.resolve(id, at: pointer[number], &findings) { flags[index.offset] = true }
    }
    return flags
  }

  /// Flags over elements that carry one of the words.
  private mutating func words(
    _ words: [String]?, _ registry: Registry<String>, _ carried: [String?], at pointer: Pointer
  ) -> [Bool]? {
    guard let words, flags(words, registry, at: pointer) != nil else { return nil }
    let wanted = Set(words)
    return carried.map { $0.map(wanted.contains) ?? false }
  }
}
