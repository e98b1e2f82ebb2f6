#!/usr/bin/env bash
# Makes real.json from the tables in sources/ and the decisions in policy.json, with nothing but berth.
#
#   data/real/make.sh [FILE]      writes FILE, or real.json beside this script; `berth` is taken from the PATH
set -euo pipefail
cd "$(dirname "$0")"
output=${1:-real.json}
case $output in /*) ;; *) [ $# = 0 ] || output=$OLDPWD/$output ;; esac
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

# Regions of which all tables know something.
regions=(
  aws/us-east-1 aws/us-east-2 aws/us-west-2 aws/ca-central-1 aws/eu-central-1 aws/eu-north-1 aws/eu-west-1 aws/eu-west-2
  aws/ap-northeast-1 aws/ap-southeast-1
  azure/eastus azure/northcentralus azure/westus azure/canadacentral azure/westeurope azure/northeurope azure/uksouth
  azure/germanywestcentral azure/swedencentral azure/koreacentral
  gcp/us-central1 gcp/us-east4 gcp/us-west1 gcp/europe-west1 gcp/europe-west3 gcp/europe-west4
  gcp/asia-east1 gcp/asia-northeast3 gcp/asia-southeast1
)
in_regions=()
for region in "${regions[@]}"; do in_regions+=(--region "$region"); done
# Of AWS Karpenter's table has one of these regions.
with_cpus=(--region aws/us-east-1)
for region in "${regions[@]}"; do
  case $region in aws/*) ;; *) with_cpus+=(--region "$region") ;; esac
done

# Accelerators of three clouds; AWS's prices for a year's reservation stand in a table of their own. No catalogue says how
# much can be had: capacities are assumptions.
berth import catalog sources/prices/accelerators_open_all_clouds.csv sources/prices/aws_gpu_regions_vantage_tsaol.csv \
  "${in_regions[@]}" --accelerator h100 --accelerator h200 --accelerator a100-80gb --accelerator l40s --accelerator l4 \
  --accelerator b200 --accelerator gb200 --accelerator inferentia2 --accelerator trainium \
  --capacity h100=2000 --capacity h200=1000 --capacity a100-80gb=2000 --capacity l40s=1000 --capacity l4=4000 \
  --capacity b200=500 --capacity gb200=500 --capacity inferentia2=3000 --capacity trainium=2000 \
  --spot-availability 0.85 -o "$parts/accelerators.json"

# vCPUs, whose number Karpenter's tables leave to the name of the instance type.
berth import catalog sources/prices/aws_ondemand_karpenter.csv sources/prices/azure_ondemand_karpenter.csv \
  sources/prices/gcp_ondemand_spot_karpenter.csv "${with_cpus[@]}" --no-accelerators --infer-shapes \
  --instance 'm7i.*' --instance 'Standard_D*s_v5' --instance 'n2-standard-*' --min-vcpus 8 \
  --capacity 100000 --spot-availability 0.85 -o "$parts/cpus.json"

berth import latency sources/latency-egress/skyplane_latency_2022-04.csv \
  --origin us=aws/us-east-1 --origin eu=azure/westeurope --origin asia=aws/ap-northeast-1 -o "$parts/latency.json"

berth import egress sources/latency-egress/skyplane_egress_cost.csv \
  --to aws/us-east-1 --to azure/westeurope --to aws/ap-northeast-1 -o "$parts/egress.json"

berth import carbon sources/carbon/ccf_grid-emissions-factors-aws.csv sources/carbon/ccf_grid-emissions-factors-azure.csv \
  sources/carbon/gcp_region_carbon_2024.csv -o "$parts/carbon.json"

# Loads of a real service, a thousand or so times over. The language model's traces are of one hour, so that how they grow is
# said; the batch load's are of 51 days, too few to tell growth from chance (berth says so with --growth-from-trace).
horizon=(--like policy.json --align --growth-per-year 0.4 --peak p95)
conversations=sources/demand/azure_llm_2023_conv_1min.csv
coding=sources/demand/azure_llm_2023_code_1min.csv
berth import demand "$conversations" --load generated_tokens=chat-us --times 0.003 "${horizon[@]}" -o "$parts/us.json"
berth import demand "$conversations" --load generated_tokens=chat-eu --times 0.0015 "${horizon[@]}" -o "$parts/eu.json"
berth import demand "$conversations" --load generated_tokens=chat-asia --times 0.001 "${horizon[@]}" -o "$parts/asia.json"
berth import demand "$coding" --load context_tokens=code --times 0.0004 "${horizon[@]}" -o "$parts/code.json"
berth import demand "$coding" --load requests=agents --times 0.5 "${horizon[@]}" -o "$parts/agents.json"
berth import demand sources/demand/alibaba2020_2apps_60min_p95.csv --load app0=ranking --load app1=features --times 1000 \
  "${horizon[@]}" -o "$parts/batch.json"

berth merge policy.json "$parts"/{accelerators,cpus,latency,egress,carbon,us,eu,asia,code,agents,batch}.json -o "$output"
