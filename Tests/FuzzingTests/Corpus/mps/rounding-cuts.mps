* Sixty columns of which GLPK 5.0's mixed-integer rounding cuts, after its presolve, cut the optimum off.
NAME rounding-cuts
ROWS
 N %objective
 E demand[w0,2026-01-01T00]
 E demand[w0,2026-01-02T00]
 E demand[w1,2026-01-01T00]
 E demand[w1,2026-01-02T00]
 L deferral[w0,2026-01-01T00]
 L supply[o0,2026-01-01T00]
 L supply[o0,2026-01-02T00]
 L supply[o1,2026-01-01T00]
 L supply[o1,2026-01-02T00]
 L supply[o2,2026-01-01T00]
 L supply[o2,2026-01-02T00]
 L capacity[o0,2026-01-01T00]
 L capacity[o0,2026-01-02T00]
 L capacity[o1,2026-01-01T00]
 L capacity[o1,2026-01-02T00]
 L capacity[o2,2026-01-01T00]
 L capacity[o2,2026-01-02T00]
 L quota[o2:spot,2026-01-01T00]
 L quota[o2:spot,2026-01-02T00]
 E fix[o2:res,2026-01-01T00]
 E tiering[o0:od,2026-01-01T00]
 E tiering[o0:od,2026-01-02T00]
 G tierFilled[o0:od,2026-01-01T00,1]
 G tierFilled[o0:od,2026-01-01T00,2]
 G tierFilled[o0:od,2026-01-02T00,1]
 G tierFilled[o0:od,2026-01-02T00,2]
 L tierOpened[o0:od,2026-01-01T00,1]
 L tierOpened[o0:od,2026-01-01T00,2]
 L tierOpened[o0:od,2026-01-02T00,1]
 L tierOpened[o0:od,2026-01-02T00,2]
 E feeBalance[offer,o2,2026-01-01T00]
 E feeBalance[offer,o2,2026-01-02T00]
 E feeBalance[provider,p1,2026-01-01T00]
 E feeBalance[provider,p1,2026-01-02T00]
 G feeOnce[offer,o0,2026-01-01T00]
 G feeOnce[offer,o0,2026-01-02T00]
 L opening[offer,o0,o0,2026-01-01T00]
 L opening[offer,o0,o0,2026-01-02T00]
 L opening[provider,p1,o1,2026-01-01T00]
 L opening[provider,p1,o1,2026-01-02T00]
 L serving[offer,o0,w1,2026-01-01T00]
 L serving[offer,o0,w1,2026-01-02T00]
 L serving[provider,p1,w1,2026-01-01T00]
 L serving[provider,p1,w1,2026-01-02T00]
 E listBalance[a0,2026-01-01T00]
 E listBalance[a0,2026-01-02T00]
 E listBalance[a1,2026-01-01T00]
 E savedBalance[a0,2026-01-01T00]
 E savedBalance[a0,2026-01-02T00]
 L savedAtMost[a1,2026-01-01T00]
 L savedIfSigned[a1,2026-01-01T00]
 G savedInFull[a1,2026-01-01T00]
 E spendBalance[p0,2026-01-01T00]
 E spendBalance[p0,2026-01-02T00]
 E spendBalance[p1,2026-01-01T00]
 E spendBalance[p1,2026-01-02T00]
 G commitment[a1,term]
 L ceiling[a1,term]
 L shortfallIfSigned[a1,term]
 G gaining[w1,r0,2026-01-02T00]
 G gaining[w1,r1,2026-01-02T00]
 G migration[w1,2026-01-02T00]
 L churn[l0,2026-01-02T00]
COLUMNS
 use[w0,o0,2026-01-01T00] demand[w0,2026-01-01T00] 26.880000000000003
 use[w0,o0,2026-01-01T00] supply[o0,2026-01-01T00] 1
 use[w0,o0,2026-01-02T00] demand[w0,2026-01-02T00] 22.080000000000002
 use[w0,o0,2026-01-02T00] supply[o0,2026-01-02T00] 1
 use[w0,o1,2026-01-01T00] demand[w0,2026-01-01T00] 10.56
 use[w0,o1,2026-01-01T00] supply[o1,2026-01-01T00] 1
 use[w0,o1,2026-01-02T00] demand[w0,2026-01-02T00] 10.56
 use[w0,o1,2026-01-02T00] supply[o1,2026-01-02T00] 1
 use[w0,o2,2026-01-01T00] demand[w0,2026-01-01T00] 26.880000000000003
 use[w0,o2,2026-01-01T00] supply[o2,2026-01-01T00] 1
 use[w0,o2,2026-01-02T00] demand[w0,2026-01-02T00] 22.080000000000002
 use[w0,o2,2026-01-02T00] supply[o2,2026-01-02T00] 1
 use[w1,o0,2026-01-01T00] demand[w1,2026-01-01T00] 12.72
 use[w1,o0,2026-01-01T00] supply[o0,2026-01-01T00] 1
 use[w1,o0,2026-01-01T00] serving[offer,o0,w1,2026-01-01T00] 0.53
 use[w1,o0,2026-01-01T00] spendBalance[p0,2026-01-01T00] -33.392544
 use[w1,o0,2026-01-01T00] gaining[w1,r0,2026-01-02T00] 0.53
 use[w1,o0,2026-01-02T00] demand[w1,2026-01-02T00] 16.32
 use[w1,o0,2026-01-02T00] supply[o0,2026-01-02T00] 1
 use[w1,o0,2026-01-02T00] serving[offer,o0,w1,2026-01-02T00] 0.68
 use[w1,o0,2026-01-02T00] spendBalance[p0,2026-01-02T00] -35.65267200000001
 use[w1,o0,2026-01-02T00] gaining[w1,r0,2026-01-02T00] -0.68
 use[w1,o0,2026-01-02T00] churn[l0,2026-01-02T00] -0.2992
 use[w1,o1,2026-01-01T00] demand[w1,2026-01-01T00] 16.080000000000002
 use[w1,o1,2026-01-01T00] supply[o1,2026-01-01T00] 1
 use[w1,o1,2026-01-01T00] serving[provider,p1,w1,2026-01-01T00] 0.67
 use[w1,o1,2026-01-01T00] spendBalance[p1,2026-01-01T00] -12.272256
 use[w1,o1,2026-01-01T00] gaining[w1,r1,2026-01-02T00] 0.67
 use[w1,o1,2026-01-02T00] demand[w1,2026-01-02T00] 16.080000000000002
 use[w1,o1,2026-01-02T00] supply[o1,2026-01-02T00] 1
 use[w1,o1,2026-01-02T00] serving[provider,p1,w1,2026-01-02T00] 0.67
 use[w1,o1,2026-01-02T00] spendBalance[p1,2026-01-02T00] -7.033392000000001
 use[w1,o1,2026-01-02T00] gaining[w1,r1,2026-01-02T00] -0.67
 use[w1,o1,2026-01-02T00] churn[l0,2026-01-02T00] -0.2948
 use[w1,o2,2026-01-01T00] demand[w1,2026-01-01T00] 12.72
 use[w1,o2,2026-01-01T00] supply[o2,2026-01-01T00] 1
 use[w1,o2,2026-01-01T00] spendBalance[p0,2026-01-01T00] -12.404544000000001
 use[w1,o2,2026-01-01T00] gaining[w1,r1,2026-01-02T00] 0.53
 use[w1,o2,2026-01-02T00] demand[w1,2026-01-02T00] 16.32
 use[w1,o2,2026-01-02T00] supply[o2,2026-01-02T00] 1
 use[w1,o2,2026-01-02T00] spendBalance[p0,2026-01-02T00] -8.724672000000002
 use[w1,o2,2026-01-02T00] gaining[w1,r1,2026-01-02T00] -0.68
 use[w1,o2,2026-01-02T00] churn[l0,2026-01-02T00] -0.2992
 units[o0:od,2026-01-01T00] supply[o0,2026-01-01T00] -1
 units[o0:od,2026-01-01T00] capacity[o0,2026-01-01T00] 1
 units[o0:od,2026-01-01T00] tiering[o0:od,2026-01-01T00] 1
 units[o0:od,2026-01-01T00] opening[offer,o0,o0,2026-01-01T00] 1
 units[o0:od,2026-01-02T00] supply[o0,2026-01-02T00] -1
 units[o0:od,2026-01-02T00] capacity[o0,2026-01-02T00] 1
 units[o0:od,2026-01-02T00] tiering[o0:od,2026-01-02T00] 1
 units[o0:od,2026-01-02T00] opening[offer,o0,o0,2026-01-02T00] 1
 units[o1:od,2026-01-01T00] supply[o1,2026-01-01T00] -1
 units[o1:od,2026-01-01T00] capacity[o1,2026-01-01T00] 1
 units[o1:od,2026-01-01T00] opening[provider,p1,o1,2026-01-01T00] 1
 units[o1:od,2026-01-01T00] listBalance[a1,2026-01-01T00] -120.24
 units[o1:od,2026-01-02T00] supply[o1,2026-01-02T00] -1
 units[o1:od,2026-01-02T00] capacity[o1,2026-01-02T00] 1
 units[o1:od,2026-01-02T00] opening[provider,p1,o1,2026-01-02T00] 1
 units[o1:od,2026-01-02T00] spendBalance[p1,2026-01-02T00] -120.24
 units[o2:od,2026-01-01T00] supply[o2,2026-01-01T00] -1
 units[o2:od,2026-01-01T00] capacity[o2,2026-01-01T00] 1
 units[o2:od,2026-01-01T00] listBalance[a0,2026-01-01T00] -117.84
 units[o2:od,2026-01-02T00] supply[o2,2026-01-02T00] -1
 units[o2:od,2026-01-02T00] capacity[o2,2026-01-02T00] 1
 units[o2:od,2026-01-02T00] listBalance[a0,2026-01-02T00] -117.84
 units[o2:spot,2026-01-01T00] supply[o2,2026-01-01T00] -0.82
 units[o2:spot,2026-01-01T00] capacity[o2,2026-01-01T00] 1
 units[o2:spot,2026-01-01T00] quota[o2:spot,2026-01-01T00] 1
 units[o2:spot,2026-01-01T00] listBalance[a0,2026-01-01T00] -68.16
 units[o2:spot,2026-01-02T00] supply[o2,2026-01-02T00] -0.82
 units[o2:spot,2026-01-02T00] capacity[o2,2026-01-02T00] 1
 units[o2:spot,2026-01-02T00] quota[o2:spot,2026-01-02T00] 1
 units[o2:spot,2026-01-02T00] listBalance[a0,2026-01-02T00] -68.16
 reserve[o2:res,2026-01-01T00] supply[o2,2026-01-01T00] -1
 reserve[o2:res,2026-01-01T00] supply[o2,2026-01-02T00] -1
 reserve[o2:res,2026-01-01T00] capacity[o2,2026-01-01T00] 1
 reserve[o2:res,2026-01-01T00] capacity[o2,2026-01-02T00] 1
 reserve[o2:res,2026-01-01T00] fix[o2:res,2026-01-01T00] 1
 reserve[o2:res,2026-01-01T00] listBalance[a0,2026-01-01T00] -152.48000000000002
 reserve[o2:res,2026-01-01T00] listBalance[a0,2026-01-02T00] -80.16
 reserve[o2:res,2026-01-02T00] %objective -28.510721349163244
 reserve[o2:res,2026-01-02T00] supply[o2,2026-01-02T00] -1
 reserve[o2:res,2026-01-02T00] capacity[o2,2026-01-02T00] 1
 reserve[o2:res,2026-01-02T00] listBalance[a0,2026-01-02T00] -137.36
 tier[o0:od,2026-01-01T00,1] tiering[o0:od,2026-01-01T00] -1
 tier[o0:od,2026-01-01T00,1] tierFilled[o0:od,2026-01-01T00,1] 1
 tier[o0:od,2026-01-01T00,1] listBalance[a0,2026-01-01T00] -134.39999999999998
 tier[o0:od,2026-01-01T00,2] tiering[o0:od,2026-01-01T00] -1
 tier[o0:od,2026-01-01T00,2] tierFilled[o0:od,2026-01-01T00,2] 1
 tier[o0:od,2026-01-01T00,2] tierOpened[o0:od,2026-01-01T00,1] 1
 tier[o0:od,2026-01-01T00,2] listBalance[a0,2026-01-01T00] -187.2
 tier[o0:od,2026-01-01T00,3] tiering[o0:od,2026-01-01T00] -1
 tier[o0:od,2026-01-01T00,3] tierOpened[o0:od,2026-01-01T00,2] 1
 tier[o0:od,2026-01-01T00,3] listBalance[a0,2026-01-01T00] -114.72
 M 'MARKER' 'INTORG'
 full[o0:od,2026-01-01T00,1] tierFilled[o0:od,2026-01-01T00,1] -5.04
 full[o0:od,2026-01-01T00,1] tierOpened[o0:od,2026-01-01T00,1] -6.829999999999999
 full[o0:od,2026-01-01T00,2] tierFilled[o0:od,2026-01-01T00,2] -6.829999999999999
 full[o0:od,2026-01-01T00,2] tierOpened[o0:od,2026-01-01T00,2] -9.930000000000001
 M 'MARKER' 'INTEND'
 tier[o0:od,2026-01-02T00,1] tiering[o0:od,2026-01-02T00] -1
 tier[o0:od,2026-01-02T00,1] tierFilled[o0:od,2026-01-02T00,1] 1
 tier[o0:od,2026-01-02T00,1] listBalance[a0,2026-01-02T00] -134.39999999999998
 tier[o0:od,2026-01-02T00,2] tiering[o0:od,2026-01-02T00] -1
 tier[o0:od,2026-01-02T00,2] tierFilled[o0:od,2026-01-02T00,2] 1
 tier[o0:od,2026-01-02T00,2] tierOpened[o0:od,2026-01-02T00,1] 1
 tier[o0:od,2026-01-02T00,2] listBalance[a0,2026-01-02T00] -139.2
 tier[o0:od,2026-01-02T00,3] tiering[o0:od,2026-01-02T00] -1
 tier[o0:od,2026-01-02T00,3] tierOpened[o0:od,2026-01-02T00,2] 1
 tier[o0:od,2026-01-02T00,3] listBalance[a0,2026-01-02T00] -114.72
 M 'MARKER' 'INTORG'
 full[o0:od,2026-01-02T00,1] tierFilled[o0:od,2026-01-02T00,1] -5.04
 full[o0:od,2026-01-02T00,1] tierOpened[o0:od,2026-01-02T00,1] -6.829999999999999
 full[o0:od,2026-01-02T00,2] tierFilled[o0:od,2026-01-02T00,2] -6.829999999999999
 full[o0:od,2026-01-02T00,2] tierOpened[o0:od,2026-01-02T00,2] -9.930000000000001
 M 'MARKER' 'INTEND'
 unmet[w0,2026-01-01T00] %objective 1301.4623424077292
 unmet[w0,2026-01-01T00] demand[w0,2026-01-01T00] 24
 unmet[w0,2026-01-02T00] %objective 1299.4294119598178
 unmet[w0,2026-01-02T00] demand[w0,2026-01-02T00] 24
 unmet[w1,2026-01-01T00] %objective 485.8600895002873
 unmet[w1,2026-01-01T00] demand[w1,2026-01-01T00] 24
 unmet[w1,2026-01-02T00] %objective 485.10115876738365
 unmet[w1,2026-01-02T00] demand[w1,2026-01-02T00] 24
 backlog[w0,2026-01-01T00] demand[w0,2026-01-01T00] 1
 backlog[w0,2026-01-01T00] demand[w0,2026-01-02T00] -1
 backlog[w0,2026-01-01T00] deferral[w0,2026-01-01T00] 1
 list[a0,2026-01-01T00] listBalance[a0,2026-01-01T00] 1
 list[a0,2026-01-01T00] savedBalance[a0,2026-01-01T00] -0.22
 list[a0,2026-01-01T00] spendBalance[p0,2026-01-01T00] -1.18
 list[a0,2026-01-02T00] listBalance[a0,2026-01-02T00] 1
 list[a0,2026-01-02T00] savedBalance[a0,2026-01-02T00] -0.22
 list[a0,2026-01-02T00] spendBalance[p0,2026-01-02T00] -1.18
 list[a1,2026-01-01T00] listBalance[a1,2026-01-01T00] 1
 list[a1,2026-01-01T00] savedAtMost[a1,2026-01-01T00] -0.01
 list[a1,2026-01-01T00] savedInFull[a1,2026-01-01T00] -0.01
 list[a1,2026-01-01T00] spendBalance[p1,2026-01-01T00] -1
 list[a1,2026-01-01T00] commitment[a1,term] 1
 list[a1,2026-01-01T00] ceiling[a1,term] 1
 saved[a0,2026-01-01T00] savedBalance[a0,2026-01-01T00] 1
 saved[a0,2026-01-01T00] spendBalance[p0,2026-01-01T00] 1.18
 saved[a0,2026-01-02T00] savedBalance[a0,2026-01-02T00] 1
 saved[a0,2026-01-02T00] spendBalance[p0,2026-01-02T00] 1.18
 saved[a1,2026-01-01T00] savedAtMost[a1,2026-01-01T00] 1
 saved[a1,2026-01-01T00] savedIfSigned[a1,2026-01-01T00] 1
 saved[a1,2026-01-01T00] savedInFull[a1,2026-01-01T00] 1
 saved[a1,2026-01-01T00] spendBalance[p1,2026-01-01T00] 1
 spend[p0,2026-01-01T00] %objective 0.9992186769913773
 spend[p0,2026-01-01T00] spendBalance[p0,2026-01-01T00] 1
 spend[p0,2026-01-02T00] %objective 0.9976578618940927
 spend[p0,2026-01-02T00] spendBalance[p0,2026-01-02T00] 1
 spend[p1,2026-01-01T00] %objective 0.9992186769913773
 spend[p1,2026-01-01T00] spendBalance[p1,2026-01-01T00] 1
 spend[p1,2026-01-02T00] %objective 0.9976578618940927
 spend[p1,2026-01-02T00] spendBalance[p1,2026-01-02T00] 1
 shortfall[a1,term] %objective 0.9992186769913773
 shortfall[a1,term] commitment[a1,term] 1
 shortfall[a1,term] shortfallIfSigned[a1,term] 1
 M 'MARKER' 'INTORG'
 sign[a1] savedIfSigned[a1,2026-01-01T00] -9.174312
 sign[a1] savedInFull[a1,2026-01-01T00] -9.174312
 sign[a1] commitment[a1,term] -247.64555555555557
 sign[a1] ceiling[a1,term] 443.6311999999998
 sign[a1] shortfallIfSigned[a1,term] -247.64555555555557
 open[offer,o0,2026-01-01T00] feeOnce[offer,o0,2026-01-01T00] -25.43
 open[offer,o0,2026-01-01T00] opening[offer,o0,o0,2026-01-01T00] -21.8
 open[offer,o0,2026-01-01T00] serving[offer,o0,w1,2026-01-01T00] -5.56
 M 'MARKER' 'INTEND'
 fees[offer,o0,2026-01-01T00] feeOnce[offer,o0,2026-01-01T00] 1
 fees[offer,o0,2026-01-01T00] feeOnce[offer,o0,2026-01-02T00] 1
 fees[offer,o0,2026-01-01T00] spendBalance[p0,2026-01-01T00] -1
 M 'MARKER' 'INTORG'
 open[offer,o0,2026-01-02T00] feeOnce[offer,o0,2026-01-02T00] -25.43
 open[offer,o0,2026-01-02T00] opening[offer,o0,o0,2026-01-02T00] -21.8
 open[offer,o0,2026-01-02T00] serving[offer,o0,w1,2026-01-02T00] -8.39
 M 'MARKER' 'INTEND'
 fees[offer,o0,2026-01-02T00] feeOnce[offer,o0,2026-01-02T00] 1
 fees[offer,o0,2026-01-02T00] spendBalance[p0,2026-01-02T00] -1
 M 'MARKER' 'INTORG'
 open[offer,o2,2026-01-01T00] feeBalance[offer,o2,2026-01-01T00] -40.03
 M 'MARKER' 'INTEND'
 fees[offer,o2,2026-01-01T00] feeBalance[offer,o2,2026-01-01T00] 1
 fees[offer,o2,2026-01-01T00] spendBalance[p0,2026-01-01T00] -1
 M 'MARKER' 'INTORG'
 open[offer,o2,2026-01-02T00] feeBalance[offer,o2,2026-01-02T00] -20.69
 M 'MARKER' 'INTEND'
 fees[offer,o2,2026-01-02T00] feeBalance[offer,o2,2026-01-02T00] 1
 fees[offer,o2,2026-01-02T00] spendBalance[p0,2026-01-02T00] -1
 M 'MARKER' 'INTORG'
 open[provider,p1,2026-01-01T00] feeBalance[provider,p1,2026-01-01T00] -42.25
 open[provider,p1,2026-01-01T00] opening[provider,p1,o1,2026-01-01T00] -7.63
 open[provider,p1,2026-01-01T00] serving[provider,p1,w1,2026-01-01T00] -5.56
 M 'MARKER' 'INTEND'
 fees[provider,p1,2026-01-01T00] feeBalance[provider,p1,2026-01-01T00] 1
 fees[provider,p1,2026-01-01T00] spendBalance[p1,2026-01-01T00] -1
 M 'MARKER' 'INTORG'
 open[provider,p1,2026-01-02T00] feeBalance[provider,p1,2026-01-02T00] -7.97
 open[provider,p1,2026-01-02T00] opening[provider,p1,o1,2026-01-02T00] -7.63
 open[provider,p1,2026-01-02T00] serving[provider,p1,w1,2026-01-02T00] -8.39
 M 'MARKER' 'INTEND'
 fees[provider,p1,2026-01-02T00] feeBalance[provider,p1,2026-01-02T00] 1
 fees[provider,p1,2026-01-02T00] spendBalance[p1,2026-01-02T00] -1
 gained[w1,r0,2026-01-02T00] gaining[w1,r0,2026-01-02T00] 1
 gained[w1,r0,2026-01-02T00] migration[w1,2026-01-02T00] -1
 gained[w1,r1,2026-01-02T00] gaining[w1,r1,2026-01-02T00] 1
 gained[w1,r1,2026-01-02T00] migration[w1,2026-01-02T00] -1
 moved[w1,2026-01-02T00] migration[w1,2026-01-02T00] 1
 moved[w1,2026-01-02T00] churn[l0,2026-01-02T00] 1
RHS
 R demand[w0,2026-01-01T00] 132.96
 R demand[w0,2026-01-02T00] 169.44
 R demand[w1,2026-01-01T00] 133.44
 R demand[w1,2026-01-02T00] 201.36
 R deferral[w0,2026-01-01T00] 132.96
 R supply[o2,2026-01-01T00] 4.48
 R supply[o2,2026-01-02T00] 4.48
 R capacity[o0,2026-01-01T00] 21.8
 R capacity[o0,2026-01-02T00] 21.8
 R capacity[o1,2026-01-01T00] 7.63
 R capacity[o1,2026-01-02T00] 7.63
 R capacity[o2,2026-01-01T00] 5.59
 R capacity[o2,2026-01-02T00] 5.59
 R quota[o2:spot,2026-01-01T00] 4.8
 R quota[o2:spot,2026-01-02T00] 4.8
 R fix[o2:res,2026-01-01T00] 0.54
 R listBalance[a0,2026-01-01T00] 480.61440000000005
 R listBalance[a0,2026-01-02T00] 480.61440000000005
 R savedInFull[a1,2026-01-01T00] -9.174312
 R ceiling[a1,term] 917.4312
 R migration[w1,2026-01-02T00] -2.830000000000001
BOUNDS
 UP B tier[o0:od,2026-01-01T00,1] 5.04
 UP B tier[o0:od,2026-01-01T00,2] 6.829999999999999
 UP B tier[o0:od,2026-01-01T00,3] 9.930000000000001
 UP B full[o0:od,2026-01-01T00,1] 1
 UP B full[o0:od,2026-01-01T00,2] 1
 UP B tier[o0:od,2026-01-02T00,1] 5.04
 UP B tier[o0:od,2026-01-02T00,2] 6.829999999999999
 UP B tier[o0:od,2026-01-02T00,3] 9.930000000000001
 UP B full[o0:od,2026-01-02T00,1] 1
 UP B full[o0:od,2026-01-02T00,2] 1
 UP B sign[a1] 1
 UP B open[offer,o0,2026-01-01T00] 1
 UP B open[offer,o0,2026-01-02T00] 1
 FX B open[offer,o2,2026-01-01T00] 1
 FX B open[offer,o2,2026-01-02T00] 1
 UP B open[provider,p1,2026-01-01T00] 1
 UP B open[provider,p1,2026-01-02T00] 1
ENDATA
