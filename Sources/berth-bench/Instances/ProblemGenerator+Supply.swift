internal import BerthKit

/// A kind of unit, with what one does in an hour and about what it costs.
struct Machine {
  let id: String
  let vendor: String
  let kilowatts: Double
  /// Work units per unit-hour of ordinary work.
  let performance: Double
  /// USD per unit-hour on demand.
  let price: Double

  static let all = [
    Machine(id: "h100", vendor: "NVIDIA", kilowatts: 0.7, performance: 1.0, price: 3.0),
    Machine(id: "b200", vendor: "NVIDIA", kilowatts: 1.0, performance: 1.9, price: 5.2),
    Machine(id: "gb300", vendor: "NVIDIA", kilowatts: 1.4, performance: 2.8, price: 7.4),
    Machine(id: "trn2", vendor: "AWS", kilowatts: 0.5, performance: 0.9, price: 2.2),
    Machine(id: "mi355x", vendor: "AMD", kilowatts: 1.2, performance: 1.4, price: 3.7),
    Machine(id: "tpu-v7", vendor: "Google", kilowatts: 0.9, performance: 1.2, price: 3.0),
    Machine(id: "a100", vendor: "NVIDIA", kilowatts: 0.4, performance: 0.5, price: 1.8),
    Machine(id: "inf2", vendor: "AWS", kilowatts: 0.3, performance: 0.6, price: 1.5),
  ]

  var json: JSONValue {
    .object([
      .init("id", .string(id)), .init("vendor", .string(vendor)), .init("kilowatts", .number(kilowatts)),
    ])
  }
}

/// One provider's units of one machine in one region.
struct GeneratedOffer {
  let provider: Int
  let region: Int
  let machine: Machine
  /// Units at the start of the horizon.
  let capacity: Double
  let growth: Double
  let options: [JSONValue]

  var json: JSONValue {
    .object([
      .init("id", .string("provider-\(provider)/region-\(region)/\(machine.id)")),
      .init("provider", .string(ProblemGenerator.provider(provider))),
      .init("region", .string(ProblemGenerator.region(region))), .init("machine", .string(machine.id)),
      .init("capacity", .growing(from: capacity, perYear: growth)), .init("options", .array(options)),
    ])
  }
}

extension ProblemGenerator {
  /// Offers at places drawn without repetition.
  mutating func market() -> [GeneratedOffer] {
    var places: [(provider: Int, region: Int, machine: Machine)] = []
    for provider in 0..<Self.providers {
      for region in 0..<regions { places += Machine.all.map { (provider, region, $0) } }
    }
    return random.shuffled(places).prefix(shape.offers).map { place in
      let price = place.machine.price * random.number(0.85...1.3)
      let capacity = random.number(500...4000, decimals: 0)
      let growth = random.number(0...0.35)
      return GeneratedOffer(
        provider: place.provider, region: place.region, machine: place.machine, capacity: capacity,
        growth: growth, options: options(price))
    }
  }

  /// On demand always; seven offers in ten can be reserved for one year, and as many for three.
  private mutating func options(_ price: Double) -> [JSONValue] {
    var options: [JSONValue] = [
      .object([
        .init("id", "on-demand"), .init("kind", "onDemand"),
        .init("price", .growing(from: price.rounded(toDecimals: 3), perYear: -0.05)),
      ])
    ]
    if random.happens(0.7) { options.append(reserved("1y", price * random.number(0.68...0.78))) }
    if random.happens(0.7) { options.append(reserved("3y", price * random.number(0.5...0.62))) }
    return options
  }

  private func reserved(_ term: String, _ price: Double) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(term)), .init("kind", "reserved"), .init("term", .string(term)),
      .init("price", .number(price.rounded(toDecimals: 3))),
    ]
    if shape.hasWholeNumbers { members.append(.init("blockSize", 256)) }
    return .object(members)
  }
}

extension JSONValue {
  /// A series that compounds over time.
  static func growing(from start: Double, perYear growth: Double) -> JSONValue {
    .object([.init("start", .number(start)), .init("growthPerYear", .number(growth))])
  }
}
