// What a planning script needs, under one import. The solver's room stays closed: a script names a solver
// only to put another in its place, and then imports that module itself.
@_exported public import class LinearProgramming.Cancellation
@_exported public import protocol LinearProgramming.Solver
@_exported public import struct LinearProgramming.SolverOptions
@_exported public import struct LinearProgramming.SolverProgress
@_exported public import enum LinearProgramming.SolverError
@_exported public import Catalogs
@_exported public import PlacementModel
@_exported public import Planning
@_exported public import Reporting
