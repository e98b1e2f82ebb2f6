// What a planning script needs, under one import. Of the mathematics that is what a solver of one's own reads and returns:
// nothing else of it is public.
@_exported public import Catalogs
@_exported public import LinearProgramming
@_exported public import PlacementModel
@_exported public import Planning
@_exported public import Reporting
