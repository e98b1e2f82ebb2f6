extension ObjectFormat {
  /// Whether parts may each give some of an object's members. A selection, a series or a fee is said as a whole: two halves of
  /// it would mean what nobody said.
  var isRecord: Bool {
    let records = [Format.problem, Format.horizon, Format.egressPrice, Format.standing, Format.fixed]
    return records.contains { $0.name == name } || attributes.contains { $0.key == "id" }
  }

  /// Whether an object must have the key: in a part of a problem records may leave out all but their ids, and the version.
  func requires(_ attribute: Attribute, inPart isPart: Bool) -> Bool {
    attribute.isRequired && !(isPart && isRecord && !["berth", "id"].contains(attribute.key))
  }
}
