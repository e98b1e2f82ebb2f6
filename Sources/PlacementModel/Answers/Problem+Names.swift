extension Problem {
  /// The workload of an id.
  public func workload(named id: String) -> Index<Workload>? {
    workloads.indices.first { workloads[$0].id == id }
  }

  /// The workload's id that was probably meant by one that is not there; `nil` where none is near.
  public func workloadId(near id: String) -> String? {
    Spelling.nearest(to: id, among: workloads.elements.map(\.id))
  }
}
