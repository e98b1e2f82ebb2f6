public import PlacementModel

/// A plan as one HTML file that needs nothing else: no network, no program, and for its charts and words no script.
///
/// Every figure carries the digits that the plan's JSON has. The same plan gives the same bytes, but for the seconds of
/// its solver.
///
///     let page = PlanPage(plan)
///     try page.html.write(toFile: "plan.html", atomically: true, encoding: .utf8)
public struct PlanPage: Sendable {
  let plan: Plan
  let frontiers: [FrontierPlans]

  /// - Parameter frontiers: curves through the plan, each with plans for some of its points.
  public init(_ plan: Plan, frontiers: [FrontierPlans] = []) {
    self.plan = plan
    self.frontiers = frontiers
  }

  /// The whole file, its last line ended by a newline.
  ///
  /// - Complexity: O(the plan's entries).
  public var html: String {
    let figures = PlanFigures(plan)
    var sections: [PageSection] = []
    if plan.objective != nil {
      sections = [
        CostSection(figures: figures).section, PriceSection(figures: figures).section,
        AllocationSection(figures: figures).section, CapacitySection(figures: figures).section,
        CommitmentSection(figures: figures).section, ShareSection(figures: figures).section,
        LimitSection(figures: figures).section, BindingSection(figures: figures).section,
        RegionSection(figures: figures).section, OrderSection(figures: figures).section,
        WorkSection(figures: figures).section,
      ].compactMap { $0 }
      let curves = frontiers.enumerated().compactMap { FrontierSection($1, place: $0).section }
      sections.insert(contentsOf: curves, at: min(1, sections.count))
    } else if plan.status == .infeasible {
      sections = [ConflictSection(figures: figures).section].compactMap { $0 }
    }
    sections += [CertificateSection(figures: figures).section, ListSection(plan: plan).section].compactMap {
      $0
    }
    return PageFrame(
      title: plan.problem.name.isEmpty ? Wording.unnamed : plan.problem.name,
      header: Headline(figures: figures).markup, sections: sections, digest: plan.problem.digest
    ).html
  }
}

/// A part of a page under a heading of its own.
struct PageSection {
  /// Unique on the page: where links lead.
  let id: String
  let title: String
  let content: Markup
}

/// What all pages have around their sections.
struct PageFrame {
  let title: String
  let header: Markup
  let sections: [PageSection]
  let digest: String

  var html: String {
    let style = String(decoding: PackageResources.page_css, as: UTF8.self)
    let script = String(decoding: PackageResources.page_js, as: UTF8.self)
    return Markup.document(title: title, style: style, script: script, body: body)
  }

  private var body: Markup {
    .joined([
      Tag.a([.class: "skip", .anchor: "main"]) { Wording.skip },
      hatches,
      Tag.header { header },
      Tag.nav([.ariaLabel: .text(Wording.contents)]) {
        Tag.ul {
          sections.map { section in Tag.li { Tag.a([.anchor: .text(section.id)]) { section.title } } }
        }
      },
      Tag.main([.id: "main"]) {
        sections.map { section in
          Tag.section([.id: .text(section.id), .ariaLabelledBy: "\(section.id)-title"]) {
            Tag.h2([.id: "\(section.id)-title"]) { section.title }
            section.content
          }
        }
      },
      Tag.footer { Tag.p { Wording.madeFrom(digest) } },
      Tag.div([.id: "tip", .hidden: .present, .ariaHidden: "true"]),
      Tag.div([.id: "said", .class: "unseen", .role: "status", .ariaLive: "polite"]),
    ])
  }

  /// The hatches that charts fill areas with; each takes its colour from the style.
  private var hatches: Markup {
    Tag.svg([.class: "hatches", .width: 0, .height: 0, .ariaHidden: "true"]) {
      Tag.defs {
        (0..<SeriesStyle.colours).map { place in hatch("hatch-\(place)", "c\(place)") }
        hatch("hatch-rest", "rest")
        hatch("hatch-missing", "missing-ground")
        hatch("hatch-tight", "tight-ground")
      }
    }
  }

  private func hatch(_ id: String, _ className: String) -> Markup {
    Tag.pattern([
      .id: .text(id), .width: 6, .height: 6, .patternUnits: "userSpaceOnUse", .patternTransform: "rotate(45)",
    ]) {
      Tag.rect([.class: .text("ground " + className), .width: 6, .height: 6])
      Tag.rect([.class: "ink", .width: 2, .height: 6])
    }
  }
}
