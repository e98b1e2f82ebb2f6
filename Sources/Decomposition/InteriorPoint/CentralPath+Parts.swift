extension CentralPath {
  /// How far a point is from solving the program, relative to its numbers.
  struct Quality {
    var primal = Double.infinity
    var dual = Double.infinity
    var gap = Double.infinity
    var worst: Double { max(primal, dual, gap) }
  }

  /// A step of the point and of its prices.
  struct Direction {
    let x: Vector
    let y: Vector
    let z: Vector
    let v: Vector

    init(rows: Int, columns: Int) {
      x = Vector(columns)
      y = Vector(rows)
      z = Vector(columns)
      v = Vector(columns)
    }
  }

  /// The best point so far.
  struct KeptPoint {
    private let vectors: [Vector]

    init(rows: Int, columns: Int) {
      vectors = [columns, columns, rows, columns, columns].map { Vector($0) }
    }

    func keep(_ point: Vector...) { for (kept, vector) in zip(vectors, point) { kept.copy(vector) } }

    func restore(_ point: Vector...) { for (kept, vector) in zip(vectors, point) { vector.copy(kept) } }
  }
}
