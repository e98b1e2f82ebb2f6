"""A program in MPS, solved by HiGHS. Usage: with_highs MPS METHOD, where METHOD is simplex or ipm"""

import json
import sys
import time

import highspy

highs = highspy.Highs()
for option, value in (("output_flag", False), ("solver", sys.argv[2]), ("threads", 1), ("parallel", "off")):
    highs.setOptionValue(option, value)
started = time.process_time()
highs.readModel(sys.argv[1])
read = time.process_time()
highs.run()
information = highs.getInfo()
print(json.dumps({
    "status": highs.modelStatusToString(highs.getModelStatus()).lower(),
    "objective": information.objective_function_value, "buildSeconds": read - started,
    "solveSeconds": time.process_time() - read, "iterations": max(0, information.simplex_iteration_count),
    "version": f"HiGHS {highs.version()}"}))
