/// A chart with what it says in words, and the table behind it.
struct PageFigure {
  /// Unique on the page.
  let id: String
  let title: String
  /// What is to be seen, for those who do not see it, and to be read by all.
  let summary: String
  /// What lines and hatches mean; `nil` where the chart says it itself.
  var key: Markup?
  let table: PageTable?
  let draw: (Canvas) -> Drawing

  var markup: Markup {
    Tag.figure([.id: .text(id)]) {
      Tag.figcaption([.id: "\(id)-caption"]) {
        Tag.h3 { title }
        Tag.p { summary }
      }
      key
      drawing(on: .wide, class: "wide")
      drawing(on: .narrow, class: "narrow")
      if let table {
        Tag.details {
          Tag.summary { Wording.tableOf(title) }
          table.markup
        }
      }
    }
  }

  /// The name is an attribute and not a `title`: browsers would show that wherever the pointer rests.
  private func drawing(on canvas: Canvas, class className: String) -> Markup {
    let drawing = draw(canvas)
    return Tag.svg([
      .class: .text("chart " + className), .role: "img", .ariaLabel: .text(title),
      .ariaDescribedBy: "\(id)-caption",
      .viewBox: "0 0 \(canvas.width.coordinateText) \(drawing.height.coordinateText)",
    ]) { drawing.content }
  }
}

/// Alternatives of which one is shown at a time; without a script, and in print, those that `isPrinted` says.
struct Switcher {
  struct Choice {
    let name: String
    let content: Markup
  }

  /// Unique on the page.
  let id: String
  /// What is chosen between.
  let label: String
  let choices: [Choice]

  var markup: Markup {
    guard choices.count > 1 else { return choices.first?.content ?? .nothing }
    return Tag.div([.class: "switcher", .id: .text(id), .ariaLabel: .text(label)]) {
      choices.enumerated().map { place, choice in
        Tag.div([.class: "choice", .id: "\(id)-\(place)", .ariaLabel: .text(choice.name), .role: "group"]) {
          choice.content
        }
      }
    }
  }
}
