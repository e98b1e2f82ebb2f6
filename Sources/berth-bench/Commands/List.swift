internal import ArgumentParser

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: Wording.listAbstract)

  func run() throws { print(Wording.list(Instance.all)) }
}
