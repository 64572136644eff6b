# An app of the CDK: what it synthesized is in cdk.out.
