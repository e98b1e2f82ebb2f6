internal import CGLPK
internal import LinearProgramming

/// Which of GLPK's three solutions.
enum PointKind {
  case vertex, interior, whole

  var code: Int32 {
    switch self {
    case .vertex: Int32(CG_VERTEX)
    case .interior: Int32(CG_INTERIOR)
    case .whole: Int32(CG_WHOLE)
    }
  }
}

/// Values and duals as GLPK has them: in the unit of the program, and not yet refined.
struct Point {
  var columnValues: [Double]
  var reducedCosts: [Double]
  var rowValues: [Double]
  var rowDuals: [Double]

  init(rowCount: Int, columnCount: Int) {
    columnValues = Array(repeating: 0, count: columnCount)
    reducedCosts = columnValues
    rowValues = Array(repeating: 0, count: rowCount)
    rowDuals = rowValues
  }
}

/// A problem as GLPK holds it, by rows.
struct MatrixView {
  var rowStarts: [Int]
  var columnPositions: [Int32]
  var coefficients: [Double]
  var rowBounds: [Bounds]
  var columnBounds: [Bounds]
}

extension Basis.Standing {
  var code: UInt8 {
    switch self {
    case .basic: UInt8(CG_BASIC)
    case .atLower: UInt8(CG_AT_LOWER)
    case .atUpper: UInt8(CG_AT_UPPER)
    case .free: UInt8(CG_FREE)
    case .fixed: UInt8(CG_FIXED)
    }
  }

  init(code: UInt8) {
    switch Int(code) {
    case CG_BASIC: self = .basic
    case CG_AT_LOWER: self = .atLower
    case CG_AT_UPPER: self = .atUpper
    case CG_FREE: self = .free
    default: self = .fixed
    }
  }
}

/// Lends a Swift closure to C as a function and a context, for the length of `body`.
///
/// The closure has returned before GLPK goes on, so no jump of the guard crosses a Swift frame.
func withPoll(_ report: (cg_progress) -> Bool, _ body: (cg_poll, UnsafeMutableRawPointer) -> Int32) -> Int32 {
  withoutActuallyEscaping(report) { report in
    var box = PollBox(report: report)
    return withUnsafeMutablePointer(to: &box) { box in
      body(
        { context, progress in
          guard let context, let progress else { return 0 }
          return context.assumingMemoryBound(to: PollBox.self).pointee.report(progress.pointee) ? 1 : 0
        }, UnsafeMutableRawPointer(box))
    }
  }
}

private struct PollBox {
  var report: (cg_progress) -> Bool
}

/// The base addresses of six arrays, for the length of `body`.
func withPointers<R>(
  _ a: [Double], _ b: [Double], _ c: [Double], _ d: [Double], _ e: [Double], _ f: [Double],
  _ body: (
    UnsafePointer<Double>?, UnsafePointer<Double>?, UnsafePointer<Double>?, UnsafePointer<Double>?,
    UnsafePointer<Double>?, UnsafePointer<Double>?
  ) -> R
) -> R {
  a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in
      c.withUnsafeBufferPointer { c in
        d.withUnsafeBufferPointer { d in
          e.withUnsafeBufferPointer { e in
            f.withUnsafeBufferPointer { f in
              body(a.baseAddress, b.baseAddress, c.baseAddress, d.baseAddress, e.baseAddress, f.baseAddress)
            }
          }
        }
      }
    }
  }
}

extension Bounds {
  /// From C's ends, where an infinite one is absent.
  init(finite lower: Double, _ upper: Double) {
    self.init(lower: lower.isFinite ? lower : nil, upper: upper.isFinite ? upper : nil)
  }
}
