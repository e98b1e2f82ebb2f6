internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let frontierAbstract = "Tell the least cost for every bound of a limit."
  static let frontierDiscussion = """
    Follows the least cost exactly as the bound of a limit moves, from where it binds nothing to where no plan is left, \
    or as a second objective may be had less and less. Where the bounds of a limit differ over time, one factor multiplies \
    all of them. A problem with whole numbers, or a limit of concentration, is planned at equal distances instead.

    Of a large problem the whole curve has thousands of pieces: --from and --through follow a part of it, --resolution \
    passes over what is short. Ctrl-C ends it with what there is.
    """
  static let frontierLimitHelp = ArgumentHelp("The limit whose bound moves.", valueName: "id")
  static let frontierAgainstHelp: ArgumentHelp = "The second objective, instead of a limit."
  static let frontierSideHelp: ArgumentHelp = "Which end of the limit moves: the maximum where there is one."
  static let frontierFromHelp = ArgumentHelp(
    "Where the curve begins: a fraction for shares, a factor where bounds differ over time, else an amount.",
    valueName: "position")
  static let frontierThroughHelp = ArgumentHelp("Where the curve ends.", valueName: "position")
  static let frontierPiecesHelp = ArgumentHelp(
    "End each side of where the problem stands after so many pieces.", valueName: "count")
  static let frontierResolutionHelp = ArgumentHelp(
    "Pass over pieces shorter than this part of the curve's range; 0 follows every one.",
    valueName: "fraction")
  static let frontierSamplesHelp = ArgumentHelp(
    "How many plans sample a curve that cannot be followed.", valueName: "count")
  static let frontierSubject = "name what moves: --limit with an id, or --against with an objective"
  static let badPieces = "--pieces and --samples take a number of at least 1"
  static let badResolution = "--resolution takes a fraction, at least 0 and less than 1"
  static let badRange = "--from and --through take numbers of at least 0, the first below the second"
}
