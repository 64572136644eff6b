// Tests wait for other programs, above all for Terraform's thirty seconds after a channel configuration: more of them than there are cores.
[assembly: Xunit.v3.Parallelization(MaxThreads = 8, Mode = Xunit.Sdk.ParallelMode.All)]
