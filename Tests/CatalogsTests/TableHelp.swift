internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// A table in memory, and the faults that importing it gives.
func table(_ text: String, _ name: String = "t.csv") -> TableFile {
  TableFile(name: name, bytes: Array(text.utf8))
}

func faults(_ work: () throws -> Imported) -> [InvalidImport.Fault] {
  do {
    _ = try work()
    return []
  } catch let error as InvalidImport {
    return error.faults
  } catch {
    Issue.record("\(error)")
    return []
  }
}

extension JSONValue {
  func entries(_ key: String) -> [JSONValue] {
    if case .array(let entries)? = self[key] { entries } else { [] }
  }

  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The entry of a list with an id.
  func entry(_ list: String, _ id: String) -> JSONValue? { entries(list).first { $0["id"]?.string == id } }
}

func demand(
  _ text: String, from start: String = "2026-01-01", period: CalendarUnit = .hour, count: Int = 2,
  change: (inout DemandImport) -> Void = { _ in }
) throws -> Imported {
  var request = DemandImport(horizon: try HorizonPeriods(start: start, period: period, count: count))
  change(&request)
  return try request.read(table(text), ImportOptions())
}

func numbers(_ imported: Imported, _ workload: String = "load") -> [Double] {
  imported.part.json.entry("workloads", workload)?.entries("demand").compactMap(\.number) ?? []
}

func remarks(_ imported: Imported) -> String { imported.report.remarks.joined(separator: "\n") }
