/// What an importer read, what it made of it, and what it left out.
public struct ImportReport: Hashable, Sendable {
  /// One file that was read.
  public struct File: Hashable, Sendable {
    /// Its path as it was given.
    public let name: String
    /// What it was taken for: `SkyPilot catalogue`, `FOCUS 1.0 bill`.
    public var layout: String
    /// Rows read.
    public var rows: Int
    /// Bytes read.
    public var bytes: Int

    package init(name: String, layout: String, rows: Int = 0, bytes: Int = 0) {
      self.name = name
      self.layout = layout
      self.rows = rows
      self.bytes = bytes
    }
  }

  /// Rows that were left out for one reason.
  public struct Skipped: Hashable, Sendable {
    /// Why.
    public let reason: SkipReason
    /// How many rows.
    public var rows: Int
  }

  /// A count or a sum of what was made, in the order in which it is told: `offers` 412.
  public struct Figure: Hashable, Sendable {
    /// What it counts or measures.
    public let name: String
    /// The number as it is to be read, exact: `20.52022672899003`.
    public let amount: String
    /// Its unit; `nil` for a count.
    public let unit: String?

    package init(_ name: String, _ amount: String, unit: String? = nil) {
      self.name = name
      self.amount = amount
      self.unit = unit
    }

    package init(_ name: String, _ count: Int, unit: String? = nil) {
      self.init(name, String(count), unit: unit)
    }
  }

  /// The files in the order in which they were read.
  public var files: [File] = []
  /// What there is to know of the result, in order.
  public var figures: [Figure] = []
  /// Sentences on what a reader must know: a name that was guessed, a unit that was turned into another.
  public var remarks: [String] = []
  private var skippedRows: [SkipReason: Int] = [:]

  package init() {}

  /// What was left out, in the order of `SkipReason`.
  public var skipped: [Skipped] {
    SkipReason.allCases.compactMap { reason in
      skippedRows[reason].map { Skipped(reason: reason, rows: $0) }
    }
  }

  package mutating func skip(_ reason: SkipReason) { skippedRows[reason, default: 0] += 1 }

  /// Rows that were read and not left out.
  public var usedRows: Int { files.reduce(0) { $0 + $1.rows } - skippedRows.values.reduce(0, +) }
}

/// Why a row was left out.
public enum SkipReason: String, CaseIterable, Hashable, Sendable {
  /// No price in the row.
  case notPriced
  /// A price of zero, which means that it is not known.
  case zeroPrice
  /// A price that is negative, or more than a problem can hold.
  case priceOutOfRange
  /// A price that is no number.
  case unreadablePrice
  /// A price that only stands in for one that is not known.
  case placeholderPrice
  /// Reserved prices of which no term is known.
  case noTerm
  /// Neither a count of accelerators nor one of vCPUs.
  case noShape
  /// No accelerators, where only those are asked for.
  case noAccelerators
  /// vCPUs that are there for a part of the time only, at the price of that part.
  case burstable
  /// The price of accelerators for which no machine is priced that could hold them.
  case noHost
  /// Money in a currency without an exchange rate, or another than the rest of the provider's, or one that is not told.
  case noExchangeRate, otherCurrency, unknownCurrency
  /// Outside what was selected.
  case notSelected
  /// No cost in the row of a bill.
  case noCost
  /// No time in the row.
  case noTime
  /// A load below zero.
  case negative
  /// A row of another kind than asked for.
  case otherRows
  /// No region in the row.
  case noRegion
  /// A pair of regions or a region without a value.
  case notMeasured
  /// A round trip on another network tier than asked for.
  case otherTier
  /// A price to or from places that are no region.
  case internet
  /// A carbon intensity that no power has.
  case implausible
  /// A contract commitment of quantities, which is no agreement about spend.
  case usageCommitment
  /// A contract commitment without an amount above zero.
  case noAmount
  /// A contract commitment that has ended, or was replaced.
  case endedCommitment
}

/// A row that was left out, for whoever wants to see each.
public struct SkippedRow: Hashable, Sendable {
  /// The file's name.
  public let file: String
  /// The line on which the row begins, from 1.
  public let line: Int
  /// Why it was left out.
  public let reason: SkipReason
  /// What tells the row from others: `us-east-1 p5.48xlarge`.
  public let what: String

  package init(file: String, line: Int, reason: SkipReason, what: String) {
    self.file = file
    self.line = line
    self.reason = reason
    self.what = what
  }
}
