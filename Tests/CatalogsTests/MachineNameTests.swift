internal import Testing

@testable internal import Catalogs

struct MachineNameTests {
  @Test(arguments: [
    ("H100", "h100"), ("NVIDIA H100 80GB", "h100"), ("H100 (80 GB)", "h100"), ("H100-80GB", "h100"),
    ("H100 HGX (80GB)", "h100"), ("H100-MEGA", "h100"), ("H100_SXM", "h100"), ("nvidia-h100-80gb", "h100"),
    ("H100 PCIe (80GB)", "h100-pcie"), ("H100-NVL", "h100-nvl"),
    ("A100", "a100-40gb"), ("A100 (40 GB)", "a100-40gb"), ("A100-80GB", "a100-80gb"),
    ("A100-80GB-SXM", "a100-80gb"), ("A100 (80 GB)", "a100-80gb"), ("NVIDIA A100", "a100-40gb"),
    ("nvidia-tesla-a100", "a100-40gb"), ("V100", "v100-16gb"), ("V100-32GB", "v100-32gb"),
    ("Tesla V100", "v100-16gb"), ("GRID K520", "k520"), ("NVIDIA GRID K520", "k520"),
    ("AMD Radeon Pro V520", "radeon-pro-v520"), ("Radeon MI25", "radeon-mi25"), ("MI300X", "mi300x"),
    ("AWS Trainium", "trainium"), ("Trainium", "trainium"), ("Trainium2", "trainium2"),
    ("Inferentia2", "inferentia2"), ("AWS Inferentia", "inferentia"), ("Qualcomm AI 100", "qualcomm-ai-100"),
    ("Gaudi HL-205", "gaudi"), ("B200 Blackwell", "b200"), ("GH200 (96 GB)", "gh200"),
    ("GH200-480GB", "gh200-480gb"), ("L40S", "l40s"), ("T4g", "t4g"), ("A10G (24 GB)", "a10g"),
    ("RTX3090", "rtx-3090"), ("GeForce RTX 4090", "rtx-4090"), ("3080Ti (12 GB)", "rtx-3080-ti"),
    ("RTX5000 (16 GB)", "rtx-5000"), ("Quadro RTX 6000 (24 GB)", "rtx-6000"), ("RTX A6000 (48 GB)", "a6000"),
    ("RTXA6000", "a6000"), ("A6000", "a6000"), ("RTX6000-Ada", "rtx-6000-ada"),
    ("RTX PRO 6000 Blackwell", "rtx-pro-6000"), ("RTXPRO6000S", "rtx-pro-6000"),
    ("tpu-v5litepod-8", "tpu-v5e"), ("H100_SXM5", "h100"),
    ("H100_PCIE_BAREMETAL", "h100-pcie"), ("A100_80G_SXM4", "a100-80gb"), ("A100_80G_PCIE", "a100-80gb"),
    ("RTX5090_PCIE_BAREMETAL", "rtx-5090"), ("L40S_PCIE", "l40s"), ("RTX 3080 Ti", "rtx-3080-ti"),
    ("", ""), ("80GB", "80gb"), ("NVIDIA", "nvidia"), ("(80 GB)", "80-gb"), ("--", ""),
    ("some new chip", "some-new-chip"),
  ])
  func sourcesHaveOneNameForAMachine(text: String, id: String) {
    #expect(MachineName(text).id == id)
  }

  @Test(arguments: [
    ("NVIDIA A100", "p4de.24xlarge", "a100-80gb"), ("V100", "p3dn.24xlarge", "v100-32gb"),
    ("ARM Mali-G78MP12", "g5g.xlarge", "t4g"), ("L40", "g6f.large", "l4"),
    ("A100", "p4d.24xlarge", "a100-40gb"),
    ("H100", "gpu_1x_h100_pcie", "h100-pcie"), ("A10", "p4de_like", "a10"),
  ])
  func theInstanceTypeMaySayMore(text: String, instance: String, id: String) {
    #expect(MachineName(text, instanceType: instance).id == id)
  }

  @Test(arguments: [
    ("tpu-v6e-256", 256.0), ("tpu-v5p-12288", 6144), ("tpu-v2-8", 4), ("tpu-v5litepod-16", 16), ("H100", 1),
    ("tpu-v4", 1),
  ])
  func aSliceIsSoManyChips(text: String, chips: Double) {
    #expect(MachineName(text).chips == chips)
  }

  @Test(
    arguments: [
      ("aws", "m7i.4xlarge", nil, nil, 16.0), ("aws", "t3.micro", nil, nil, 2),
      ("aws", "t2.micro", nil, nil, 1),
      ("aws", "m7i.metal-24xl", nil, nil, 96), ("aws", "i3.metal", nil, nil, nil),
      ("aws", "p5.48xlarge", "H100", 8, 192), ("aws", "g5.12xlarge", "A10G", 4, 48),
      ("aws", "p9.48xlarge", nil, nil, nil), ("gcp", "n2-standard-8", nil, nil, 8),
      ("gcp", "e2-micro", nil, nil, 2), ("gcp", "a3-megagpu-8g", "H100", 8, nil),
      ("gcp", "g2-standard-24", "L4", 2, 24), ("gcp", "c3-standard-8-lssd", nil, nil, 8),
      ("azure", "Standard_D16as_v5", nil, nil, 16), ("azure", "Standard_E16-4s_v3", nil, nil, 4),
      ("azure", "Standard_NC24ads_A100_v4", "A100 80GB", 1, 24),
      ("azure", "Standard_ND96asr_v4", "A100 40GB", 8, 96),
      ("azure", "Standard_ND128isr_NDR_GB200_v6", "GB200", 4, 128),
      ("azure", "Standard_D3_v2", nil, nil, nil), ("azure", "Standard_NV6ads_A10_v5", "A10", 1.0 / 6, 6),
    ] as [(String, String, String?, Double?, Double?)])
  func namesTellShapes(cloud: String, name: String, chip: String?, count: Double?, vCPUs: Double?) {
    let shape = ShapeInference.shape(of: name, cloud: cloud)
    #expect(shape?.accelerator == chip)
    #expect(shape?.count == count)
    #expect(shape?.vCPUs == vCPUs)
  }
}
