/// The place of an element in its list. One type per kind of element, so that an offer cannot be looked up
/// with the index of a workload.
public struct Index<Element>: Hashable, Comparable, Sendable {
  /// Its place in the list, from 0.
  public let offset: Int
  /// The index of the element at an offset; a list answers only for its own.
  @inlinable public init(_ offset: Int) { self.offset = offset }
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
}

/// Elements in the order of the file, reached by their own kind of index.
public struct List<Element: Sendable>: Sendable {
  /// The elements as an array.
  public let elements: [Element]
  @inlinable package init(_ elements: [Element] = []) { self.elements = elements }

  /// How many there are.
  @inlinable public var count: Int { elements.count }
  /// Whether there are none.
  @inlinable public var isEmpty: Bool { elements.isEmpty }
  /// The index of every element, in order.
  @inlinable public var indices: [Index<Element>] { elements.indices.map { Index($0) } }
  /// The element of an index of this list.
  @inlinable public subscript(index: Index<Element>) -> Element { elements[index.offset] }
}

extension List: Sequence {
  @inlinable public func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}

/// One number for each element of a list: a series over periods or steps, or any other column of numbers.
public struct Values<Element: Sendable>: Hashable, Sendable {
  /// The numbers as an array, in the order of the elements.
  public let numbers: [Double]
  @inlinable package init(_ numbers: [Double]) { self.numbers = numbers }
  @inlinable package init(repeating number: Double, count: Int) {
    numbers = Array(repeating: number, count: count)
  }
  /// The number of an element.
  @inlinable public subscript(index: Index<Element>) -> Double { numbers[index.offset] }
}
